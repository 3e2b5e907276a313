"""The parties at issue in a text: its countries, its armed groups, and who faces whom."""

from collections import Counter
from dataclasses import dataclass
from typing import Self

from parley.read.actors.catalogue import BODIES
from parley.read.actors.people import People
from parley.read.actors.stage import Stage
from parley.read.parse import Token
from parley.records import Actor

# A country is at home in a text when it has this share of all country mentions in it.
HOME_SHARE = 0.55
# So it is with less where every other country is only named in passing.
LEADING_SHARE, _AHEAD = 0.4, 2.0
# A country named once, and not at a text's head, does not say what the text is about.
_LEAST_WEIGHT = 2
# A second country with less than this share of the first one's mentions is no party to it.
_PARTY_RATIO = 0.5
# Prepositions that make a country a place, and words that make the place a venue: a country that
# only receives the parties ("met in Doha") is none of them, wherever else it is named as a place.
_PLACING = frozenset("in at to from near into inside outside around via through".split())
_MEETING = frozenset(
    """meet meeting talk talks negotiate negotiation summit conference gather sign convene round
    host mediate broker facilitate resume hold fly travel arrive dialogue consultation""".split()
)
_TRAVEL = frozenset("leave reach visit enter".split())
_HOSTING = frozenset("host mediate broker facilitate".split())
# A title and the first sentences behind it say what a text is about; what they name counts so many
# times, for the inverted pyramid of news puts neighbours and mediators last.
_LEAD_SENTENCES, _LEAD_WEIGHT = 3, 2
# Steps up the parse from a preposition in which the word for a meeting is sought.
_CLIMB = 3
# Words apart at most that two names of one phrase stand.
_ONE_PHRASE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Who is at issue, most often named first.

    Attributes:
        countries: ISO3 codes of the states named.
        shares: Their shares of all country mentions.
        groups: Ids of the armed groups and movements named.
        scenes: Indices of tokens that name a country as a place where the parties meet.
    """

    countries: tuple[str, ...]
    shares: dict[str, float]
    groups: tuple[str, ...]
    scenes: frozenset[int]

    @classmethod
    def of(cls, stage: Stage, people: People) -> Self:
        """Return the setting of a text: of what it names, and of its people's known sides."""
        countries: Counter[str] = Counter()
        groups: Counter[str] = Counter()
        placed: Counter[str] = Counter()
        scenes: set[int] = set()
        heads = stage.heads()
        for (index, hit), (behind, other) in zip(heads, [*heads[1:], (-1, None)], strict=False):
            side, _, part = hit.entry.id.partition(":")
            weight = _weight(stage, index)
            if other is not None and _names_one(stage, index, behind, side, other.entry.id):
                weight = 0
            if hit.entry.kind == "group" and part not in BODIES:
                groups[hit.entry.id] += 1
            if hit.entry.kind in ("state", "people", "capital", "group") and len(side) == 3:
                played = "party" if hit.entry.kind == "group" else _played(stage.doc[index])
                countries[side] += weight * (played != "venue")
                placed[side] += weight * (played == "place")
                if played == "venue":
                    scenes.add(index)
        for run, person in people.introduced():
            side = person.id.split(":")[0]
            if side in stage.catalogue.titles and side not in stage.catalogue.movements:
                countries[side] += _weight(stage, run.last)
        for venue in {stage.hit_at[index].entry.id.split(":")[0] for index in scenes}:
            countries[venue] -= placed[venue]
        total = countries.total() or 1
        if total < _LEAST_WEIGHT:
            countries.clear()
        return cls(
            countries=tuple(c for c, _ in countries.most_common()),
            shares={c: n / total for c, n in countries.items() if n > 0},
            groups=tuple(g for g, _ in groups.most_common()),
            scenes=frozenset(scenes),
        )

    @property
    def home(self) -> str:
        """The one country the text is about, `""` where it is about several or none."""
        ranked = sorted(self.shares, key=lambda side: self.shares[side], reverse=True)
        if not ranked:
            return ""
        first, second = (self.shares.get(side, 0.0) for side in (*ranked, "")[:2])
        clear = first >= LEADING_SHARE and first >= _AHEAD * second
        return ranked[0] if first >= HOME_SHARE or clear else ""

    def sides(self) -> tuple[Actor, ...]:
        """Return the two parties set against each other: "both sides".

        A group faces its own government where no other country is much named, else the other
        country; without a group the two countries most named face each other.
        """
        parties = [country for country in self.countries if country in self.shares]
        first, second = (*parties, "", "")[:2]
        group = self.groups[0] if self.groups else ""
        side = group.split(":")[0]
        rival = next((c for c in parties if c != side), "")
        near = first and second and self.shares[second] >= _PARTY_RATIO * self.shares[first]
        if group and side == first and not near:
            return Actor(name="", id=f"{side}:GOV"), Actor(name="", id=group)
        if group and rival and side in (first, second):
            return Actor(name="", id=rival), Actor(name="", id=group)
        return tuple(Actor(name="", id=country) for country in (first, second) if country)


def _weight(stage: Stage, index: int) -> int:
    """Return how much a name counts by its place in the text."""
    return _LEAD_WEIGHT if stage.sentence_of[index] < _LEAD_SENTENCES else 1


def _names_one(stage: Stage, index: int, behind: int, side: str, other: str) -> bool:
    """Tell whether a name only says whose the next is: "the Chadian rebel group FACT"."""
    between = stage.doc[index + 1 : behind]
    apart = any(t.pos_ in ("PUNCT", "ADP", "CCONJ", "VERB", "AUX") for t in between)
    return other.split(":")[0] == side and behind - index <= _ONE_PHRASE and not apart


def _played(name: Token) -> str:
    """Return what a country's name stands for: a `party`, a `place`, or a `venue` of talks."""
    while name.dep_ in ("compound", "nmod", "conj", "appos") and name.head.i != name.i:
        name = name.head
    verb = name.head.lemma_.lower()
    if (name.dep_ in ("nsubj", "agent") and verb in _HOSTING) or (
        name.dep_ == "dobj" and verb in _TRAVEL
    ):
        return "venue"
    if name.dep_ != "pobj" or name.head.lower_ not in _PLACING:
        return "party"
    above = name.head
    for _ in range(_CLIMB):
        above = above.head
        if above.lemma_.lower() in _MEETING:
            return "venue"
    return "place"
