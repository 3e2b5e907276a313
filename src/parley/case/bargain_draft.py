"""A drafted block `bargain:`: what the ledger supports, and what it does not."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from parley.case.bargain_levers import LeverDrafting, Nations
from parley.case.bargain_yaml import Cell, in_brackets, in_quotes, shortened
from parley.errors import MissingInput
from parley.records import AUTHOR_ID, Claim, Issue, Offer, Pledge, Position

#: Where a stance puts a party's ideal: 1 is the thing in full, 0 none of it.
STANCE_ENDS: Mapping[str, tuple[float, str]] = MappingProxyType(
    {
        "demands": (1.0, "demands it"),
        "rejects": (0.0, "rejects it"),
        "red-line": (0.0, "draws a red line at it"),
    }
)
_AT_WAR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A drafted block.

    Attributes:
        text: The block as YAML.
        gaps: What could not be filled, and why.
    """

    text: str
    gaps: tuple[str, ...]


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
        lines = [
            "bargain:",
            f"  parties: {in_brackets(self._parties)}  # the two at war",
            "  issues:",
        ]
        on_table: dict[str, list[tuple[str, str]]] = {party: [] for party in self._parties}
        for issue in issues:
            lines += self._issue(issue, issues, on_table)
        lines += ["  win:  # probability that the first party prevails if they fight on"]
        lines += ["  costs:", *(f"    {party}:" for party in self._parties)]
        lines += ["  patience:", *(f"    {party}:" for party in self._parties)]
        lines += LeverDrafting(
            self._claims, self._parties, self._names, self._nations, self._gaps
        ).lines()
        if any(on_table.values()):
            lines.append("  offers:")
            for party, points in on_table.items():
                if points:
                    at = ", ".join(
                        f"{in_quotes(name)}: 1" for name in dict.fromkeys(n for n, _ in points)
                    )
                    basis = in_brackets(list(dict.fromkeys(name for _, name in points)))
                    lines.append(
                        f"    {in_quotes(f'offers of {party}')}: "
                        f"{{by: {in_quotes(party)}, basis: {basis}, at: {{{at}}}}}"
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
            f"    {in_quotes(issue.name)}:",
            f"      ends: [{in_quotes('nothing of it')}, {in_quotes(full)}]",
            f"      claims: {in_brackets(listed)}",
            "      stakes:",
        ]
        for party in self._parties:
            if not ideals[party].basis:
                self._gaps.append(f"{issue.name}: what {party} wants is in no claim")
            lines += [
                f"        {in_quotes(party)}:",
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


def _asks_for(offer: Offer, issue: Issue) -> bool:
    return bool(offer.ask) and issue.name.casefold() in offer.ask.casefold()


def _thing(claim: Claim) -> str:
    """Return in the claim's own words what its issue's far end is, without what it says of it."""
    return shortened(claim.give if isinstance(claim, Offer) else getattr(claim, "issue", ""))
