"""A brief as a record: ordered sections of numbered sentences, each with what stands behind it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from parley.errors import InvalidRecord
from parley.records import DailySeries, DealSpace, EvidenceRow, Finding, Outline, Test, identity

SUPPORT_KINDS = (
    "claim", "finding", "test", "row", "dataset", "source", "judgement", "input", "deal-space",
)  # fmt: skip

#: Digits of a SHA-256 that people are shown; 48 bits never collide inside one brief.
SHORT_ID = 12


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Support:
    """One thing of the dossier that a sentence rests on.

    Attributes:
        kind: One of `SUPPORT_KINDS`.
        ref: Id of the claim, finding, test, judgement or deal space; SHA-256 of the source; name of
            the data set or of the input to bargaining.
        row: 1-based data row where `kind` is `row`, else 0.
    """

    kind: str
    ref: str
    row: int = 0

    def __post_init__(self) -> None:
        if self.kind not in SUPPORT_KINDS:
            raise InvalidRecord(f"support kind {self.kind!r} is not one of {SUPPORT_KINDS}")
        if (self.kind == "row") != (self.row > 0):
            raise InvalidRecord(f"{self.kind} support with row {self.row}: rows count from 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of the brief.

    Attributes:
        text: The sentence.
        supports: What it rests on.
        number: Its place in the brief, from 1; 0 before the brief is put together.
    """

    text: str
    supports: tuple[Support, ...] = ()
    number: int = 0

    @property
    def id(self) -> str:
        """SHA-256 over words and supports: stable when the sentence moves in the brief."""
        return identity({"text": self.text, "supports": self.supports})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table.

    Attributes:
        text: What it says, `""` for nothing.
        supports: What it rests on; none where the table's own supports carry it.
        tone: A verdict, for its mark on the page; `""` otherwise.
    """

    text: str
    supports: tuple[Support, ...] = ()
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose every filled cell has something behind it.

    Attributes:
        caption: What it shows, with unit.
        columns: Headings; the first stands over the row headings.
        rows: (row heading, cells); as many cells as there are further columns.
        supports: What all its cells rest on, unless a cell names its own.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    supports: tuple[Support, ...] = ()

    def __post_init__(self) -> None:
        for heading, cells in self.rows:
            if len(cells) != len(self.columns) - 1:
                raise InvalidRecord(
                    f"table {self.caption!r}, row {heading!r}: {len(cells)} cells under "
                    f"{len(self.columns) - 1} columns"
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Events a day before and after a pledge.

    Attributes:
        title: What it shows.
        alt: The same in words, for those who do not see it.
        series: What is drawn.
        numbers: The same numbers as a table, shown on demand beside the chart.
        supports: The data sets drawn.
        test: Whose thresholds are drawn.
        findings: Whose rates are drawn, shortest horizon first.
        sheets: Names of the data sets that show positions, on some days only.
    """

    title: str
    alt: str
    series: DailySeries
    numbers: Table
    supports: tuple[Support, ...] = ()
    test: Test | None = None
    findings: tuple[Finding, ...] = ()
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """Where the rows behind a pledge's findings lie.

    Attributes:
        title: What it shows.
        alt: The same in words.
        test: Whose area is drawn.
        rows: The rows, each as large as its place is known.
        outlines: The places of the area.
        supports: The data sets drawn.
    """

    title: str
    alt: str
    test: Test
    rows: tuple[EvidenceRow, ...] = ()
    outlines: tuple[Outline, ...] = ()
    supports: tuple[Support, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture of what was found of a bargaining problem.

    Attributes:
        kind: `space`, `tornado`, `beliefs` or `settlement`.
        title: What it shows.
        alt: The same in words.
        space: What is drawn.
        supports: What it rests on.
    """

    kind: str
    title: str
    alt: str
    space: DealSpace
    supports: tuple[Support, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Sentences that belong together, with their tables and charts.

    Attributes:
        heading: `""` where the section's title is enough.
        sentences: In order.
        tables: Shown after the sentences.
        charts: Shown after the tables.
        maps: Shown after the charts.
        figures: Shown after the maps.
        evidence: Tables of rows, shown on demand after these.
    """

    heading: str = ""
    sentences: tuple[Sentence, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    maps: tuple[Map, ...] = ()
    figures: tuple[Figure, ...] = ()
    evidence: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled part of the brief.

    Attributes:
        key: Its stable name in links and in JSON.
        title: As printed.
        blocks: In order.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The whole page.

    Attributes:
        title: As printed.
        as_of: The day as of whose end everything in it was known.
        sections: In order.
        tool: Program and version that made it.
    """

    title: str
    as_of: date
    sections: tuple[Section, ...]
    tool: str = ""

    def sentences(self) -> Iterator[Sentence]:
        """Yield every sentence in reading order."""
        for block in self._blocks():
            yield from block.sentences

    def tables(self) -> Iterator[Table]:
        """Yield every table in reading order, those of the charts among them."""
        for block in self._blocks():
            yield from block.tables
            yield from (chart.numbers for chart in block.charts)
            yield from block.evidence

    def charts(self) -> Iterator[Chart]:
        """Yield every chart in reading order."""
        for block in self._blocks():
            yield from block.charts

    def maps(self) -> Iterator[Map]:
        """Yield every map in reading order."""
        for block in self._blocks():
            yield from block.maps

    def figures(self) -> Iterator[Figure]:
        """Yield every picture of a deal space in reading order."""
        for block in self._blocks():
            yield from block.figures

    def _blocks(self) -> Iterator[Block]:
        for section in self.sections:
            yield from section.blocks


def number_sentences(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the sections with their sentences numbered from 1 in reading order."""
    counter = iter(range(1, 1 + sum(len(b.sentences) for s in sections for b in s.blocks)))

    def numbered(block: Block) -> Block:
        return replace(
            block, sentences=tuple(replace(s, number=next(counter)) for s in block.sentences)
        )

    return tuple(
        replace(section, blocks=tuple(numbered(block) for block in section.blocks))
        for section in sections
    )
