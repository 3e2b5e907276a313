"""How a verdict came about, in lines for people: testability, stamp, what people say of it."""

from collections.abc import Mapping, Sequence
from typing import Any

#: Digits of a test's hash that a reader compares.
_DIGITS = 12


def score_line(row: Mapping[str, Any]) -> str:
    """Return how well a pledge can be tested, and what would raise it."""
    left = "; ".join(f"{p['name']} +{p['gain']:.2f}" for p in row["parts"] if p["adds"])
    return f"testability {row['score']:.2f} of 1{f' (to gain: {left})' if left else ''}"


def score_lines(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return each pledge's score with its parts, and what the files hold from before it."""
    lines = []
    for row in rows:
        state = "" if row["is_testable"] else "; not testable yet"
        lines.append(f"{row['pledge']}: testability {row['score']:.2f} of 1{state}")
        for part in row["parts"]:
            adds = f"; {part['adds']} would add {part['gain']:.2f}" if part["adds"] else ""
            points = f"{part['score'] * part['weight']:.2f} of {part['weight']:.2f}"
            lines.append(f"  {part['name']:>9}  {points}  {part['words']}{adds}")
        for sight in row["sight"]:
            days = f"{sight['first_day']} to {sight['last_day']}"
            seen = f"{sight['rows']} rows before the pledge, {days}, {sight['inside']} in its area"
            none = "no row before the pledge"
            told = seen if sight["rows"] else none
            lines.append(f"  in view: {sight['dataset']} ({sight['witness']}): {told}")
    return lines


def stamp_lines(row: Mapping[str, Any]) -> str:
    """Return who fixed a test and when, and what was changed after data were seen."""
    mark = f"test {row['test'][:_DIGITS]}"
    if row["status"] == "not stamped":
        return f"{mark} is not stamped: outside of a case nothing says when it was written"
    fixed = f"{mark} fixed {row['at'][:16].replace('T', ' ')} UTC by {row['by']}"
    if row["status"] == "changed":
        fields = ", ".join(name.replace("_", " ") for name in row["changed"])
        return f"{fixed}; CHANGED after data were seen: {fields}"
    return f"{fixed}, before data were seen"


def people_lines(row: Mapping[str, Any]) -> list[str]:
    """Return what people say of a finding: what stands, what is proposed, and dissent."""
    lines = []
    if row["stands"]:
        names = " and ".join(v["by"] for v in row["voices"] if v["verdict"] == row["verdict"])
        lines.append(f"people: {row['verdict']}, which stands ({names})")
    elif row["dissent"]:
        lines.append("people differ: no human verdict stands")
    else:
        lines.append("people: proposed only; a second name is needed")
    for voice in row["voices"]:
        lines.append(f"  {voice['by']}: {voice['verdict']} ({voice['reason']})")
    return lines


def swap_lines(found: Mapping[str, Sequence[str]]) -> list[str]:
    """Return for each pledge whether its findings are the same with the parties swapped."""
    lines = []
    for name, differences in found.items():
        same = "the same with the parties swapped" if not differences else "NOT the same"
        lines += [f"{name}: {same}", *(f"  {line}" for line in differences)]
    return lines
