"""Swap the parties everywhere: a verdict that changes with the names is no verdict."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from parley.records import AUTHOR_ID, Actor, Claim, Finding, Split, Test

C = TypeVar("C", bound=Claim)
#: The other side of a pledge of which only one party is named anywhere.
OTHER = "OTHER"
#: Who tells, and is no side: the article itself, and outlets.
_TELLERS = frozenset({AUTHOR_ID, "OUTLET"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """Which side takes the place of which.

    Attributes:
        sides: (side, the side whose name it takes); no side keeps its own.
    """

    sides: tuple[tuple[str, str], ...]

    @classmethod
    def among(cls, ids: Iterable[str]) -> "Swap":
        """Return the swap of the sides of some actor ids: two change places, more go round."""
        sides = sorted({_side(id_) for id_ in ids} - _TELLERS - {""})
        if len(sides) == 1:
            sides.append(OTHER)
        return cls(sides=tuple(zip(sides, sides[1:] + sides[:1], strict=True)))

    def id(self, id_: str) -> str:
        """Return an actor id with its side swapped: `AAA:MIL` becomes `BBB:MIL`."""
        side, colon, rest = id_.partition(":")
        return dict(self.sides).get(side, side) + colon + rest

    def actor(self, actor: Actor) -> Actor:
        """Return an actor of the other side, called by its id; nobody stays nobody."""
        new = self.id(actor.id)
        return actor if new == actor.id else Actor(name=new, id=new)

    def test(self, test: Test) -> Test:
        """Return a test of the same pledge by the other side."""
        return replace(test, by=self.id(test.by))

    def claim(self, claim: C) -> C:
        """Return a claim in which every actor is swapped: makers, doers, sufferers, sides."""
        changed: dict[str, Any] = {}
        for field in fields(claim):
            value = getattr(claim, field.name)
            if isinstance(value, Actor):
                changed[field.name] = self.actor(value)
            elif isinstance(value, tuple) and any(isinstance(each, Actor) for each in value):
                changed[field.name] = tuple(self.actor(each) for each in value)
        if isinstance(claim, Split):
            changed["side"] = self.id(claim.side)
        return replace(claim, **changed)


def ids_of(claims: Iterable[Claim]) -> set[str]:
    """Return the ids of all actors in claims."""
    values = (getattr(claim, field.name) for claim in claims for field in fields(claim))
    listed = (value if isinstance(value, tuple) else (value,) for value in values)
    return {each.id for value in listed for each in value if isinstance(each, Actor)}


def swap_rows(table: Any) -> Any:  # noqa: ANN401  (pyarrow ships no types)
    """Return an event table in which who acts and who is acted on change places, and names.

    A file's own names are in no catalogue, so each takes the place of another one: the names
    in alphabetical order go round by one.

    Args:
        table: Events in the shape of `records.event_schema()`.
    """
    source, target = (table.column(name) for name in ("source", "target"))
    names = sorted({name for column in (source, target) for name in _values(column) if name})
    turned = dict(zip(names, names[1:] + names[:1], strict=True))
    for name, column in (("source", target), ("target", source)):
        place = table.schema.get_field_index(name)
        table = table.set_column(place, table.schema.field(name), _renamed(column, turned))
    return table


def differing(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[str, ...]:
    """Return how findings differ from those with the parties swapped, in words; none is right.

    All that a finding says is compared but the test's identity, which holds the pledge's maker.
    """
    if len(before) != len(after):
        return (f"{len(before)} findings became {len(after)}",)
    lines = []
    for old, new in zip(before, after, strict=True):
        names = [
            field.name
            for field in fields(Finding)
            if field.name not in ("test", "pledge")
            and getattr(old, field.name) != getattr(new, field.name)
        ]
        if names:
            lines.append(
                f"{old.pledge[:12]} {old.horizon}: {old.verdict} became {new.verdict} "
                f"({', '.join(names)} differ)"
            )
    return tuple(lines)


def _side(id_: str) -> str:
    return id_.partition(":")[0]


def _values(column: Any) -> list[str]:  # noqa: ANN401
    return [value for value in column.unique().to_pylist() if value is not None]


def _renamed(column: Any, turned: Mapping[str, str]) -> Any:  # noqa: ANN401
    """Return a column of words with each put in another's place."""
    import pyarrow as pa

    whole = column.combine_chunks()
    words = [turned.get(word, word) for word in whole.dictionary.to_pylist()]
    return pa.DictionaryArray.from_arrays(whole.indices, pa.array(words, pa.string()))
