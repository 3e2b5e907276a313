"""Duties that get in each other's way: owed by several to one, or by one to two rivals."""

from collections import defaultdict
from dataclasses import dataclass

from parley.bargain.duties.duty import Act, Duty, Kind, Pact, Trigger, place_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """A duty that several owe to one, so that each may wait for the others.

    Attributes:
        to: To whom.
        act: What is owed.
        when: When.
        by: Who owe it.
    """

    to: str
    act: Act
    when: Trigger
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two duties of one party that cannot both be done once one rival attacks the other.

    Attributes:
        by: Who is torn.
        first: The duty to aid one rival.
        second: The duty to the other: to aid it, or to refrain from force.
    """

    by: str
    first: Duty
    second: Duty


def find_overlaps(pact: Pact) -> tuple[Overlap, ...]:
    """Return the duties that several parties owe to one."""
    by_debt: dict[tuple[str, Kind], set[str]] = defaultdict(set)
    for duty in pact.duties:
        by_debt[duty.to, (duty.act, duty.when)].add(duty.by)
    shared = [key for key, debtors in by_debt.items() if len(debtors) > 1]
    return tuple(
        Overlap(to=to, act=kind[0], when=kind[1], by=pact.in_order(by_debt[to, kind]))
        for to, kind in sorted(
            shared, key=lambda key: (pact.parties.index(key[0]), place_of(key[1]))
        )
    )


def find_clashes(pact: Pact) -> tuple[Clash, ...]:
    """Return the duties that tear a party between two who may attack each other."""
    aid: dict[tuple[str, str], Duty] = {}
    peace: dict[tuple[str, str], Duty] = {}
    for duty in pact.duties:
        if duty.act is Act.ASSIST:
            aid.setdefault((duty.by, duty.to), duty)
        elif duty.act is Act.REFRAIN:
            peace.setdefault((duty.by, duty.to), duty)
    found = []
    for one, other in pact.rivals:
        for party in pact.parties:
            here, there = aid.get((party, one)), aid.get((party, other))
            if here and there:
                found.append(Clash(by=party, first=here, second=there))
                continue
            for first, rival in ((here, other), (there, one)):
                second = peace.get((party, rival))
                if first and second:
                    found.append(Clash(by=party, first=first, second=second))
    return tuple(found)
