"""The brief as Markdown: the same sentences, with footnotes that hold what is behind them."""

import re
from collections.abc import Iterator, Mapping

from parley.brief.citing import numbers_of, sentences_citing
from parley.brief.days import day_words
from parley.brief.dossier import Dossier, Index
from parley.brief.gate import gate
from parley.brief.names import Names
from parley.brief.page import Block, Brief, Cell, Sentence, Support, Table
from parley.brief.trace import Exhibit, exhibit

# Everything that starts a construct in CommonMark or GitHub's tables, wherever it stands.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
# A line's first mark that would begin a list, heading or rule; numbers need their stop escaped.
_LINE_START = re.compile(r"^([-+=])|^(\d+)([.)])(?=\s|$)")


def to_markdown(brief: Brief, dossier: Dossier) -> str:
    """Return the brief as Markdown with footnotes (GitHub, Pandoc and MyST read them).

    Raises:
        UnsupportedSentence: The brief rests on something the dossier does not hold.
    """
    gate(brief, dossier)
    index, names = Index.over(dossier), Names(dossier)
    foot = f" {_text(brief.tool)}." if brief.tool else ""
    lines = [
        f"# {_text(brief.title)}",
        "",
        f"As known at the end of {day_words(brief.as_of)}. What is reported was said by the source "
        f"named; only event data are called recorded.{foot}",
    ]
    for section in brief.sections:
        lines += ["", f"## {_text(section.title)}"]
        for block in section.blocks:
            lines += _block(block, brief)
    lines.append("")
    for sentence in brief.sentences():
        lines += _footnote(sentence, index, names)
    return "\n".join(lines) + "\n"


def _block(block: Block, brief: Brief) -> Iterator[str]:
    if block.heading:
        yield from ("", f"### {_text(block.heading)}")
    if block.sentences:
        yield ""
    for sentence in block.sentences:
        yield f"- **{sentence.number}** {_text(sentence.text)}[^{sentence.number}]"
    citing = sentences_citing(brief)
    for table in block.tables:
        yield from _table(table, citing)
    for chart in block.charts:
        yield from ("", f"*{_text(chart.title)}.* {_text(chart.alt)}")
        yield from _table(chart.numbers, citing)
    for map_ in block.maps:
        yield from ("", f"*{_text(map_.title)}.* {_text(map_.alt)}")
    for figure in block.figures:
        yield from ("", f"*{_text(figure.title)}.* {_text(figure.alt)}")
    for table in block.evidence:
        yield from _table(table, citing)


def _table(table: Table, citing: Mapping[Support, int]) -> Iterator[str]:
    yield from ("", f"**{_text(table.caption)}**{_notes(table.supports, citing)}", "")
    yield "| " + " | ".join(_text(column) or " " for column in table.columns) + " |"
    yield "|" + " --- |" * len(table.columns)
    above: tuple[Cell, ...] = ()
    for heading, cells in table.rows:
        texts = [_text(heading)]
        for i, cell in enumerate(cells):
            # A note stands once where the cell above or to the left rests on the same.
            near = {*(c.supports for c in above[i : i + 1]), *(c.supports for c in cells[:i])}
            notes = "" if not cell.text or cell.supports in near else _notes(cell.supports, citing)
            texts.append("<br>".join(_text(line) for line in cell.text.split("\n")) + notes)
        yield "| " + " | ".join(texts) + " |"
        above = cells


def _notes(supports: tuple[Support, ...], citing: Mapping[Support, int]) -> str:
    return "".join(f"[^{number}]" for number in numbers_of(supports, citing))


def _footnote(sentence: Sentence, index: Index, names: Names) -> Iterator[str]:
    parts = [_exhibit(exhibit(support, index, names)) for support in sentence.supports]
    yield f"[^{sentence.number}]: {parts[0]}"
    for part in parts[1:]:
        # Four spaces keep a paragraph inside its footnote.
        yield from ("", f"    {part}")


def _exhibit(shown: Exhibit) -> str:
    words = ""
    if shown.words:
        words = f": {_text(shown.before)}**{_text(shown.words.strip())}**{_text(shown.after)}"
    facts = "; ".join(f"{_text(label)}: {_text(value)}" for label, value in shown.facts)
    reasons = " ".join(_text(reason) for reason in shown.reasons)
    return f"{_text(shown.title)}{words}. {' '.join(part for part in (reasons, facts) if part)}"


def _text(text: str) -> str:
    """Return text on one line that no Markdown reader takes for markup."""
    left, right = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    line = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    line = _LINE_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)
    return f"{left}{line}{right}" if line else left
