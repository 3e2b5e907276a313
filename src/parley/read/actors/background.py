"""What a common noun is read against: the text, its people, its parties, and who was named."""

from collections.abc import Callable
from dataclasses import dataclass

from parley.read.actors.nominals import sector_of
from parley.read.actors.people import People, Person, placed
from parley.read.actors.setting import Setting
from parley.read.actors.stage import Stage
from parley.read.coreference import Link, Mention
from parley.read.parse import Token
from parley.records import Actor

_LEFT = ("compound", "amod", "nmod", "poss", "nummod", "npadvmod", "det")


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """The text around a phrase.

    Attributes:
        stage: The text.
        people: Its people.
        setting: Its parties.
        acronyms: Index of the last word of the name behind each acronym given in brackets.
        mentions: Who was named so far; grows as the text is read.
        endings: The last of these that is a body with a name of several words, by its short names.
        link: Resolves any other token.
    """

    stage: Stage
    people: People
    setting: Setting
    acronyms: dict[str, int]
    mentions: list[Mention]
    endings: dict[str, Mention]
    link: Callable[[Token], Link]

    def actor(self, token: Token) -> Actor:
        """Return who another token means."""
        return self.link(token).actor

    def sector(self, token: Token) -> str:
        """Return the sector of a head word by itself."""
        return sector_of(token, [], self.stage.catalogue.sectors)

    def phrase(self, token: Token) -> list[Token]:
        """Return the tokens of a phrase up to its head, left edge first."""
        left = {
            t.i: t
            for child in token.lefts
            if child.dep_ in _LEFT or child.pos_ in ("ADJ", "NOUN", "PROPN")
            for t in child.subtree
            if t.i < token.i and not t.is_space and t.i not in self.stage.datelines
        }
        return [*(left[i] for i in sorted(left)), token]

    def person(self, token: int) -> Person | None:
        """Return the person whose name a token, by index, belongs to."""
        known = self.people.at.get(token)
        return known[1] if known else None

    def named(self, person: Person) -> Actor:
        """Return a person as an actor."""
        return Actor(name=person.name, id=placed(person, self.setting.home))

    def is_person(self, actor: Actor) -> bool:
        """Tell whether an actor is one of the text's people."""
        return any(self.named(person).id == actor.id for person in self.people.met)

    def as_actor(self, actor_id: str) -> Actor:
        """Return the state or body of an id under its usual name."""
        return Actor(name=self.stage.catalogue.titles.get(actor_id, ""), id=actor_id)
