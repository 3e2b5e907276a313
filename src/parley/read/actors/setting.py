"""The parties at issue in a text: its countries, its armed groups, and who faces whom."""

from collections import Counter
from dataclasses import dataclass
from typing import Self

from parley.read.actors.catalogue import BODIES
from parley.read.actors.stage import Stage
from parley.records import Actor

# A country is at home in a text when it has this share of all country mentions in it.
HOME_SHARE = 0.55
# A second country with less than this share of the first one's mentions is no party to it.
_PARTY_RATIO = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Who is at issue, most often named first.

    Attributes:
        countries: ISO3 codes of the states named.
        shares: Their shares of all country mentions.
        groups: Ids of the armed groups and movements named.
    """

    countries: tuple[str, ...]
    shares: dict[str, float]
    groups: tuple[str, ...]

    @classmethod
    def of(cls, stage: Stage) -> Self:
        """Return the setting of a text."""
        countries: Counter[str] = Counter()
        groups: Counter[str] = Counter()
        for hit in stage.hits():
            side, _, part = hit.entry.id.partition(":")
            if hit.entry.kind in ("state", "people", "capital", "group") and len(side) == 3:
                countries[side] += 1
            if hit.entry.kind == "group" and part not in BODIES:
                groups[hit.entry.id] += 1
        total = sum(countries.values())
        return cls(
            countries=tuple(c for c, _ in countries.most_common()),
            shares={c: n / total for c, n in countries.items()},
            groups=tuple(g for g, _ in groups.most_common()),
        )

    @property
    def home(self) -> str:
        """The one country the text is about, `""` where it is about several or none."""
        first = self.countries[:1]
        return first[0] if first and self.shares[first[0]] >= HOME_SHARE else ""

    def sides(self) -> tuple[Actor, ...]:
        """Return the two parties set against each other: "both sides".

        A group faces its own government where no other country is much named, else the other
        country; without a group the two countries most named face each other.
        """
        first, second = (*self.countries, "", "")[:2]
        group = self.groups[0] if self.groups else ""
        side = group.split(":")[0]
        rival = next((c for c in self.countries if c != side), "")
        near = first and second and self.shares[second] >= _PARTY_RATIO * self.shares[first]
        if group and side == first and not near:
            return Actor(name="", id=f"{side}:GOV"), Actor(name="", id=group)
        if group and rival and side in (first, second):
            return Actor(name="", id=rival), Actor(name="", id=group)
        return tuple(Actor(name="", id=country) for country in (first, second) if country)
