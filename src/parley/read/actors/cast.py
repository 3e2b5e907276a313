"""The cast of a text: any token or span to the actor it means."""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import replace
from datetime import date
from typing import Self

from parley.errors import InvalidRecord
from parley.read.actors.discourse import NOMINAL
from parley.read.actors.nature import can_act
from parley.read.actors.nominals import is_individual
from parley.read.actors.partitives import people_of
from parley.read.actors.people import People, Person, placed
from parley.read.actors.resolver import Resolver, Voice
from parley.read.actors.setting import Setting
from parley.read.actors.sides import WORD_FOR_TWO, means_both
from parley.read.actors.stage import Stage
from parley.read.coreference import Cluster, Link, Reference, clustered
from parley.read.parse import Doc, Token
from parley.records import AUTHOR, AUTHOR_ID, NOBODY, Actor

_INDEFINITE = frozenset("a an one another".split())


class Cast:
    """Who is who in one text.

    Attributes:
        countries: ISO3 codes of the states named in the text, most often named first.
    """

    def __init__(self, doc: Doc, published: date | None) -> None:
        self._stage = Stage.of(doc, published)
        self._people = People(self._stage, published)
        self._setting = Setting.of(self._stage, self._people)
        self._names = self._stage.proper_names()
        self._members: dict[str, Person] = {}
        self.countries: tuple[str, ...] = self._setting.countries
        self._hear((), AUTHOR)

    @classmethod
    def build(cls, doc: Doc, *, text: str, published: date | None = None) -> Self:
        """Return the cast of a text.

        Args:
            doc: The spaCy parse.
            text: The source's text, which the parse must cover.
            published: Day of publication; picks among holders of an office.

        Raises:
            InvalidRecord: The parse is of another text.
        """
        if doc.text != text:
            raise InvalidRecord(
                f"the parse covers {len(doc.text)} characters that differ from the source's "
                f"{len(text)}; parse the source's own text"
            )
        return cls(doc, published)

    def voiced(self, voices: Iterable[Voice], issuer: Actor = AUTHOR) -> Self:
        """Return this cast knowing who speaks where, so that "I" and "we" have a meaning.

        Args:
            voices: (start, end, speaker) of each attributed stretch.
            issuer: Who speaks outside of them.
        """
        other = copy(self)
        other._hear(voices, issuer)
        return other

    def _hear(self, voices: Iterable[Voice], issuer: Actor) -> None:
        self._actors: dict[int, Actor] = {}
        self._resolver = Resolver(
            self._stage,
            self._people,
            self._setting,
            voices=voices,
            issuer=issuer,
            party=self.party_of,
        )
        self._resolver.walk()
        self._members = {
            actor_id: person
            for person in reversed(self._people.met)
            if (actor_id := placed(person, self._setting.home))
        }

    def actor(self, item: Token) -> Actor:
        """Return who a token or span means; `NOBODY` where it means no actor."""
        token = item.root if hasattr(item, "root") else item
        if token.i not in self._actors:
            link = self._resolver.link(token)
            sides = self._sides(token, link)
            actor = sides[0] if sides else link.actor
            self._actors[token.i] = actor if _is_anybody(token) else self._properly_named(actor)
        return self._actors[token.i]

    def actors(self, item: Token) -> tuple[Actor, ...]:
        """Return the actors of a phrase and of what "and" joins to it, the main one first.

        Words for several ("they", "both sides", "the two leaders") give each of them.
        """
        token = item.root if hasattr(item, "root") else item
        link = self._resolver.link(token)
        if sides := self._sides(token, link):
            return sides
        if len(link.to) > 1:
            heads = [self._stage.doc[i] for i in link.to]
        else:
            after = [_named_in(t) for t in token.conjuncts if t.i > token.i]
            heads = [token, *(t for t in after if t.pos_ in NOMINAL)]
        found = [self.actor(t) for t in heads]
        return tuple({a.id or a.name: a for a in found if a.id or a.name}.values()) or (NOBODY,)

    def clusters(self) -> tuple[Cluster, ...]:
        """Return everybody in the text with all the words that mean them, and why.

        Most often mentioned first. Words that nothing ties to anybody are in none.
        """
        return clustered(self._references())

    def party_of(self, actor: Actor) -> Actor:
        """Return for whom an actor acts: a person's movement or organisation, else the state.

        Movements and organisations are parties themselves; ministries, armies and leaders without
        a movement of their own are of their state's, whose id is the bare side.
        """
        if self.is_group(actor) or actor.side in ("", AUTHOR_ID, "OUTLET"):
            return actor
        member = self._members.get(actor.id)
        party = member.group if member and member.group else actor.side
        known = self._names.get(party) or self._stage.catalogue.titles.get(party, "")
        return actor if party == actor.id else Actor(name=known, id=party)

    def can_act(self, token: Token) -> bool:
        """Tell whether a phrase names somebody who can act or speak, not a thing of theirs."""
        return can_act(self._resolver.background, token)

    def is_group(self, actor: Actor) -> bool:
        """Tell whether an actor is a movement, a party or an organisation, no state or person."""
        return actor.id in self._stage.catalogue.movements or actor.id.endswith((":REB", ":OPP"))

    def _sides(self, token: Token, link: Link) -> tuple[Actor, ...]:
        """Return the parties at issue where a phrase means both of them."""
        named = link.why == WORD_FOR_TWO
        return self._setting.sides() if means_both(token) and not named else ()

    def _properly_named(self, actor: Actor) -> Actor:
        """Return a known person or movement under its own name, not as "the rebels"."""
        if member := self._members.get(actor.id):
            return Actor(name=member.name, id=actor.id)
        if self.is_group(actor) and ":" in actor.id and actor.id in self._names:
            return Actor(name=self._names[actor.id], id=actor.id)
        return actor

    def _references(self) -> Iterator[tuple[str, Actor, Reference]]:
        """Yield the key, actor and words of each mention, those of several once for each."""
        for token in self._stage.doc:
            link, actor = self._resolver.link(token), self.actor(token)
            head = token.pos_ in NOMINAL and token.dep_ not in ("compound", "nmod")
            acts = can_act(self._resolver.background, token)
            if not link.why or not head or not acts or not (actor.id or actor.name):
                continue
            heads = [self._stage.doc[i] for i in link.to]
            if sides := self._sides(token, link):
                known = replace(self._reference(token, link, []), why=WORD_FOR_TWO)
                yield from ((side.id, self._titled(side), known) for side in sides)
                continue
            for one in heads if len(heads) > 1 else [token]:
                key, meant = self._resolver.discourse.key(one), self.actor(one)
                if link.why == "speaker":
                    key, meant = self._key_of(actor), actor
                yield key, meant, self._reference(token, link, heads)

    def _titled(self, actor: Actor) -> Actor:
        """Return a party without words of its own under the name the text or catalogue has."""
        known = self._names.get(actor.id) or self._stage.catalogue.titles.get(actor.id, "")
        return Actor(name=actor.name or known, id=actor.id)

    def _key_of(self, actor: Actor) -> str:
        """Return the key of a speaker."""
        member = self._members.get(actor.id)
        return member.key if member else actor.id or actor.name

    def _reference(self, token: Token, link: Link, heads: list[Token]) -> Reference:
        first, last = self._extent(token)
        spoken = ", ".join(self._stage.words(*self._extent(head)) for head in heads)
        return Reference(
            start=first.idx,
            end=last.idx + len(last),
            words=self._stage.words(first, last),
            why=link.why,
            of=spoken,
        )

    def _extent(self, token: Token) -> tuple[Token, Token]:
        """Return the first and last token of the words around a head that name somebody."""
        doc = self._stage.doc
        if known := self._people.at.get(token.i):
            return doc[known[0].begin], doc[known[0].last]
        if hit := self._stage.hit_at.get(token.i):
            span = doc.char_span(hit.start, hit.end, alignment_mode="expand")
            return span[0], span[-1]
        return self._resolver.background.phrase(token)[0], token


def _is_anybody(token: Token) -> bool:
    """Tell whether a phrase brings in one of many: "a Hamas official" is not Hamas by name."""
    if people_of(token) is not None:
        return True
    opens = {t.lower_ for t in token.lefts} & _INDEFINITE
    return token.tag_ == "NN" and bool(opens) and is_individual(token)


def _named_in(token: Token) -> Token:
    """Return the name that an adjective parsed as a head of its own describes.

    In "the army and the paramilitary Northern Front" the name hangs on "paramilitary".
    """
    if token.pos_ != "ADJ":
        return token
    names = (t for t in token.rights if t.dep_ in ("appos", "nmod") and t.pos_ == "PROPN")
    return next(names, token)
