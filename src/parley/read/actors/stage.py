"""A parsed text with its catalogue names marked: what every part of the cast looks at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from parley.read.actors.catalogue import Catalogue, Hit, load_catalogue
from parley.read.actors.hits import find_hits
from parley.read.datelines import datelines
from parley.read.parse import Doc, Token
from parley.read.quotations import find_quotations
from parley.read.text import text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A parsed text and what the catalogue knows of it.

    Attributes:
        doc: The parse.
        text: Its text, kept because the parser spells it out anew at every call.
        catalogue: The catalogue.
        hit_at: The catalogue name that a token, by index, belongs to.
        quoted: Indices of the tokens between quotation marks.
        datelines: Indices of the tokens in datelines, which name nobody who acts.
        sentence_of: The number of the sentence that a token, by index, stands in.
    """

    doc: Doc
    text: str
    catalogue: Catalogue
    hit_at: dict[int, Hit]
    quoted: frozenset[int]
    datelines: frozenset[int]
    sentence_of: dict[int, int]

    @classmethod
    def of(cls, doc: Doc, published: date | None = None) -> Self:
        """Return the stage of a parse.

        Args:
            doc: The parse.
            published: Day of publication; decides what a shared name can mean.
        """
        catalogue = load_catalogue()
        filed = _inside(doc, datelines(text_of(doc)))
        hits = find_hits(doc, catalogue, published)
        return cls(
            doc=doc,
            text=text_of(doc),
            catalogue=catalogue,
            hit_at={i: hit for i, hit in hits.items() if i not in filed},
            quoted=_quoted(doc),
            datelines=filed,
            sentence_of={t.i: n for n, sentence in enumerate(doc.sents) for t in sentence},
        )

    def hits(self) -> list[Hit]:
        """Return every catalogue name of the text once, in order."""
        found = {hit.start: hit for hit in self.hit_at.values()}
        return [found[start] for start in sorted(found)]

    def heads(self) -> list[tuple[int, Hit]]:
        """Return every catalogue name once, in order, with the index of its last token."""
        last = {hit.start: (index, hit) for index, hit in sorted(self.hit_at.items())}
        return [last[start] for start in sorted(last)]

    def proper_names(self) -> dict[str, str]:
        """Return the name that the text first gives each state, movement and organisation."""
        found: dict[str, str] = {}
        for hit in self.hits():
            if hit.entry.kind in ("state", "group", "organisation"):
                found.setdefault(hit.entry.id, self.text[hit.start : hit.end])
        return found

    def words(self, first: Token, last: Token) -> str:
        """Return the text from one token to another."""
        return self.text[first.idx : last.idx + len(last)]


def _quoted(doc: Doc) -> frozenset[int]:
    found: set[int] = set()
    regions = iter(find_quotations(doc.text))
    region = next(regions, None)
    for token in doc:
        while region is not None and region.end <= token.idx:
            region = next(regions, None)
        if region is not None and region.start <= token.idx:
            found.add(token.i)
    return frozenset(found)


def _inside(doc: Doc, stretches: Iterable[tuple[int, int]]) -> frozenset[int]:
    spans = (doc.char_span(a, b, alignment_mode="expand") for a, b in stretches)
    return frozenset(token.i for span in spans if span is not None for token in span)
