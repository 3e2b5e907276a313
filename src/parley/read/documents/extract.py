"""What reading a document of any type yields."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The text of a document and what the document says of itself.

    Attributes:
        text: Clean text, paragraphs parted by empty lines.
        title: Its title, `""` where it has none.
        publisher: As it names it, `""` where it does not.
        published: The day it states, `None` where it states none.
        language: ISO 639-1 code, `""` where it states none.
        notes: What was decided while reading it, in words.
    """

    text: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    language: str = ""
    notes: tuple[str, ...] = ()
