"""From a file to a `Source`: receive, tell the type, extract, date."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from parley.errors import SourceError
from parley.read.documents.dates import stated_day
from parley.read.documents.extract import Extract
from parley.read.documents.html import read_html
from parley.read.documents.media import HTML, PDF, TEXT, WORD, media_type
from parley.read.documents.pdf import read_pdf
from parley.read.documents.plain import read_text
from parley.read.documents.receive import receive, spoken
from parley.read.documents.word import read_word
from parley.records import Source

_READERS: Mapping[str, Callable[[bytes, str], Extract]] = MappingProxyType(
    {TEXT: read_text, HTML: read_html, PDF: read_pdf, WORD: read_word}
)
# Scripts that show a text is not English where the document does not say so.
_SCRIPTS = (
    ("uk", re.compile("[іїєґ]", re.IGNORECASE)),
    ("ru", re.compile("[а-яё]", re.IGNORECASE)),
    ("ar", re.compile("[\u0620-\u064a]")),
    ("he", re.compile("[א-ת]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("en", re.compile("[a-z]", re.IGNORECASE)),
)
_SAMPLE = 4_000  # characters that the script is judged by


def read_source(
    path: Path | None, *, stream: BinaryIO | None = None, published: date | None = None,
    publisher: str = "", seen: datetime | None = None,
) -> Source:  # fmt: skip
    """Read a document into a source, its bytes kept.

    Args:
        path: A file; `None` or `-` for standard input.
        stream: Read in place of standard input, where given.
        published: Day of publication as the user knows it; wins over the document's own.
        publisher: Outlet as the user names it; wins over the document's own.
        seen: When Parley was given it; timezone aware.

    Raises:
        MissingInput: There is no such file.
        SourceError: It cannot become a source; the message says what to do.
    """
    name, content = receive(path, stream)
    shown = spoken(name)
    media = media_type(content, shown)
    extract = _READERS[media](content, shown)
    if not extract.text.strip():
        raise SourceError(f"{shown} holds no text; give a document with words in it")
    day, said_by, notes = _dated(extract.published or stated_day(extract.text), published)
    return Source(
        content=content,
        text=extract.text,
        name=name,
        media_type=media,
        publisher=publisher or extract.publisher,
        published=day,
        published_from=said_by,
        seen=seen,
        title=extract.title or _first_line(extract.text),
        language=extract.language or _language(extract.text),
        notes=(*extract.notes, *notes),
    )


def _dated(stated: date | None, option: date | None) -> tuple[date | None, str, tuple[str, ...]]:
    """Return the day of publication, who says so, and a note where the two disagree."""
    if option is None:
        return stated, "document" if stated else "", ()
    if stated is None or stated == option:
        return option, "option", ()
    return option, "option", (f"the document says it was published {stated}; {option} was given",)


def _first_line(text: str) -> str:
    """Return the first line as a title, `""` where it is a sentence or a paragraph."""
    first = text.strip().split("\n", 1)[0].strip()
    longest_title = 200
    return first if len(first) <= longest_title and not first.endswith((".", ":", ",")) else ""


def _language(text: str) -> str:
    sample = text[:_SAMPLE]
    counts = {language: len(pattern.findall(sample)) for language, pattern in _SCRIPTS}
    if counts["uk"]:
        counts["uk"] += counts["ru"]  # Ukrainian shares most of its letters
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else "en"
