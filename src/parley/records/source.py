"""A source is a document as received; a span is words that stand in it."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime

from parley.errors import InvalidRecord, SpanNotInSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Exact words in a source's text.

    Attributes:
        start: First code point, counted from 0.
        end: One past the last code point.
        text: The words themselves, `end - start` code points.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.text) or not self.text.strip():
            raise InvalidRecord(
                f"span {self.start}..{self.end} does not fit its {len(self.text)} characters "
                f"{self.text[:40]!r}; a span is the exact, non-empty words between its offsets"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as received, and the text that was read from it.

    Attributes:
        content: The bytes as received.
        text: Clean text; every span counts code points in it.
        name: File name, or `-` for standard input.
        media_type: `text/plain`, `text/html`, `application/pdf` or the Word type.
        publisher: As the document or the user names it, `""` where neither does.
        published: Day of publication, `None` where unknown.
        published_from: `document`, `option` or `""`: who says so.
        seen: When Parley was given it; timezone aware.
        title: The document's title, `""` where it has none.
        language: ISO 639-1 code.
        notes: What was decided while reading it, in words (encoding, which date won).
    """

    content: bytes = field(repr=False)
    text: str = field(repr=False)
    name: str
    media_type: str = "text/plain"
    publisher: str = ""
    published: date | None = None
    published_from: str = ""
    seen: datetime | None = None
    title: str = ""
    language: str = "en"
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise InvalidRecord(f"{self.name}: a source needs text; this one is empty")
        if self.seen is not None and self.seen.tzinfo is None:
            raise InvalidRecord(f"{self.name}: `seen` needs a time zone")

    @property
    def sha256(self) -> str:
        """SHA-256 of the bytes as received: the source's identity."""
        return hashlib.sha256(self.content).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """Return the span of these offsets.

        Raises:
            InvalidRecord: The offsets hold no words of this text.
        """
        return Span(start=start, end=end, text=self.text[start:end])

    def verify(self, span: Span) -> None:
        """Refuse a span whose words do not stand at its place.

        Raises:
            SpanNotInSource: The text at these offsets differs from the span.
        """
        found = self.text[span.start : span.end]
        if found != span.text:
            raise SpanNotInSource(
                f"{self.name} characters {span.start}..{span.end}: expected {span.text[:60]!r}, "
                f"found {found[:60]!r}; quote the source's exact words"
            )
