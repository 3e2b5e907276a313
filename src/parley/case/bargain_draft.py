"""A drafted block `bargain:`: what the ledger supports, and what it does not."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import yaml

from parley.case.case_file import CaseFile
from parley.case.whole import replacing
from parley.errors import CaseError, MissingInput
from parley.records import AUTHOR_ID, Claim, Forecast, Issue, Offer, Pledge, Poll, Position, Split

#: Where a stance puts a party's ideal: 1 is the thing in full, 0 none of it.
STANCE_ENDS: Mapping[str, tuple[float, str]] = MappingProxyType(
    {
        "demands": (1.0, "demands it"),
        "rejects": (0.0, "rejects it"),
        "red-line": (0.0, "draws a red line at it"),
    }
)
#: Probabilities of the words of likelihood. Source: ICD 203 (2015).
LIKELIHOODS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "remote": (0.01, 0.05), "unlikely": (0.2, 0.45), "even": (0.45, 0.55),
        "likely": (0.55, 0.8), "almost-certain": (0.95, 0.99),
    }
)  # fmt: skip
_AT_WAR = 2
_SANCTIONS = re.compile(r"\b(?:sanction|embargo)", re.IGNORECASE)
_RELIEF = re.compile(
    r"\b(?:lift|eas|relax|relie|remov|suspen|roll(?:ed|ing)? back|waiv|end(?:ed|ing)?\b|unfreez)",
    re.IGNORECASE,
)
_PHRASE = 80  # characters of a claim's words that tell a reader what is meant

Nations = Callable[[str], tuple[str, ...]]


@dataclass(slots=True)
class Cell:
    """A drafted number: a range, or a blank of which only the basis is known."""

    low: float | None = None
    high: float | None = None
    basis: list[str] = field(default_factory=list)
    why: list[str] = field(default_factory=list)

    def take_in(self, value: float, name: str, why: str) -> None:
        """Widen the range by a value that a claim supports."""
        self.low = value if self.low is None else min(self.low, value)
        self.high = value if self.high is None else max(self.high, value)
        self.note(name, why)

    def note(self, name: str, why: str) -> None:
        """Name one more claim behind the number."""
        if name not in self.basis:
            self.basis.append(name)
        if why not in self.why:
            self.why.append(why)

    def text(self) -> str:
        """Return the number as it stands in YAML, `""` for a blank of which nothing is known."""
        if not self.basis:
            return ""
        ends = [] if self.low is None else [f"low: {self.low:g}, high: {self.high:g}"]
        why = f"why: {_words('; '.join(self.why))}"
        return f"{{{', '.join([*ends, f'basis: {_list(self.basis)}', why])}}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A drafted block.

    Attributes:
        text: The block as YAML.
        gaps: What could not be filled, and why.
    """

    text: str
    gaps: tuple[str, ...]


@dataclass(slots=True)
class _Lever:
    party: str
    by: str = ""
    worth: Cell = field(default_factory=Cell)
    belief: Cell = field(default_factory=Cell)


def draft_block(
    claims: Sequence[Claim],
    issues: Sequence[Issue],
    names: Mapping[str, str],
    *,
    nations: Nations,
) -> Draft:
    """Return the block `bargain:` as far as claims fill it.

    Args:
        claims: What was said, each story once.
        issues: What offers and positions are about.
        names: Short name of each claim by its id.
        nations: Tells which countries some words name.

    Raises:
        MissingInput: No two parties, or nothing they bargain over, are in the ledger.
    """
    terms = [claim for claim in claims if isinstance(claim, Offer | Position | Pledge)]
    parties = _parties(terms)
    if len(parties) < _AT_WAR or not issues:
        raise MissingInput(
            f"no draft: the ledger names {', '.join(parties) or 'no party'} in offers, positions "
            f"and pledges, and {len(issues)} issues; read more articles, or write `bargain:` with "
            "`parties:` and `issues:` yourself"
        )
    drafting = _Drafting(claims, parties, names, nations)
    return drafting.draft(issues)


def _parties(terms: Iterable[Offer | Position | Pledge]) -> list[str]:
    """Return the sides that offer, hold or promise something, the two most heard of first."""
    sides: list[str] = []
    for term in terms:
        if isinstance(term, Position):
            actors = (term.party, *term.also)
        else:
            actors = (term.by, *(() if term.to is None else (term.to,)))
        sides += dict.fromkeys(a.side for a in actors if a.side and a.id != AUTHOR_ID)
    return [side for side, _ in Counter(sides).most_common(_AT_WAR)]


class _Drafting:
    def __init__(
        self,
        claims: Sequence[Claim],
        parties: list[str],
        names: Mapping[str, str],
        nations: Nations,
    ) -> None:
        self._claims, self._parties, self._names, self._nations = claims, parties, names, nations
        self._by_id = {claim.id: claim for claim in claims}
        self._gaps: list[str] = []

    def draft(self, issues: Sequence[Issue]) -> Draft:
        lines = ["bargain:", f"  parties: {_list(self._parties)}  # the two at war", "  issues:"]
        on_table: dict[str, list[tuple[str, str]]] = {party: [] for party in self._parties}
        for issue in issues:
            lines += self._issue(issue, issues, on_table)
        lines += ["  win:  # probability that the first party prevails if they fight on"]
        lines += ["  costs:", *(f"    {party}:" for party in self._parties)]
        lines += ["  patience:", *(f"    {party}:" for party in self._parties)]
        lines += self._lever_lines()
        if any(on_table.values()):
            lines.append("  offers:")
            for party, points in on_table.items():
                if points:
                    at = ", ".join(
                        f"{_words(name)}: 1" for name in dict.fromkeys(n for n, _ in points)
                    )
                    basis = _list(list(dict.fromkeys(name for _, name in points)))
                    lines.append(
                        f"    {_words(f'offers of {party}')}: "
                        f"{{by: {_words(party)}, basis: {basis}, at: {{{at}}}}}"
                    )
        self._gaps += [
            "win, costs and patience: no kind of claim states them",
            "salience and shape: no claim says how much one issue weighs beside another",
        ]
        return Draft(text="\n".join(lines) + "\n", gaps=tuple(self._gaps))

    def _issue(
        self, issue: Issue, issues: Sequence[Issue], on_table: dict[str, list[tuple[str, str]]]
    ) -> list[str]:
        ideals = {party: Cell() for party in self._parties}
        leasts = {party: Cell() for party in self._parties}
        own = [self._by_id[id_] for id_ in issue.claims if id_ in self._by_id]
        asking = [
            claim
            for claim in self._claims
            if isinstance(claim, Offer) and claim not in own and _asks_for(claim, issue)
        ]
        for claim in own:
            name = self._names[claim.id]
            if isinstance(claim, Offer):
                self._take_offer(claim, name, ideals)
                if claim.by.side in on_table:
                    on_table[claim.by.side].append((issue.name, name))
            elif isinstance(claim, Position):
                self._take_position(claim, name, ideals, leasts)
        for claim in asking:
            if claim.by.side in ideals:
                ideals[claim.by.side].take_in(1.0, self._names[claim.id], "asks for it in return")
        full = next((thing for claim in own if (thing := _thing(claim))), issue.name)
        listed = [self._names[claim.id] for claim in (*own, *asking)]
        lines = [
            f"    {_words(issue.name)}:",
            f"      ends: [{_words('nothing of it')}, {_words(full)}]",
            f"      claims: {_list(listed)}",
            "      stakes:",
        ]
        for party in self._parties:
            if not ideals[party].basis:
                self._gaps.append(f"{issue.name}: what {party} wants is in no claim")
            lines += [
                f"        {_words(party)}:",
                f"          ideal: {ideals[party].text()}".rstrip(),
                "          salience:",
                "          shape:",
                f"          least: {leasts[party].text()}".rstrip(),
            ]
        return lines

    def _take_offer(self, offer: Offer, name: str, ideals: dict[str, Cell]) -> None:
        """A giver would rather keep what it gives; to whom it is offered would rather have it."""
        giver = offer.by.side
        if giver in ideals:
            ideals[giver].take_in(0.0, name, "offers it, so gives something up")
        others = [p for p in self._parties if p != giver]
        takers = others if offer.to is None else [p for p in others if p == offer.to.side]
        if giver in ideals:
            for taker in takers:
                ideals[taker].take_in(1.0, name, f"{giver} offers it to them")

    def _take_position(
        self, position: Position, name: str, ideals: dict[str, Cell], leasts: dict[str, Cell]
    ) -> None:
        for holder in dict.fromkeys(a.side for a in (position.party, *position.also)):
            if holder not in ideals:
                continue
            end = STANCE_ENDS.get(position.stance)
            if end is None:
                said = "is open to it" if position.stance == "open" else "accepts it"
                self._gaps.append(
                    f"{name}: {holder} {said}, which moves no end of its line; say how far it "
                    "would go as `least`"
                )
                continue
            ideals[holder].take_in(end[0], name, end[1])
            if position.stance == "red-line":
                leasts[holder].note(name, "draws a red line")

    def _lever_lines(self) -> list[str]:
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
                f"    {_words(name)}:",
                f"      party: {_words(lever.party)}",
                f"      by: {_words(lever.by) if lever.by else ''}".rstrip(),
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
                    f"{_short(poll.population or poll.measure)!r}; name the party of a lever"
                )
                continue
            who = f", {poll.pollster}" if poll.pollster else ", no pollster named"
            levers[f"opinion {name}"] = lever = _Lever(party=party)
            lever.worth.note(name, f"{poll.value:g} % for {_short(poll.measure)}{who}")
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
            about = f" over {_short(split.about)}" if split.about else ""
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


def _asks_for(offer: Offer, issue: Issue) -> bool:
    return bool(offer.ask) and issue.name.casefold() in offer.ask.casefold()


def _thing(claim: Claim) -> str:
    """Return in the claim's own words what its issue's far end is, without what it says of it."""
    return _short(claim.give if isinstance(claim, Offer) else getattr(claim, "issue", ""))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _PHRASE else f"{line[: _PHRASE - 1].rstrip()}…"


def _words(text: str) -> str:
    """Return text as YAML reads it back: bare where that is safe."""
    return (
        text if re.fullmatch(r"[A-Z][A-Z0-9:]{2,}", text) else json.dumps(text, ensure_ascii=False)
    )


def _list(items: Sequence[str]) -> str:
    return f"[{', '.join(items)}]"


def append_block(path: Path, block: str) -> None:
    """Add a drafted block at the end of a case file; every other letter of it stays.

    Raises:
        CaseError: It has such a block already.
        OutputError: It cannot be written; it is then as it was.
    """
    text = path.read_text(encoding="utf-8-sig")
    known = yaml.safe_load(text) or {}
    if known.get("bargain") is not None:
        raise CaseError(
            f"{path}: bargain: is there already; delete it first, or copy from what --draft prints"
        )
    if "bargain" in known:
        raise CaseError(f"{path}: bargain: an empty key stands there; delete that line first")
    changed = f"{text.rstrip()}\n{block}"
    if yaml.safe_load(changed) != {**known, **yaml.safe_load(block)}:
        raise CaseError(f"{path}: its form leaves no place for a block; copy it in yourself")
    with replacing(path, otherwise="make it and its folder writable") as part:
        part.write_text(changed, encoding="utf-8")
    CaseFile.load(path)
