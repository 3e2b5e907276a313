"""The record of a stance: who holds it, and which clause carries it."""

from dataclasses import dataclass
from typing import Any

from parley.records import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Where a party stands.

    Attributes:
        head: Token that heads the clause which carries it.
        party: Who holds it.
        value: One of records.STANCES.
        whole: The clause keeps coordinated predicates.
    """

    head: Any
    party: Actor
    value: str
    whole: bool = False
