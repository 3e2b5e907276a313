"""The record of a quarrel: two of one side, the words that tell of it, and what it is about."""

from dataclasses import dataclass
from typing import Any

from parley.records import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarrel:
    """People of one side at odds with each other.

    Attributes:
        start: First code point of the words that tell of it.
        end: One past the last.
        a: Who differs.
        b: With whom.
        about: Tokens that name what it is about.
    """

    start: int
    end: int
    a: Actor
    b: Actor
    about: tuple[Any, ...] = ()


def opponents(of: Actor) -> Actor:
    """Return the unnamed others inside a side."""
    return Actor(name="opponents", id=f"{of.side}:OPPONENTS")
