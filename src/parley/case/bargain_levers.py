"""Drafted levers: opinion and quarrels at home, sanctions and the belief that they end."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from parley.case.bargain_yaml import Cell, in_quotes, shortened
from parley.records import Claim, Forecast, Poll, Split

#: Probabilities of the words of likelihood. Source: ICD 203 (2015).
LIKELIHOODS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "remote": (0.01, 0.05), "unlikely": (0.2, 0.45), "even": (0.45, 0.55),
        "likely": (0.55, 0.8), "almost-certain": (0.95, 0.99),
    }
)  # fmt: skip
_SANCTIONS = re.compile(r"\b(?:sanction|embargo)", re.IGNORECASE)
_RELIEF = re.compile(
    r"\b(?:lift|eas|relax|relief|reliev|remov|suspen|waiv|unfreez|roll(?:ed|ing)? back|"
    r"end(?:ed|ing)?\b)",
    re.IGNORECASE,
)

Nations = Callable[[str], tuple[str, ...]]


@dataclass(slots=True)
class _Lever:
    party: str
    by: str = ""
    worth: Cell = field(default_factory=Cell)
    belief: Cell = field(default_factory=Cell)


class LeverDrafting:
    """What claims say of levers.

    Args:
        claims: What was said.
        parties: Those at war.
        names: Short name of each claim by its id.
        nations: Tells which countries some words name.
        gaps: Takes in what could not be filled.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        parties: Sequence[str],
        names: Mapping[str, str],
        nations: Nations,
        gaps: list[str],
    ) -> None:
        self._claims, self._parties, self._names, self._nations = claims, parties, names, nations
        self._gaps = gaps

    def lines(self) -> list[str]:
        """Return the levers as lines of YAML."""
        levers = {**self._opinion(), **self._rivals(), **self._sanctions()}
        if not levers:
            self._gaps.append("levers: no poll, quarrel within a side or sanction is in the ledger")
            return ["  levers: {}"]
        self._gaps.append(
            "worth of the levers: a claim says that they are there, not what they weigh"
        )
        lines = ["  levers:"]
        for name, lever in levers.items():
            lines += [
                f"    {in_quotes(name)}:",
                f"      party: {in_quotes(lever.party)}",
                f"      by: {in_quotes(lever.by) if lever.by else ''}".rstrip(),
                f"      worth: {lever.worth.text()}".rstrip(),
                f"      belief: {lever.belief.text()}".rstrip(),
            ]
        return lines

    def _opinion(self) -> dict[str, _Lever]:
        levers = {}
        for poll in (claim for claim in self._claims if isinstance(claim, Poll)):
            name = self._names[poll.id]
            party = self._only_party(poll.population) or self._only_party(poll.measure)
            if not party:
                self._gaps.append(
                    f"{name}: whose people a poll asked cannot be told from "
                    f"{shortened(poll.population or poll.measure)!r}; name the party of a lever"
                )
                continue
            who = f", {poll.pollster}" if poll.pollster else ", no pollster named"
            levers[f"opinion {name}"] = lever = _Lever(party=party)
            lever.worth.note(name, f"{poll.value:g} % for {shortened(poll.measure)}{who}")
        return levers

    def _rivals(self) -> dict[str, _Lever]:
        levers = {}
        for split in (claim for claim in self._claims if isinstance(claim, Split)):
            name = self._names[split.id]
            if split.side not in self._parties:
                self._gaps.append(f"{name}: a quarrel within {split.side or 'no known side'}, "
                                  "which is no party")  # fmt: skip
                continue
            levers[f"rivals at home {name}"] = lever = _Lever(party=split.side)
            about = f" over {shortened(split.about)}" if split.about else ""
            lever.worth.note(name, f"{split.a.id} and {split.b.id} at odds{about}")
        return levers

    def _sanctions(self) -> dict[str, _Lever]:
        """Return a lever for each party whose sanctions are spoken of."""
        spoken = [c for c in self._claims if _SANCTIONS.search(c.span.text)]
        if not spoken:
            return {}
        parties = {p for c in spoken for p in (self._only_party(c.span.text),) if p}
        if len(parties) != 1:
            listed = ", ".join(self._names[c.id] for c in spoken)
            self._gaps.append(f"sanctions: {listed} do not tell which party they weigh on")
            return {}
        lever = _Lever(party=parties.pop())
        for claim in spoken:
            name = self._names[claim.id]
            is_relief = _RELIEF.search(claim.span.text)
            if isinstance(claim, Forecast) and is_relief and claim.likelihood in LIKELIHOODS:
                for end in LIKELIHOODS[claim.likelihood]:
                    lever.belief.take_in(
                        end, name, f"{claim.likelihood} that they end, in the words of ICD 203"
                    )
            else:
                lever.worth.note(name, "speaks of sanctions")
        return {"sanctions": lever}

    def _only_party(self, words: str) -> str:
        """Return the party that words name, `""` where they name none or both."""
        named = [party for party in self._nations(words) if party in self._parties]
        return named[0] if len(named) == 1 else ""
