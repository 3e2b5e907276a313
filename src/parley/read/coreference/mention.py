"""Mentions: phrases that a later word may take up."""

from dataclasses import dataclass
from typing import Literal

from parley.records import Actor

Nature = Literal["person", "people", "movement", "body", "state", "thing"]
Role = Literal["subject", "object", "oblique", "inner"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A phrase at its head, with all that agreement and salience look at.

    Attributes:
        token: Index of the phrase's head.
        sentence: Number of its sentence.
        actor: Who it is; `NOBODY` for a thing.
        key: What tells its entity from others of the same actor.
        nature: A human being, several, an armed or political movement, another body such as an
            army or a council, a state, or a thing.
        plural: The phrase is grammatically plural or coordinated.
        gender: `he`, `she` or `""`.
        role: What it is to its verb; `inner` inside another phrase.
        speaks: It is the subject of a verb of saying.
        quoted: It stands inside quotation marks.
        pronoun: It is a pronoun.
        predicate: Index of the word whose argument it is.
        members: Heads of what "and" joins in it; its own head alone where nothing does.
    """

    token: int
    sentence: int
    actor: Actor
    key: str
    nature: Nature
    plural: bool
    gender: str
    role: Role
    speaks: bool
    quoted: bool
    pronoun: bool
    predicate: int
    members: tuple[int, ...]

    @property
    def person(self) -> bool:
        """Whether it is one human being."""
        return self.nature == "person" and not self.plural
