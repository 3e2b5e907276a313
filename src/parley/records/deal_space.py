"""What follows from a bargaining problem: how sure a deal is, what closes and what opens it."""

from dataclasses import dataclass

from parley.errors import InvalidRecord
from parley.records.bargain import Problem
from parley.records.canonical import identity

Pair = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRoom:
    """What one issue does to a deal.

    Attributes:
        topic: Its name.
        share: Share of draws with room for a deal on this issue alone.
        closes: Share of the draws without room for a deal that have room once it is set aside.
    """

    topic: str
    share: float
    closes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindrance:
    """Something that holds a deal back.

    Attributes:
        name: Name of the red line's number, of the issue that settles at some points only, or of
            the lever that costs a deal something.
        kind: `red line`, `levels` or `lever`.
        closes: Share of the draws without room that have room once it is gone.
        gain: What both could gain more at the least without it, on average over all draws.
    """

    name: str
    kind: str
    closes: float
    gain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """How far one input moves the result, the others drawn from their ranges.

    Attributes:
        name: The input's name in its problem.
        share: Share of draws with room, the input at its least and at its greatest value.
        gain: What both can gain at the least, on average, at the same two values.
        total: Share of the result's variance that the input has a part in, with its interval.
    """

    name: str
    share: Pair
    gain: Pair
    total: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """A change of two issues at once that both sides gain from.

    Attributes:
        start: Name of the deal it starts from.
        first: Issue on which the first party gains, and its point before and after.
        second: The same for the second party.
        gains: What both gain, in their own scales.
        basis: Ids of the claims on both issues.
    """

    start: str
    first: tuple[str, float, float]
    second: tuple[str, float, float]
    gains: Pair
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The smallest change of one input, or of several, that opens a deal.

    Attributes:
        changes: Input's name, its value in the middle of its range, and the value needed.
        is_within: Whether all values needed lie in the ranges believed in.
    """

    changes: tuple[tuple[str, float, float], ...]
    is_within: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A deal, or fighting on, by what it is worth to both parties.

    Attributes:
        name: What it is.
        worth: To the first and the second party, in their own scales.
        kind: `war`, `offer` or `solution`.
        deal: The point on each issue, in the order of the problem's topics; empty for war.
        crosses: Names of the red lines that it crosses, each in the middle of its range.
    """

    name: str
    worth: Pair
    kind: str
    deal: tuple[float, ...] = ()
    crosses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beliefs:
    """What is believed of a side's type before any signal and after each.

    Attributes:
        middle: Probability of each type with likelihoods in the middle of their ranges; one row
            before any signal and one after each.
        low: The least it can be over all likelihoods in their ranges; of the same shape.
        high: The greatest.
    """

    middle: tuple[tuple[float, ...], ...]
    low: tuple[tuple[float, ...], ...]
    high: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """How soon talks settle where one side demands and only the other knows its cost of war.

    Attributes:
        demander: Who makes the demands, as an actor id.
        rounds: Probability of a settlement up to and including each round: its lower tenth,
            middle and upper tenth over the draws.
    """

    demander: str
    rounds: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DealSpace:
    """What was found of a bargaining problem.

    Attributes:
        problem: The problem.
        draws: How many sets of numbers were drawn from its ranges.
        seed: Of the draws.
        share: Share of draws with room for a deal.
        low: The same where the input that moves it most is at its worse end.
        high: The same at its better end.
        swayed_by: That input's name, `""` where none moves it.
        error: Interval that the number of draws leaves around `share`.
        issues: What each issue does, in the order of the problem's topics.
        hindrances: What holds a deal back, what closes most draws first.
        swings: What each input does, the widest first.
        swaps: Changes that both gain from, the best first; there may be none.
        openings: Smallest changes that open a deal in the middle of the ranges, the smallest first.
        together: The smallest change of several at once; `None` where none was found.
        clashes: Issues on which red lines exclude each other in the middle of the ranges.
        room: What both can gain at the least in the middle of the ranges, below 0 without room.
        on_guesses: Share of the result's variance that rests on guesses.
        spots: Fighting on, offers and solutions in the middle of the ranges.
        frontier: Values of the deals that leave nothing to gain for both, from the first party's
            worst on.
        unbound: The same without red lines; empty where there are none.
        war_range: Lower and upper tenth of what fighting on is worth to the first party, then to
            the second.
        method: Models used, with their sources.
        beliefs: What signals say of the types that the problem names; `None` without types.
        settlements: How soon talks settle, either side demanding; empty without patience.
    """

    problem: Problem
    draws: int
    seed: int
    share: float
    low: float
    high: float
    swayed_by: str
    error: Pair
    issues: tuple[IssueRoom, ...]
    hindrances: tuple[Hindrance, ...]
    swings: tuple[Swing, ...]
    swaps: tuple[Swap, ...]
    openings: tuple[Opening, ...]
    together: Opening | None
    clashes: tuple[str, ...]
    room: float
    on_guesses: float
    spots: tuple[Spot, ...]
    frontier: tuple[Pair, ...]
    unbound: tuple[Pair, ...]
    war_range: tuple[Pair, Pair]
    method: tuple[str, ...] = ()
    beliefs: Beliefs | None = None
    settlements: tuple[Settlement, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.share <= self.high <= 1:
            raise InvalidRecord(
                f"share of draws with room: {self.low} to {self.high} around {self.share}: "
                "expected 0 <= low <= share <= high <= 1"
            )

    @property
    def id(self) -> str:
        """SHA-256 over all fields."""
        return identity(self)
