"""A bargaining problem as arrays: one row a draw from its ranges."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from parley.errors import InvalidRecord
from parley.records import Problem

Array = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

#: Parties who fight each other; those behind them only have to agree.
FIGHTING = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Games:
    """Bargaining games that differ in their numbers only; N games, P parties, T topics.

    Attributes:
        ideal: The point each party likes best, 0 to 1; shape (N, P, T).
        salience: Weight of each topic, not below 0; shape (N, P, T).
        shape: Exponent of the loss with distance, above 0; shape (N, P, T).
        least: Red line, NaN where there is none; shape (N, P, T).
        win: Probability that the first party prevails; shape (N,).
        costs: What fighting on costs each party, in its own scale; shape (N, P).
        levers: What a deal brings with it, worth times belief; shape (N, P).
        patience: Discount factor a round, NaN where unknown; shape (N, P).
        levels: Number of points a topic can settle at, 0 where any point can be; length T.

    Raises:
        InvalidRecord: A shape does not fit, or a number is missing or out of its range.
    """

    ideal: Array
    salience: Array
    shape: Array
    least: Array
    win: Array
    costs: Array
    levers: Array
    patience: Array
    levels: tuple[int, ...]

    def __post_init__(self) -> None:
        if self.ideal.ndim != len(("game", "party", "topic")):
            raise InvalidRecord(
                f"games of shape {self.ideal.shape}: expected games, parties, topics"
            )
        number, parties, topics = self.ideal.shape
        if parties < FIGHTING or not topics:
            raise InvalidRecord(f"{parties} parties, {topics} issues: a game has 2 and 1 or more")
        for name, expected in self._expected(number, parties, topics):
            if (found := getattr(self, name).shape) != expected:
                raise InvalidRecord(f"{name} has shape {found}; expected {expected}")
        if len(self.levels) != topics or any(n == 1 or n < 0 for n in self.levels):
            raise InvalidRecord(f"levels {self.levels[:9]}: give 0, or 2 or more, for each issue")
        for name, low, high in _BOUNDS:
            values = getattr(self, name)
            if not bool(np.all((values >= low) & (values <= high))):
                raise InvalidRecord(f"{name}: a number is missing or leaves {low} to {high}")
        if np.any((self.least < 0) | (self.least > 1)) or np.any(
            (self.patience < 0) | (self.patience >= 1)
        ):
            raise InvalidRecord("a red line lies from 0 to 1, a patience from 0 to below 1")

    @staticmethod
    def _expected(n: int, parties: int, topics: int) -> Iterator[tuple[str, tuple[int, ...]]]:
        yield from ((name, (n, parties, topics)) for name in ("salience", "shape", "least"))
        yield from ((name, (n, parties)) for name in ("costs", "levers", "patience"))
        yield "win", (n,)

    def __len__(self) -> int:
        return len(self.win)

    @property
    def parties(self) -> int:
        """How many parties have to agree."""
        return int(self.ideal.shape[1])

    @property
    def weights(self) -> Array:
        """Saliences scaled to sum to 1 a party, all 0 for one that cares about nothing."""
        total = self.salience.sum(axis=2, keepdims=True)
        scaled = np.zeros_like(self.salience)
        np.divide(self.salience, total, out=scaled, where=total > 0)
        return scaled


#: Bounds of every number; the highest keep powers and sums finite.
_BOUNDS = (
    ("ideal", 0.0, 1.0),
    ("salience", 0.0, 1e12),
    ("shape", 1e-3, 1e3),
    ("win", 0.0, 1.0),
    ("costs", 0.0, 1e12),
    ("levers", -1e12, 1e12),
)


def games_of(problem: Problem, values: Array | None = None) -> Games:
    """Return the games whose numbers are given.

    Args:
        problem: What is bargained over and by whom.
        values: One column for each of `problem.amounts()`, in that order, one row a game; the
            middle of every range where left out.

    Returns:
        N games; a topic that a party names no stake in weighs nothing for it.

    Raises:
        InvalidRecord: The columns are not the problem's, or a number is out of its range.
    """
    amounts = list(problem.amounts())
    if values is None:
        values = np.array([[amount.middle for amount in amounts]])
    values = np.asarray(values, dtype=np.float64)
    if values.ndim != 2 or values.shape[1] != len(amounts):
        raise InvalidRecord(f"values of shape {values.shape}: expected (N, {len(amounts)})")
    column = {amount.name: values[:, i] for i, amount in enumerate(amounts)}
    party = {name: i for i, name in enumerate(problem.parties)}
    topic = {issue.name: i for i, issue in enumerate(problem.topics)}
    full = (len(values), len(party), len(topic))
    ideal, salience, shape = np.full(full, 0.5), np.zeros(full), np.ones(full)
    least = np.full(full, np.nan)
    for stake in problem.stakes:
        at = (slice(None), party[stake.party], topic[stake.topic])
        ideal[at] = column[stake.ideal.name]
        salience[at] = column[stake.salience.name]
        shape[at] = column[stake.shape.name]
        if stake.least is not None:
            least[at] = column[stake.least.name]
    levers = np.zeros(full[:2])
    for lever in problem.levers:
        levers[:, party[lever.party]] += column[lever.worth.name] * column[lever.belief.name]
    patience = np.full(full[:2], np.nan)
    for i, amount in enumerate(problem.patience):
        patience[:, i] = column[amount.name]
    return Games(
        ideal=ideal,
        salience=salience,
        shape=shape,
        least=least,
        win=column[problem.win.name].copy(),
        costs=np.stack([column[cost.name] for cost in problem.costs], axis=1),
        levers=levers,
        patience=patience,
        levels=tuple(len(issue.levels) for issue in problem.topics),
    )
