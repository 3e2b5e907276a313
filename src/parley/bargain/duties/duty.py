"""A duty: who must do what for whom, and when; and a pact, which is many of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from parley.errors import InvalidRecord

#: A pact is read pair by pair.
MOST_PARTIES = 200


class Act(StrEnum):
    """What a duty asks for, in the classes that treaties of guarantee are made of."""

    ASSIST = "come to its aid"
    SUPPORT = "build up its means"
    CONSULT = "consult with it"
    SEEK_COUNCIL = "bring it before the Security Council"
    RESPECT = "respect its independence and borders"
    REFRAIN = "refrain from force"
    NOT_COERCE = "refrain from economic coercion"
    FORGO = "forgo an alliance, arms or bases"
    WITHDRAW = "withdraw"
    VERIFY = "check or allow checks"
    NO_CONFLICT = "enter no engagement against it"


class Trigger(StrEnum):
    """When a duty falls due."""

    ALWAYS = "at all times"
    ATTACK = "it is attacked"
    THREAT = "it is threatened"
    NUCLEAR = "nuclear arms are used or threatened"
    BREACH = "a commitment is in question"
    UNSTATED = "not stated"


class Degree(StrEnum):
    """How much of the decision is left to the one who owes."""

    FIXED = "what to do is laid down"
    AS_DEEMED = "as it deems necessary"
    ASKED = "if it is asked"
    UNSTATED = "not stated"


class Consent(StrEnum):
    """Whether the one who would owe has agreed to."""

    GIVEN = "agreed"
    REFUSED = "refused"
    UNSTATED = "not stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something that one party owes another.

    Attributes:
        by: Who owes it, as an actor id.
        to: To whom.
        act: What is owed.
        when: When it falls due.
        degree: How much is left to the one who owes.
        consent: Whether the one who owes has agreed.
        area: Where it holds; `""` where nothing is said.
        until: How long, in words; `""` where nothing is said.
        claims: Ids of the claims, or the articles, it was read from.
    """

    by: str
    to: str
    act: Act
    when: Trigger = Trigger.UNSTATED
    degree: Degree = Degree.UNSTATED
    consent: Consent = Consent.UNSTATED
    area: str = ""
    until: str = ""
    claims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.by or not self.to:
            raise InvalidRecord(f"a duty to {self.act}: name who owes it and to whom")
        if self.by == self.to:
            raise InvalidRecord(
                f"{self.by}: a duty to {self.act} is owed to another, not to itself"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pact:
    """Duties among parties, as offered or as signed.

    Attributes:
        name: What it is called.
        parties: Actor ids.
        duties: Who owes what to whom.
        rivals: Pairs of parties of whom one may attack the other.
    """

    name: str
    parties: tuple[str, ...]
    duties: tuple[Duty, ...]
    rivals: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        known = set(self.parties)
        if len(known) < len(self.parties):
            raise InvalidRecord(f"{self.name}: a party is named twice")
        if len(known) > MOST_PARTIES:
            raise InvalidRecord(
                f"{self.name}: {len(known)} parties are more than {MOST_PARTIES}; join those who "
                "owe and are owed the same"
            )
        named = {party for duty in self.duties for party in (duty.by, duty.to)}
        named.update(party for pair in self.rivals for party in pair)
        if strangers := named - known:
            raise InvalidRecord(f"{self.name}: {min(strangers)} is no party to it; add it to them")

    def in_order(self, parties: Iterable[str]) -> tuple[str, ...]:
        """Return some of its parties in the order of all."""
        some = set(parties)
        return tuple(party for party in self.parties if party in some)


#: A duty's kind: what is owed, and when.
Kind = tuple[Act, Trigger]


def place_of(kind: Kind) -> tuple[int, int]:
    """Return where a kind stands in the order of acts and of triggers."""
    return list(Act).index(kind[0]), list(Trigger).index(kind[1])
