"""Records as rows for people: the same on the command line, in Python and in a notebook."""

import html
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from parley.errors import MissingInput
from parley.records import (
    Claim,
    Finding,
    Issue,
    Offer,
    Override,
    Position,
    Stamp,
    Testability,
    plain,
)

T = TypeVar("T")


#: Column of terms whose holder is not known.
NO_SIDE = "not known"


class Table(Sequence[T], Generic[T]):
    """Records in a row each, for people: indexable, printable, and a data frame on demand."""

    def __init__(self, records: Sequence[T], rows: Sequence[Mapping[str, Any]]) -> None:
        self._records = tuple(records)
        self._rows = tuple(dict(row) for row in rows)

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        """Return a record, or several."""
        return self._records[index]

    def __iter__(self) -> Iterator[T]:
        return iter(self._records)

    def __repr__(self) -> str:
        return f"{len(self)} rows: {', '.join(self._columns())}"

    def rows(self) -> list[dict[str, Any]]:
        """Return the rows as plain dictionaries, as `--json` prints them."""
        return [dict(row) for row in self._rows]

    def frame(self) -> Any:  # noqa: ANN401  (a pandas DataFrame)
        """Return the rows as a pandas data frame.

        Raises:
            MissingInput: pandas is not installed.
        """
        return frame_of(self.rows(), self._columns())

    def to_parquet(self, path: str | Path) -> None:
        """Write the rows as Parquet, which R and others read."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.Table.from_pylist(self.rows()), path)

    def _columns(self) -> list[str]:
        return list(dict.fromkeys(key for row in self._rows for key in row))

    def _repr_html_(self) -> str:
        columns = self._columns()
        head = "".join(f"<th>{html.escape(c)}</th>" for c in columns)
        body = "".join(
            "<tr>"
            + "".join(f"<td>{html.escape(_cell(row.get(c)))}</td>" for c in columns)
            + "</tr>"
            for row in self._rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def frame_of(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> Any:  # noqa: ANN401
    """Return rows as a pandas data frame.

    Raises:
        MissingInput: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingInput(
            "data frames need pandas; install it with: pip install 'parley[notebook]'"
        ) from error
    return pd.DataFrame(list(rows), columns=list(columns))


class FindingTable(Table[Finding]):
    """Findings, a horizon each."""

    #: Columns of `table`, in order.
    COLUMNS = (
        "pledge", "horizon", "before", "after", "ratio", "low", "high", "not_observed",
        "delay_note", "verdict",
    )  # fmt: skip

    @property
    def verdicts(self) -> dict[tuple[str, str], str]:
        """The verdict by pledge and horizon."""
        return {(row["pledge"], row["horizon"]): row["verdict"] for row in self._rows}

    def table(self) -> Any:  # noqa: ANN401  (a pandas DataFrame)
        """Return the findings as a data frame to look at, with a note on late reports.

        Raises:
            MissingInput: pandas is not installed.
        """
        rows = [
            {**row, "delay_note": delay_note(finding)}
            for row, finding in zip(self._rows, self._records, strict=True)
        ]
        picked = [{column: row[column] for column in self.COLUMNS} for row in rows]
        return frame_of(picked, self.COLUMNS)


def delay_note(finding: Finding) -> str:
    """Return how much of a window is expected to be known, by data set; `""` where all is."""
    shares = {
        name.removesuffix(": seen"): share
        for name, share in finding.parameters
        if name.endswith(": seen") and isinstance(share, float)
    }
    return "; ".join(
        f"{name}: {share:.0%} of the window's acts expected to be known"
        for name, share in shares.items()
        if share < 1
    )


def issue_rows(issues: Sequence[Issue], claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """Return issues down and sides across: what each gives, asks or holds, in its words."""
    terms = {c.id: c for c in claims if isinstance(c, Offer | Position)}
    by_issue = [(issue, [terms[claim] for claim in issue.claims]) for issue in issues]
    sides = dict.fromkeys(side for _, listed in by_issue for t in listed for side in _sides(t))
    return [
        {"issue": issue.name, "words": list(issue.words)}
        | {side: [_says(term) for term in listed if side in _sides(term)] for side in sides}
        for issue, listed in by_issue
    ]


def _sides(term: Offer | Position) -> tuple[str, ...]:
    """Return the sides that hold a term; its maker's id where it speaks for none."""
    holders = (term.by,) if isinstance(term, Offer) else (term.party, *term.also)
    return tuple(dict.fromkeys(h.side or h.id or NO_SIDE for h in holders))


def _says(term: Offer | Position) -> str:
    if isinstance(term, Position):
        return f"{term.stance}: {term.span.text}"
    return f"gives: {term.give}" + (f"; asks: {term.ask}" if term.ask else "")


def _cell(value: Any) -> str:  # noqa: ANN401
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def finding_row(
    finding: Finding,
    *,
    stamp: Stamp,
    pledge: str = "",
    words: str = "",
    override: Override | None = None,
) -> dict[str, Any]:
    """Return a finding as one line of the interchange form.

    Args:
        finding: The finding.
        stamp: Who fixed its test, and when.
        pledge: Name of its pledge in the case; its identity where not given.
        words: The pledge's own words, where a source has them.
        override: What people say of it, where anybody does.
    """
    return {
        "pledge": pledge or finding.pledge,
        "horizon": finding.horizon,
        "as_of": finding.as_of.isoformat(),
        "verdict": finding.verdict,
        "confidence": finding.confidence or None,
        "ratio": finding.ratio,
        "low": finding.low,
        "high": finding.high,
        "before": finding.before,
        "after": finding.after,
        "not_observed": list(finding.not_observed),
        "datasets": list(finding.datasets),
        "reasons": list(finding.reasons),
        "stamp": stamp_row(stamp),
        "people": None if override is None else override_row(override),
    } | ({"words": words} if words else {})


def stamp_row(stamp: Stamp, pledge: str = "") -> dict[str, Any]:
    """Return who fixed a test, when, and whether it was changed after data were seen."""
    return ({"pledge": pledge} if pledge else {}) | {
        "status": stamp.status,
        "test": stamp.test,
        "by": stamp.by or None,
        "at": plain(stamp.at),
        "changed": list(stamp.changed),
    }


def override_row(override: Override) -> dict[str, Any]:
    """Return what people say of a finding: the verdict that stands, and each one's last word."""
    return {
        "verdict": override.verdict or None,
        "stands": override.stands,
        "voices": [
            {"by": v.author, "verdict": v.decision, "reason": v.reason, "at": plain(v.at)}
            for v in override.voices
        ],
        "dissent": [voice.author for voice in override.dissent],
    }


def score_row(score: Testability, pledge: str) -> dict[str, Any]:
    """Return how well a pledge can be tested, with its parts."""
    return {
        "pledge": pledge,
        "test": score.test,
        "score": round(score.score, 4),
        "is_testable": score.is_testable,
        "parts": [plain(part) | {"gain": round(part.gain, 4)} for part in score.parts],
    }
