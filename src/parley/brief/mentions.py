"""Who is mentioned in claims, and under which spellings."""

from collections import Counter
from collections.abc import Iterable, Iterator

from parley.brief.spelling import is_pronoun, is_relative, spelling
from parley.records import (
    Actor,
    Claim,
    Explanation,
    Forecast,
    Offer,
    Pledge,
    Position,
    ReportedEvent,
    Split,
)


def spellings(claims: Iterable[Claim]) -> dict[str, Counter[str]]:
    """Return how often each actor id is named by each spelling that names it by itself."""
    spelled: dict[str, Counter[str]] = {}
    for actor in _actors(claims):
        name = spelling(actor.name)
        if actor.id and name and not is_pronoun(name) and not is_relative(name):
            spelled.setdefault(actor.id, Counter())[name] += 1
    return spelled


def outlet(identifier: str) -> str:
    """Return an outlet's name from its id; short ones are taken for acronyms."""
    name = identifier.removeprefix("OUTLET:")
    if name != name.upper():
        return name
    words = name.replace("-", " ").split()
    return " ".join(words) if len(name) <= 4 else " ".join(word.title() for word in words)


def _actors(claims: Iterable[Claim]) -> Iterator[Actor]:
    for claim in claims:
        yield claim.maker
        match claim:
            case ReportedEvent():
                yield from (claim.source, *claim.also, *claim.also_targets)
                if claim.target is not None:
                    yield claim.target
            case Pledge():
                yield from (claim.by, *claim.also)
            case Offer() | Explanation() | Forecast():
                yield claim.by
            case Position():
                yield from (claim.party, *claim.also)
            case Split():
                yield from (claim.a, claim.b)
