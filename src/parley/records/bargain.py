"""A bargaining problem: who wants what, what fighting is worth, and what each number rests on."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from parley.errors import InvalidRecord
from parley.records.canonical import identity

#: Two parties have a war to compare a deal with; more have only each other's refusal.
FEWEST_PARTIES = 2
#: How far probabilities may add up beside 1: the rounding of a sum.
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number that is not known exactly, and why it is believed.

    Attributes:
        name: What it is, unique in its problem (`cost of war: RUS`).
        low: Its least value.
        high: Its greatest value; equal to `low` where it is certain.
        unit: `share`, `probability`, `years` or another; in words.
        basis: Ids of the claims and polls behind it; empty for an analyst's judgement or a guess.
        why: In words, for the reader.
        is_guess: Whether nobody stated it: a default of Parley's.
    """

    name: str
    low: float
    high: float
    unit: str = "share"
    basis: tuple[str, ...] = ()
    why: str = ""
    is_guess: bool = False

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low) and math.isfinite(self.high)):
            raise InvalidRecord(f"{self.name}: {self.low} to {self.high} is no range of numbers")
        if self.low > self.high:
            raise InvalidRecord(f"{self.name}: low {self.low} is above high {self.high}")

    @property
    def middle(self) -> float:
        """The middle of the range."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something that is bargained over, laid out on a line from 0 to 1.

    Attributes:
        name: The issue's name, as in the case's list of issues.
        levels: Outcomes in order, where only some points of the line can be; empty where any can.
        claims: Ids of the offers and positions on it.
        ends: What the points 0 and 1 mean, in words; `""` where nobody said.
    """

    name: str
    levels: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    ends: tuple[str, str] = ("", "")

    def __post_init__(self) -> None:
        if len(self.levels) == 1:
            raise InvalidRecord(f"{self.name}: one level leaves nothing to bargain over")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A deal that somebody has put on the table, or a part of one.

    Attributes:
        name: What it is called (`Nairobi draft`).
        at: Topic name and point on its line, for the topics it settles.
        basis: Ids of the offers it is made of.
        by: Who proposes it, as an actor id; `""` where nobody alone does.
    """

    name: str
    at: tuple[tuple[str, float], ...]
    basis: tuple[str, ...] = ()
    by: str = ""

    def __post_init__(self) -> None:
        for topic, point in self.at:
            if not 0 <= point <= 1:
                raise InvalidRecord(f"{self.name}: {topic} at {point} leaves 0 to 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """What a party wants on a topic.

    Attributes:
        party: The party's actor id.
        topic: The topic's name.
        ideal: The point it likes best, 0 to 1.
        salience: How much the topic weighs for it beside the others; not below 0.
        shape: Exponent of its loss with distance: 1 linear, above 1 tolerant near its ideal.
        least: The point beyond which it accepts nothing, `None` without a red line.
    """

    party: str
    topic: str
    ideal: Amount
    salience: Amount
    shape: Amount
    least: Amount | None = None

    def __post_init__(self) -> None:
        for amount in (self.ideal, self.least):
            if amount is not None and not 0 <= amount.low <= amount.high <= 1:
                raise InvalidRecord(f"{amount.name}: {amount.low} to {amount.high} leaves 0 to 1")
        if self.salience.low < 0:
            raise InvalidRecord(f"{self.salience.name}: a salience cannot be below 0")
        if self.shape.low <= 0:
            raise InvalidRecord(f"{self.shape.name}: a shape has to be above 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """Something from outside, or from home, that makes a deal worth more or less to a party.

    Attributes:
        name: What it is (`sanctions`, `hawks at home`, `good faith shown to third parties`).
        party: Whose value it changes.
        worth: What it adds to a deal if it comes with it, in the party's own scale, where its best
            outcome is 1 and its worst 0; below 0 for what a deal costs at home.
        belief: Probability the party gives to its coming with a deal. What nobody believes in
            drops out of the comparison.
        by: Who holds the lever, as an actor id; `""` where nobody does.
    """

    name: str
    party: str
    worth: Amount
    belief: Amount
    by: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.belief.low <= self.belief.high <= 1:
            raise InvalidRecord(f"{self.belief.name}: a probability lies from 0 to 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """Something a side did or said, and how likely each type of it would have sent it.

    Attributes:
        what: In words.
        likelihood: Probability that each type would have sent it, in the order of the types.
        basis: Ids of the claims it is read from.
        why: What the probabilities rest on, in words.
    """

    what: str
    likelihood: tuple[Amount, ...]
    basis: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Types:
    """What a side may be, or why it may have acted: rival explanations, and the signals seen.

    Attributes:
        party: The side, as an actor id.
        names: The types; one of them is true.
        prior: Probability of each before any signal, adding up to 1.
        signals: In the order seen.
    """

    party: str
    names: tuple[str, ...]
    prior: tuple[float, ...]
    signals: tuple[Signal, ...]

    def __post_init__(self) -> None:
        if len(self.names) < FEWEST_PARTIES or len(set(self.names)) < len(self.names):
            raise InvalidRecord(f"types {', '.join(self.names) or 'none'}: name two or more")
        if len(self.prior) != len(self.names) or not all(0 <= each <= 1 for each in self.prior):
            raise InvalidRecord("types: give each a probability from 0 to 1 before any signal")
        if abs(sum(self.prior) - 1) > ROUNDING:
            raise InvalidRecord(f"types: probabilities add up to {sum(self.prior):g}, not to 1")
        seen = Counter(signal.what for signal in self.signals)
        if twice := [what for what, number in seen.items() if number > 1]:
            raise InvalidRecord(f"two signals are called {twice[0]!r}; word them apart")
        for signal in self.signals:
            if len(signal.likelihood) != len(self.names):
                raise InvalidRecord(f"signal {signal.what!r}: one likelihood a type is needed")
            if not all(0 <= each.low <= each.high <= 1 for each in signal.likelihood):
                raise InvalidRecord(f"signal {signal.what!r}: a probability lies from 0 to 1")
            if all(each.high == 0 for each in signal.likelihood):
                raise InvalidRecord(f"signal {signal.what!r}: no type would send it; add one")

    def amounts(self) -> Iterator[Amount]:
        """Yield every likelihood, signal by signal."""
        for signal in self.signals:
            yield from signal.likelihood


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A bargaining problem, its numbers with their ranges and what they rest on.

    Attributes:
        parties: Actor ids; the first two are at war with each other.
        topics: What is bargained over.
        stakes: One a party and topic that is known; where one is missing, the party does not care.
        win: Probability that the first party prevails if they fight on.
        costs: What fighting on costs each party, in its own scale, in the order of `parties`.
        levers: What else bears on a deal's worth.
        patience: Each party's discount factor a round of talks, in the order of `parties`.
        proposals: Deals on the table; they bear on no result, and are looked at beside it.
        types: What a side may be and what it signalled; bears on no other result.
    """

    parties: tuple[str, ...]
    topics: tuple[Topic, ...]
    stakes: tuple[Stake, ...]
    win: Amount
    costs: tuple[Amount, ...]
    levers: tuple[Lever, ...] = ()
    patience: tuple[Amount, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    types: Types | None = None

    def __post_init__(self) -> None:
        if len(set(self.parties)) < max(len(self.parties), FEWEST_PARTIES):
            raise InvalidRecord(f"parties {', '.join(self.parties) or 'none'}: name two or more")
        if len(self.costs) != len(self.parties):
            raise InvalidRecord(f"{len(self.costs)} costs of war for {len(self.parties)} parties")
        if self.patience and len(self.patience) != len(self.parties):
            raise InvalidRecord(f"{len(self.patience)} patiences for {len(self.parties)} parties")
        if not 0 <= self.win.low <= self.win.high <= 1:
            raise InvalidRecord(f"{self.win.name}: a probability lies from 0 to 1")
        if any(cost.low < 0 for cost in self.costs):
            raise InvalidRecord("a cost of war cannot be below 0")
        if not self.topics:
            raise InvalidRecord("nothing to bargain over: name at least one issue")
        self._require_known()

    def _require_known(self) -> None:
        topics = {topic.name for topic in self.topics}
        for stake in self.stakes:
            if stake.party not in self.parties or stake.topic not in topics:
                raise InvalidRecord(f"stake of {stake.party} in {stake.topic!r}: not both known")
        for proposal in self.proposals:
            if unknown := [name for name, _ in proposal.at if name not in topics]:
                raise InvalidRecord(f"{proposal.name}: {unknown[0]!r} is no topic of this problem")
        for lever in self.levers:
            if lever.party not in self.parties:
                raise InvalidRecord(f"lever {lever.name!r}: {lever.party} is no party to this")
        for party in self.parties:
            own = [stake for stake in self.stakes if stake.party == party]
            if own and sum(stake.salience.high for stake in own) <= 0:
                raise InvalidRecord(f"{party}: its saliences add up to 0; give one topic a weight")
        named = Counter(amount.name for amount in self.amounts())
        if twice := [name for name, number in named.items() if number > 1]:
            raise InvalidRecord(f"two numbers are called {min(twice)!r}")

    def amounts(self) -> Iterator[Amount]:
        """Yield every number of the problem, in a fixed order."""
        yield self.win
        yield from self.costs
        yield from self.patience
        for stake in self.stakes:
            yield from (stake.ideal, stake.salience, stake.shape)
            if stake.least is not None:
                yield stake.least
        for lever in self.levers:
            yield from (lever.worth, lever.belief)

    @property
    def id(self) -> str:
        """SHA-256 over all fields."""
        return identity(self)
