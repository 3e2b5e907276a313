"""One shared analysis of a text: syntax, actors, times, places and voices, made once.

Every reader of a kind works over an `Analysis`, so that a tenth kind is one more file.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from parley.read.actors import Cast
from parley.read.attribution import Attribution
from parley.read.scope import Matter, matter_of
from parley.read.times import TimeMention
from parley.records import AUTHOR, Actor, Period, Place, Source, Span

#: Entity types of those who can be party to a deal.
_PARTIES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_INSIDE_PHRASE = frozenset({"compound", "conj", "nmod", "poss", "amod", "appos"})
_LOCATIVE = frozenset(
    """in at near around inside across along throughout over into to from toward towards outside
    on within off""".split()
)
#: Nouns with which "of" still names where: "the direction of", "the province of".
_REGIONS = frozenset(
    """direction region area city town village province district vicinity outskirts suburb north
    south east west coast port border part state territory side surroundings""".split()
)


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """What the readers of all kinds share.

    Attributes:
        source: The source.
        doc: The spaCy parse; `doc.text == source.text`, so offsets are code points of the source.
        cast: Who is who: any token or span to a resolved `Actor`.
        times: Time expressions in text order.
        places: (start, end, place) of every place mention, in text order.
        attributions: Who says what, in text order of their content.
        skipped: (start, end) of titles, bylines and repeats, whose words stand elsewhere.
        issuer: Who speaks in a first-person document or communiqué; `AUTHOR` in reporting.
        also_issuers: Who issues a joint document with the issuer.
    """

    source: Source
    doc: Any
    cast: Cast
    times: tuple[TimeMention, ...]
    places: tuple[tuple[int, int, Place], ...]
    attributions: tuple[Attribution, ...]
    skipped: tuple[tuple[int, int], ...] = ()
    issuer: Actor = AUTHOR
    also_issuers: tuple[Actor, ...] = ()

    @cached_property
    def matter(self) -> Matter:
        """How far the text is matter for a ledger of conflict; judged when first asked for."""
        return matter_of(self.doc, self.cast.actor)

    def is_skipped(self, offset: int) -> bool:
        """Tell whether an offset stands in a title, a byline or a repeat."""
        return any(start <= offset < end for start, end in self.skipped)

    def span(self, start: int, end: int) -> Span:
        """Return the span of these offsets, without white space at its ends."""
        text = self.source.text[start:end]
        start += len(text) - len(text.lstrip())
        return self.source.span(start, start + len(text.strip()))

    def voice(self, offset: int) -> tuple[Actor, tuple[str, ...]]:
        """Return who speaks at an offset and through which outlets; innermost attribution wins."""
        inner = [a for a in self.attributions if a.start <= offset < a.end]
        if not inner:
            return self.issuer, ()
        best = min(inner, key=lambda a: a.end - a.start)
        return best.speaker, best.via

    def times_in(self, start: int, end: int) -> list[TimeMention]:
        """Return the time expressions that stand inside these offsets."""
        return [t for t in self.times if start <= t.start and t.end <= end]

    def when(self, start: int, end: int) -> tuple[Period | None, str]:
        """Return the first resolved period inside these offsets, and any unresolved words."""
        mentions = [t for t in self.times_in(start, end) if t.type != "SET"]
        period = next((t.period for t in mentions if t.period is not None), None)
        words = next((t.text for t in mentions if t.unresolved), "")
        return period, "" if period else words

    def places_in(self, start: int, end: int) -> list[Place]:
        """Return the places mentioned inside these offsets, each name once."""
        seen: dict[str, Place] = {}
        for s, e, place in self.places:
            if start <= s and e <= end:
                seen.setdefault(place.name, place)
        return list(seen.values())

    def where(self, start: int, end: int, *, also: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the names of places where something happens, not of those who act.

        A place counts where a preposition of place governs it ("in the Kyiv region", "along the
        coast of Yemen"); the agent of "by Russia" and the partner of "with Turkey" do not.

        Args:
            start: First code point.
            end: One past the last.
            also: Further prepositions that say where, such as "from" of a withdrawal.
        """
        names: dict[str, None] = {}
        for s, e, place in self.places:
            if start <= s and e <= end and self._is_scene(s, e, also):
                names.setdefault(place.name)
        return tuple(names)

    def _is_scene(self, start: int, end: int, also: tuple[str, ...]) -> bool:
        words = self.doc.char_span(start, end, alignment_mode="expand")
        token = words.root if words is not None else None
        while token is not None and token.dep_ in _INSIDE_PHRASE and token.head is not token:
            token = token.head
        if token is None or token.dep_ != "pobj":
            return False
        prep = token.head
        if prep.lower_ in also:
            return True
        if prep.lower_ == "of":
            return prep.head.lemma_.lower() in _REGIONS
        return prep.lower_ in _LOCATIVE

    def actors_in(self, start: int, end: int, *, besides: int = -1) -> list[Actor]:
        """Return the actors named inside these offsets, each id once, in text order.

        Args:
            start: First code point.
            end: One past the last.
            besides: Index of a token whose own noun phrase is left out.
        """
        seen: dict[str, Actor] = {}
        for chunk in self.doc.noun_chunks:
            inside = start <= chunk.start_char and chunk.end_char <= end
            if inside and chunk.root.i != besides:
                for actor in self.cast.actors(chunk.root):
                    if actor.id:
                        seen.setdefault(actor.id, actor)
        return list(seen.values())

    def addressee(self, head: Any, by: Actor) -> Actor | None:  # noqa: ANN401
        """Return whom an offer or a pledge is made to.

        That is the indirect object ("offered Moscow a model"), or whoever stands after "to" or
        "with"; `None` where the text does not say.

        Args:
            head: Token of the verb or noun of offering.
            by: Who offers.
        """
        near = [c for c in head.rights if c.dep_ in ("dative", "dobj")]
        near += [
            goal
            for prep in head.rights
            if prep.dep_ in ("prep", "dative") and prep.lower_ in ("to", "with")
            for goal in prep.children
            if goal.dep_ == "pobj"
        ]
        for token in near:
            if token.ent_type_ in _PARTIES or token.pos_ == "PROPN":
                actor = self.cast.actor(token)
                if actor.side and actor.id != by.id:
                    return actor
        return None

    def made(self) -> Period | None:
        """Return when a document's own voice speaks: its day of publication."""
        if self.issuer != AUTHOR and self.source.published is not None:
            return Period.day(self.source.published)
        return None
