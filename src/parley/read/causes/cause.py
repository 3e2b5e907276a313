"""The record of a cause: the words that state it, and the act it explains."""

from dataclasses import dataclass

from parley.records import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """A stated candidate cause or motive.

    Attributes:
        start: First code point of the words that state it.
        end: One past the last.
        of: Words of the act explained; `""` where an earlier sentence tells it.
        by: Who gives the explanation where that is not the voice of its words.
    """

    start: int
    end: int
    of: str
    by: Actor | None = None
