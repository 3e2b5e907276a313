"""From the block `bargain:` to a bargaining problem: blanks become guesses, and say so."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from parley.case.bargain_file import BargainEntry, LeverEntry, Number, StakeEntry
from parley.case.claim_names import Basis
from parley.errors import CaseError, InvalidRecord
from parley.records import Amount, Lever, Problem, Proposal, Signal, Stake, Topic, Types

#: What stands for a blank, and why so: wide, so that a result that rests on one shows it.
GUESSES: Mapping[str, tuple[float, float, str]] = MappingProxyType(
    {
        "win": (0.3, 0.7, "either may prevail"),
        "cost of war": (0.05, 0.35, "from a border clash to a war that ruins"),
        "patience": (0.8, 0.99, "a party that waits loses little by one more round"),
        "ideal": (0.0, 1.0, "nobody said what it wants"),
        "salience": (0.5, 1.5, "no issue is known to matter more than another"),
        "shape": (1.0, 2.0, "neutral towards risk, or shy of it"),
        "worth": (-0.15, 0.15, "less than a major issue, either way"),
        "likelihood": (0.05, 0.95, "nobody said how likely this type would send it"),
        "belief": (0.0, 1.0, "anything between disbelief and certainty"),
    }
)
UNITS: Mapping[str, str] = MappingProxyType(
    {"win": "probability", "likelihood": "probability", "belief": "probability",
     "patience": "share kept a round", "salience": "weight", "shape": "exponent", "ideal": "point",
     "least": "point"}
)  # fmt: skip
#: Parties at war with each other, of whom every blank is guessed.
AT_WAR = 2
_UNIT_RANGE = (0.0, 1.0)
_BOUNDS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "win": _UNIT_RANGE, "likelihood": _UNIT_RANGE, "belief": _UNIT_RANGE,
        "patience": _UNIT_RANGE, "ideal": _UNIT_RANGE, "least": _UNIT_RANGE, "salience": (0.0, 1e6),
        "shape": (0.05, 20.0), "cost of war": (0.0, 1e6), "worth": (-1e6, 1e6),
    }
)  # fmt: skip


def problem_of(
    entry: BargainEntry, basis: Basis, *, where: str, without: Sequence[str] = ()
) -> Problem:
    """Return the problem that a block states.

    A number that rests on a claim not known on the day is a blank on that day.

    Args:
        entry: The block.
        basis: What numbers may rest on.
        where: The file and block, for messages.
        without: Names of levers to leave out.

    Raises:
        CaseError: Something in it contradicts itself, or names what is not there.
    """
    return _Builder(entry, basis, where).build(without)


class _Builder:
    def __init__(self, entry: BargainEntry, basis: Basis, where: str) -> None:
        self._entry, self._basis, self._where = entry, basis, where

    def build(self, without: Sequence[str]) -> Problem:
        entry, parties = self._entry, tuple(self._entry.parties)
        if len(parties) < AT_WAR or len(set(parties)) < len(parties):
            self._refuse(
                "parties", f"expected two different ones or more, found {', '.join(parties) or 0}",
                "write `parties: [RUS, UKR]`, the two at war first",
            )  # fmt: skip
        if not entry.issues:
            self._refuse("issues", "none", "name at least one; `--draft` shows the ledger's")
        for key, named in (("costs", entry.costs), ("patience", entry.patience)):
            for party in named:
                self._require_party(party, f"{key}: {party}")
        if unknown := [name for name in without if name not in entry.levers]:
            raise CaseError(
                f"no lever {unknown[0]!r} in {self._where}; it has "
                f"{', '.join(entry.levers) or 'none'}"
            )
        try:
            return Problem(
                parties=parties,
                topics=tuple(self._topic(name) for name in entry.issues),
                stakes=tuple(
                    self._stake(name, party, issue.stakes.get(party) or StakeEntry())
                    for name, issue in entry.issues.items()
                    for party in self._caring(name)
                ),
                win=self._amount("win", "win", entry.win, "win"),
                costs=self._each("cost of war", "costs", entry.costs),
                levers=tuple(
                    self._lever(name, lever)
                    for name, lever in entry.levers.items()
                    if name not in without
                ),
                patience=self._each("patience", "patience", entry.patience),
                proposals=tuple(self._proposal(name) for name in entry.offers),
                types=self._types(),
            )
        except InvalidRecord as error:
            raise CaseError(f"{self._where}: {error}; correct it") from error

    def _caring(self, issue: str) -> tuple[str, ...]:
        """Return the parties with a stake in an issue: those at war, and others that name one."""
        stated = self._entry.issues[issue].stakes
        for party in stated:
            self._require_party(party, f"issues: {issue}: stakes: {party}")
        at_war = self._entry.parties[:AT_WAR]
        return tuple(p for p in self._entry.parties if p in at_war or p in stated)

    def _topic(self, name: str) -> Topic:
        issue = self._entry.issues[name]
        ids = self._basis.ids(issue.claims, f"{self._where}: issues: {name}: claims") or ()
        low, high = issue.ends or ("", "")
        return Topic(name=name, levels=tuple(issue.levels), claims=ids, ends=(low, high))

    def _stake(self, issue: str, party: str, entry: StakeEntry) -> Stake:
        at = f"issues: {issue}: stakes: {party}"

        def of(kind: str, number: Number | None) -> Amount:
            return self._amount(kind, f"{kind}: {party}, {issue}", number, f"{at}: {kind}")

        ideal = of("ideal", entry.ideal)
        least = None
        if entry.least is not None:
            least = self._least(f"least: {party}, {issue}", entry.least, ideal, f"{at}: least")
        return Stake(
            party=party,
            topic=issue,
            ideal=ideal,
            salience=of("salience", entry.salience),
            shape=of("shape", entry.shape),
            least=least,
        )

    def _least(self, name: str, number: Number, ideal: Amount, at: str) -> Amount | None:
        """Return a red line; one that is drawn somewhere lies on the party's half of the line."""
        basis = self._ids(number, at)
        if number.low is None or basis is None:
            if not number.basis or basis is None:
                return None
            low, high = (0.5, 1.0) if ideal.middle >= 0.5 else (0.0, 0.5)
            why = f"{number.why or 'a red line was drawn'}; where, is a guess"
            return Amount(
                name=name, low=low, high=high, unit="point", basis=basis, why=why, is_guess=True
            )
        return self._amount("least", name, number, at)

    def _lever(self, name: str, entry: LeverEntry) -> Lever:
        at = f"levers: {name}"
        self._require_party(entry.party, f"{at}: party: {entry.party}")
        return Lever(
            name=name,
            party=entry.party,
            by=entry.by,
            worth=self._amount("worth", f"worth: {name}", entry.worth, f"{at}: worth"),
            belief=self._amount("belief", f"belief: {name}", entry.belief, f"{at}: belief"),
        )

    def _proposal(self, name: str) -> Proposal:
        offer = self._entry.offers[name]
        ids = self._basis.ids(offer.basis, f"{self._where}: offers: {name}: basis") or ()
        return Proposal(name=name, at=tuple(offer.at.items()), basis=ids, by=offer.by)

    def _types(self) -> Types | None:
        """Return the types with the signals known by the day."""
        entry = self._entry.types
        if entry is None:
            return None
        signals = []
        for number, signal in enumerate(entry.signals, start=1):
            at = f"types: signals: {number}"
            basis = self._basis.ids(signal.basis, f"{self._where}: {at}: basis")
            if unknown := [name for name in signal.likelihood if name not in entry.prior]:
                known = f"`prior:` has {', '.join(entry.prior)}"
                self._refuse(f"{at}: likelihood: {unknown[0]}", "is no type", known)
            if basis is None:
                continue
            likelihood = tuple(
                self._amount("likelihood", f"likelihood: {signal.what}, {name}",
                             signal.likelihood.get(name), f"{at}: likelihood: {name}")
                for name in entry.prior
            )  # fmt: skip
            signals.append(
                Signal(what=signal.what, likelihood=likelihood, basis=basis, why=signal.why)
            )
        return Types(
            party=entry.party,
            names=tuple(entry.prior),
            prior=tuple(entry.prior.values()),
            signals=tuple(signals),
        )

    def _each(self, kind: str, key: str, stated: Mapping[str, Number]) -> tuple[Amount, ...]:
        return tuple(
            self._amount(kind, f"{kind}: {party}", stated.get(party), f"{key}: {party}")
            for party in self._entry.parties
        )

    def _amount(self, kind: str, name: str, number: Number | None, at: str) -> Amount:
        number = number or Number()
        basis = self._ids(number, at)
        if number.low is None or number.high is None or basis is None:
            low, high, guessed = GUESSES[kind]
            why = "; ".join(each for each in (number.why, f"a guess: {guessed}") if each)
            return Amount(
                name=name, low=low, high=high, unit=UNITS.get(kind, "share"), basis=basis or (),
                why=why, is_guess=True,
            )  # fmt: skip
        least, most = _BOUNDS[kind]
        if not least <= number.low <= number.high <= most:
            self._refuse(
                at,
                f"expected {least:g} to {most:g}, found {number.low:g} to {number.high:g}",
                "correct it",
            )
        return Amount(
            name=name,
            low=number.low,
            high=number.high,
            unit=number.unit or UNITS.get(kind, "share"),
            basis=basis,
            why=number.why,
        )

    def _ids(self, number: Number, at: str) -> tuple[str, ...] | None:
        return self._basis.ids(number.basis, f"{self._where}: {at}: basis")

    def _require_party(self, party: str, at: str) -> None:
        if party not in self._entry.parties:
            self._refuse(at, f"{party} is no party", f"it has {', '.join(self._entry.parties)}")

    def _refuse(self, at: str, what: str, then: str) -> None:
        raise CaseError(f"{self._where}: {at}: {what}; {then}")
