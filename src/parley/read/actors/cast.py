"""The cast of a text: any token or span to the actor it means."""

from collections.abc import Iterable
from copy import copy
from datetime import date
from typing import Self

from parley.errors import InvalidRecord
from parley.read.actors.described import Described, apposed
from parley.read.actors.mentions import (
    FIRST_PERSON,
    FIRST_PLURAL,
    SUBJECTS,
    Mention,
    antecedent,
    pronoun_class,
)
from parley.read.actors.nominals import is_human
from parley.read.actors.people import People, placed
from parley.read.actors.setting import Setting
from parley.read.actors.stage import Stage
from parley.read.parse import Doc, Token
from parley.records import AUTHOR, AUTHOR_ID, NOBODY, Actor

_INDEFINITE = frozenset("some many others most all everyone nobody someone few several".split())
_SAYING = frozenset(
    "say tell add state announce note warn claim insist argue report declare explain".split()
)
_NOMINAL = ("NOUN", "PROPN", "PRON")
_RELATIVES = frozenset("who which whose whom that".split())


class Cast:
    """Who is who in one text.

    Attributes:
        countries: ISO3 codes of the states named in the text, most often named first.
    """

    def __init__(self, doc: Doc, published: date | None) -> None:
        self._stage = Stage.of(doc)
        self._people = People(self._stage, published)
        self._setting = Setting.of(self._stage)
        self._mentions: list[Mention] = []
        self._known: dict[int, Actor] = {}
        self._voices: tuple[tuple[int, int, Actor], ...] = ()
        self._issuer: Actor = AUTHOR
        self._names = self._stage.proper_names()
        self._members = {
            actor_id: person
            for person in reversed(self._people.met)
            if (actor_id := placed(person, self._setting.home))
        }
        self._described = self._describer()
        self.countries: tuple[str, ...] = self._setting.countries

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
        cast = cls(doc, published)
        cast._walk()
        return cast

    def voiced(self, voices: Iterable[tuple[int, int, Actor]], issuer: Actor = AUTHOR) -> Self:
        """Return this cast knowing who speaks where, so that "I" and "we" have a meaning.

        Args:
            voices: (start, end, speaker) of each attributed stretch.
            issuer: Who speaks outside of them.
        """
        other = copy(self)
        other._voices, other._issuer, other._known = tuple(voices), issuer, {}
        other._described = other._describer()
        return other

    def actor(self, item: Token) -> Actor:
        """Return who a token or span means; `NOBODY` where it means no actor."""
        token = item.root if hasattr(item, "root") else item
        if token.i not in self._known:
            self._known[token.i] = NOBODY  # what a phrase says of itself says nothing
            self._known[token.i] = self._properly_named(self._resolve(token))
        return self._known[token.i]

    def actors(self, item: Token) -> tuple[Actor, ...]:
        """Return the actors of a phrase and of what "and" joins to it, the main one first."""
        token = item.root if hasattr(item, "root") else item
        if _means_both(token):
            return self._setting.sides() or (NOBODY,)
        after = [_named_in(t) for t in token.conjuncts if t.i > token.i]
        joined = [t for t in after if t.pos_ in _NOMINAL]
        found = [self.actor(t) for t in (token, *joined)]
        return tuple({a.id or a.name: a for a in found if a.id or a.name}.values()) or (NOBODY,)

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

    def is_group(self, actor: Actor) -> bool:
        """Tell whether an actor is a movement, a party or an organisation, no state or person."""
        return actor.id in self._stage.catalogue.movements or actor.id.endswith((":REB", ":OPP"))

    def _properly_named(self, actor: Actor) -> Actor:
        """Return a known person or movement under its own name, not as "the rebels"."""
        if member := self._members.get(actor.id):
            return Actor(name=member.name, id=actor.id)
        if self.is_group(actor) and ":" in actor.id and actor.id in self._names:
            return Actor(name=self._names[actor.id], id=actor.id)
        return actor

    def _describer(self) -> Described:
        return Described(self._stage, self._people, self._setting, self._mentions, self.actor)

    def _walk(self) -> None:
        """Resolve every phrase head in reading order, so that later words can look back."""
        for token in self._stage.doc:
            if token.pos_ in _NOMINAL and token.dep_ not in ("compound", "nmod"):
                actor = self.actor(token)
                named = actor.id or token.i in self._people.at
                if named and token.lower_ not in FIRST_PERSON and self._can_act(token):
                    self._mentions.append(self._mention(token, actor))

    def _can_act(self, token: Token) -> bool:
        """Tell whether a phrase names somebody, not a thing of theirs, which no pronoun means."""
        known = token.i in self._people.at or token.i in self._stage.hit_at
        by_word = token.pos_ == "PRON" or is_human(token) or self._described.sector(token)
        return bool(known or by_word)

    def _mention(self, token: Token, actor: Actor) -> Mention:
        kind = pronoun_class(token)
        known = self._people.at.get(token.i)
        subject = token.dep_ in SUBJECTS
        plural = token.tag_ in ("NNS", "NNPS") and not known and token.i not in self._stage.hit_at
        return Mention(
            token=token.i,
            sentence=self._stage.sentence_of[token.i],
            actor=actor,
            person=self._is_person(token),
            plural=plural or kind == "they" or any(t.dep_ == "conj" for t in token.children),
            gender=known[1].gender if known else kind if kind in ("he", "she") else "",
            subject=subject,
            speaks=subject and token.head.lemma_.lower() in _SAYING,
            quoted=token.i in self._stage.quoted,
            head=token.head.i,
        )

    def _is_person(self, token: Token) -> bool:
        if token.i in self._people.at or pronoun_class(token) in ("he", "she"):
            return True
        if token.i in self._stage.hit_at or token.tag_ not in ("NN", "NNP"):
            return False
        return is_human(token) or self._described.sector(token) == "VOICE"

    def _resolve(self, token: Token) -> Actor:
        if token.i in self._stage.datelines:
            return NOBODY
        if known := self._people.at.get(token.i):
            return Actor(name=known[1].name, id=placed(known[1], self._setting.home))
        if token.lower_ in FIRST_PERSON:
            return self._speaker(token)
        if token.lower_ in _RELATIVES and token.tag_ in ("WP", "WDT", "WP$"):
            return self._relative(token)
        if pronoun_class(token):
            return self._pronoun(token)
        if token.pos_ == "PRON":
            return Actor(name=token.text, id="") if token.lower_ in _INDEFINITE else NOBODY
        own_name = token.i in self._stage.hit_at or token.dep_ == "poss"
        person = apposed(self._people, self._described.sector(token), token)
        if person and not own_name:
            return Actor(name=person.name, id=placed(person, self._setting.home))
        if _means_both(token):
            return next(iter(self._setting.sides()), NOBODY)
        if hit := self._stage.hit_at.get(token.i):
            return Actor(name=self._stage.text[hit.start : hit.end], id=hit.entry.id)
        return self._described.resolve(token) if token.pos_ in ("NOUN", "PROPN", "ADJ") else NOBODY

    def _speaker(self, token: Token) -> Actor:
        """Return who says "I"; "we" is whom the speaker acts for."""
        inside = [v for v in self._voices if v[0] <= token.idx < v[1]]
        if not inside and token.i in self._stage.quoted:
            return NOBODY
        actor = min(inside, key=lambda v: v[1] - v[0])[2] if inside else self._issuer
        if token.lower_ in FIRST_PLURAL and actor != AUTHOR:
            party = self.party_of(actor).id
            return Actor(name=self._names.get(party, token.text), id=party)
        return actor

    def _pronoun(self, token: Token) -> Actor:
        found = antecedent(
            token,
            self._mentions,
            sentence=self._stage.sentence_of[token.i],
            quoted=token.i in self._stage.quoted,
        )
        return found.actor if found else Actor(name=token.text, id="")

    def _relative(self, token: Token) -> Actor:
        """Return whom "who" or "which" takes up: the noun its clause hangs on."""
        clause = token.head
        while clause.dep_ not in ("relcl", "ROOT") and clause.head.i != clause.i:
            clause = clause.head
        before = clause.dep_ == "relcl" and clause.head.i < token.i
        return self.actor(clause.head) if before else NOBODY


def _means_both(token: Token) -> bool:
    """Tell whether a phrase means the two parties: "both sides", "the Parties"."""
    if token.lower_ not in ("sides", "parties", "both", "countries"):
        return False
    words = {t.lower_ for t in token.children} | {token.lower_}
    return bool(words & {"both", "two"}) or token.text == "Parties"


def _named_in(token: Token) -> Token:
    """Return the name that an adjective parsed as a head of its own describes.

    In "the army and the paramilitary Northern Front" the name hangs on "paramilitary".
    """
    if token.pos_ != "ADJ":
        return token
    names = (t for t in token.rights if t.dep_ in ("appos", "nmod") and t.pos_ == "PROPN")
    return next(names, token)
