"""Same story, in lines for people: what merged, what differs, and how to undo it."""

from collections import Counter
from typing import Any

from parley.cli.console import count

_RELATION = {
    "copy": "a copy",
    "outlet": "the same outlet again",
    "independent": "an independent source",
}
#: Characters of a claim's words on a line.
_WIDTH = 100


def merge_lines(rows: list[dict[str, Any]]) -> list[str]:
    """Return merges, each with its words in both sources, why it was made and who undid it."""
    lines = []
    for row in rows:
        first, second = row["in"]
        lines.append(f"{row['merge']}  {row['of']}: {_verdict(row)}")
        if row["of"] == "source":
            lines.append(f"    {first} and {second}")
        else:
            lines += [
                f"    {first}: {_short(row['first'])}",
                f"    {second}: {_short(row['second'])}",
            ]
        lines.append(f"    alike in: {'; '.join(row['why'])}")
        lines += [f"    differs in: {'; '.join(row['differs'])}"] if row["differs"] else []
    return lines


def _verdict(row: dict[str, Any]) -> str:
    if row["decision"] == "one":
        return f"one ({_RELATION[row['relation']]}, score {row['score']:.2f})"
    if row["differs"]:
        return "kept apart, for the two differ"
    return f"taken apart by {row['by']}: {row['reason']}"


def _short(words: str) -> str:
    return words if len(words) <= _WIDTH else words[:_WIDTH].rsplit(" ", maxsplit=1)[0] + " …"


def merged_line(rows: list[dict[str, Any]]) -> str:
    """Return in a sentence what a new source has in common with others, `""` for nothing."""
    ones = [row for row in rows if row["decision"] == "one"]
    parts = []
    if copies := [row for row in ones if row["of"] == "source"]:
        parts.append(f"{count(len(copies), 'source')} of which it is a copy")
    kinds = Counter(row["of"] for row in ones if row["of"] != "source")
    told = ", ".join(count(number, kind) for kind, number in kinds.most_common())
    if told:
        parts.append(f"{told} that other sources tell, too")
    if differing := sum(bool(row["differs"]) for row in rows):
        parts.append(f"{count(differing, 'claim')} that another source tells otherwise")
    return f"Same story: {'; '.join(parts)}." if parts else ""
