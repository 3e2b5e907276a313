"""A merge says that two records count once, or are kept apart, and on which words and figures."""

from dataclasses import dataclass, replace

from parley.errors import InvalidRecord
from parley.records.canonical import identity
from parley.records.claims import KINDS

#: How two records that tell the same are related. A copy and a second text of the same outlet add
#: no witness; an independent text does.
RELATIONS = ("copy", "outlet", "independent")
DECISIONS = ("one", "apart")
#: What a merge is about: two sources, or two claims of one kind.
MERGED = ("source", *KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One thing that two records share or differ in.

    Attributes:
        what: In a word or two ("day", "figures", "maker").
        first: What the first record has there.
        second: What the second has.
    """

    what: str
    first: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two records held against each other: they count once, or are kept apart.

    Attributes:
        of: One of `MERGED`.
        first: Identity of one record, the lesser of the two.
        second: Identity of the other.
        sources: SHA-256 of the first record's source and of the second's.
        relation: One of `RELATIONS`.
        decision: `one` where they count once; `apart` where they differ, or somebody undid it.
        reasons: What they share.
        differences: What they contradict each other in; not empty means `apart`, unless a person
            decides otherwise.
        score: How well they match, 0 to 1.
        method: Method and version.
        parameters: (name, value) of what the method used.
    """

    of: str
    first: str
    second: str
    sources: tuple[str, str]
    relation: str
    decision: str = "one"
    reasons: tuple[Ground, ...]
    differences: tuple[Ground, ...] = ()
    score: float = 1.0
    method: str = ""
    parameters: tuple[tuple[str, float | str], ...] = ()

    def __post_init__(self) -> None:
        for value, allowed in (
            (self.of, MERGED),
            (self.relation, RELATIONS),
            (self.decision, DECISIONS),
        ):
            if value not in allowed:
                raise InvalidRecord(f"merge: {value!r} is not one of {', '.join(allowed)}")
        if not self.first < self.second:
            raise InvalidRecord(
                f"merge of {self.first[:12]} and {self.second[:12]}: name two records, the lesser "
                "identity first"
            )
        if not self.reasons:
            raise InvalidRecord(f"merge of {self.first[:12]}: needs what the two records share")
        if not 0 <= self.score <= 1:
            raise InvalidRecord(f"merge of {self.first[:12]}: score {self.score} is outside 0..1")

    @property
    def id(self) -> str:
        """SHA-256 over all fields."""
        return identity(self)

    @property
    def pair(self) -> tuple[str, str]:
        """The two records, whatever was decided about them."""
        return self.first, self.second

    def apart(self) -> "Merge":
        """Return the same pair, kept apart."""
        return replace(self, decision="apart")
