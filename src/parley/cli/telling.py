"""What was read, observed and found, in lines for people."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from parley.cli.console import count
from parley.cli.process import people_lines, score_line, stamp_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parley.records import Claim, Dataset, Source

#: Reasons printed a horizon; --json has them all.
_REASONS_SHOWN = 3
#: Rows printed of each kind; --json has them all.
_ROWS_SHOWN = 5


def reading_lines(source: "Source", claims: "tuple[Claim, ...]") -> str:
    """Return how long a document is, of which day, and what was found in it."""
    kinds = Counter(claim.kind for claim in claims)
    unsourced = sum(claim.kind == "poll" and not getattr(claim, "pollster", "") for claim in claims)
    told = [count(number, kind) for kind, number in kinds.most_common()]
    if unsourced:
        told.append(count(unsourced, "unsourced number"))
    dated = (
        f"Published {source.published} (from the {source.published_from})."
        if source.published
        else "No publication date found; days stay unresolved. Give one with --published."
    )
    head = f"{source.name}: {len(source.text)} characters. {dated}"
    return "\n".join([head, *source.notes, ", ".join(told) + "." if told else "No claims found."])


def dataset_lines(dataset: "Dataset", marked: "Mapping[str, Sequence[int]]") -> str:
    """Return what an event file holds, what became of its rows, and what was assumed.

    Args:
        dataset: The file's manifest.
        marked: Mark to the numbers of the rows with it.
    """
    days = f"{dataset.first_day} to {dataset.last_day}" if dataset.first_day else "no dates"
    lines = [f"{dataset.name}: {dataset.rows} rows ({dataset.format}, {dataset.witness}), {days}"]
    if dataset.filtered:
        lines.append(f"  left out by `where`: {dataset.filtered}")
    for mark, number in dataset.marked:
        rows = list(marked.get(mark, ()))
        named = ", ".join(map(str, rows[:_ROWS_SHOWN])) + (", ..." * (number > _ROWS_SHOWN))
        lines.append(f"  marked {mark}: {number}{f' (row {named})' if rows else ''}")
    for what, told in (
        ("skipped", dataset.skipped),
        ("repaired", dataset.repaired),
        ("doubted", dataset.doubted),
    ):
        for row, why in told[:_ROWS_SHOWN]:
            lines.append(f"  {what} {f'row {row}' if row else 'header'}: {why}")
        if (more := len(told) - _ROWS_SHOWN) > 0:
            lines.append(f"  and {more} more {what} row{'s' * (more > 1)}; --json lists them")
    lines += [f"  assumed: {guess}" for guess in dataset.guesses]
    return "\n".join(lines + [f"  note: {note}" for note in dataset.notes])


def trap_lines(traps: "Mapping[str, Sequence[str]]") -> list[str]:
    """Return what is known of each data set behind findings."""
    return [f"Known of {name}: {note}." for name, notes in traps.items() for note in notes]


def issue_lines(rows: list[dict[str, Any]]) -> list[str]:
    """Return issues, each with what every side says on it."""
    lines = []
    for row in rows:
        lines.append(f"{row['issue']}:")
        for side, said in row.items():
            if side not in ("issue", "words"):
                lines += [f"  {side:>10}  {' '.join(words.split())}" for words in said]
    return lines


def finding_lines(rows: list[dict[str, Any]], scores: list[dict[str, Any]]) -> list[str]:
    """Return findings pledge by pledge, each with the reasons that are its own.

    Args:
        rows: The findings.
        scores: How well each pledge can be tested, before any data are read.
    """
    lines: list[str] = []
    score_of = {score["pledge"]: score_line(score) for score in scores}
    for pledge in dict.fromkeys(row["pledge"] for row in rows):
        own = [row for row in rows if row["pledge"] == pledge]
        words = " ".join(own[0].get("words", "").split())
        lines.append(f"{pledge}, as known on {own[0]['as_of']}:{f' “{words}”' if words else ''}")
        lines.append(f"  {score_of[pledge]}; {stamp_lines(own[0]['stamp'])}.")
        if {row["verdict"] for row in own} in ({"not-testable"}, {"not-in-force"}):
            lines.append(f"  {own[0]['reasons'][0]}")
            lines += [f"  {r['horizon']}  {p}" for r in own for p in _people(r)]
            continue
        for row in own:
            sure = f" ({row['confidence']} confidence)" if row["confidence"] else ""
            ratio = ""
            if row["ratio"] is not None:
                ratio = f"  rate ratio {row['ratio']:.2f} [{row['low']:.2f}, {row['high']:.2f}]"
            counts = f"  {row['before']} before, {row['after']} after" if ratio else ""
            lines.append(f"  {row['horizon']:>4}  {row['verdict']}{sure}{ratio}{counts}")
            lines += [f"          {said}" for said in (*_people(row), *_own_reasons(row, own))]
        gaps = dict.fromkeys(gap for row in own for gap in row["not_observed"])
        lines += [f"  not observed: {gap}" for gap in gaps]
    return lines


def _people(row: dict[str, Any]) -> list[str]:
    return [] if row["people"] is None else people_lines(row["people"])


def _own_reasons(row: dict[str, Any], rows: list[dict[str, Any]]) -> list[str]:
    """Return a horizon's reasons, the most specific first, without what holds of others too."""
    first, *rest = row["reasons"]
    times = Counter(reason for other in rows for reason in other["reasons"])
    return [first, *(reason for reason in rest if times[reason] == 1)][:_REASONS_SHOWN]
