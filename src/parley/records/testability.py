"""How well a pledge can be tested, told before any data are read; and what files can see of it."""

from dataclasses import dataclass
from datetime import date

from parley.errors import InvalidRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that a pledge has to say to be tested.

    Attributes:
        name: In a word ("area").
        weight: Its share of the whole score; the parts' weights sum to 1.
        score: How well the pledge says it, 0 to 1.
        words: What it says, or lacks.
        adds: What would raise the score, `""` where nothing is left to add.
        is_needed: Whether nothing can be tested without it.
    """

    name: str
    weight: float
    score: float
    words: str
    adds: str = ""
    is_needed: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.score <= 1 or not 0 < self.weight <= 1:
            raise InvalidRecord(f"{self.name}: score {self.score}, weight {self.weight}: not 0..1")

    @property
    def gain(self) -> float:
        """How much the whole score would rise if the pledge said it fully."""
        return self.weight * (1 - self.score)


@dataclass(frozen=True, slots=True, kw_only=True)
class Testability:
    """How well a pledge can be tested, by its own words and what the analyst states.

    Attributes:
        pledge: The test's pledge.
        test: Identity of the test.
        parts: What was scored, in the order of a pledge file.
    """

    __test__ = False  # not a pytest class

    pledge: str
    test: str
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        if abs(sum(part.weight for part in self.parts) - 1) > 1e-9:
            raise InvalidRecord(f"{self.pledge}: the weights of the parts do not sum to 1")

    @property
    def score(self) -> float:
        """The weighted mean of the parts, 0 to 1."""
        return min(1.0, sum(part.weight * part.score for part in self.parts))

    @property
    def is_testable(self) -> bool:
        """Whether nothing that a test needs is missing altogether."""
        return all(part.score > 0 for part in self.parts if part.is_needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """Whether a data set at hand can see a pledge, told from rows before the pledge only.

    Attributes:
        pledge: The test's pledge.
        test: Identity of the test.
        dataset: Its name.
        witness: What it can bear witness to.
        first_day: Its first day, by the rows before the pledge; `None` where it has none.
        last_day: Its last day before the pledge.
        rows: Its rows before the pledge, wherever they lie.
        inside: Of these, rows of the counted kind in the pledge's area.
    """

    pledge: str
    test: str
    dataset: str
    witness: str
    first_day: date | None
    last_day: date | None
    rows: int
    inside: int
