"""What a reading by a model cost, and what of its answers was refused."""

from collections import Counter
from dataclasses import dataclass, field

from parley.errors import InvalidRecord

#: Why a record of a model is refused, in the order in which it is looked at.
REASONS = (
    "not of the asked form",
    "words not in the article",
    "words more than once, at a wrong place",
    "addressed to the reader",
    "actor not in the article",
    "place not in the article",
    "day not in the article",
    "number not in the article",
    "part of it not in the article",
    "contradicts itself",
    "outvoted",
    "repeated",
    "an offer or a pledge already",
)
_SHOWN = 80  # characters of refused words that are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A record of a model that did not become a claim.

    Attributes:
        reason: One of `REASONS`.
        kind: The kind it was to be, `""` where it names none.
        words: What was looked at and not found.
    """

    reason: str
    kind: str
    words: str

    def __post_init__(self) -> None:
        if self.reason not in REASONS:
            raise InvalidRecord(f"refusal {self.reason!r} is not one of {', '.join(REASONS)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a reading by a model cost and what became of its answers.

    Attributes:
        model: The model's name.
        host: Where it ran.
        method: Settings and prompts that made the claims, as written on each.
        questions: Questions put, the cached ones among them.
        cached: Questions answered from the cache, at no cost.
        tokens_in: Tokens read by the model in this run, as the server tells.
        tokens_out: Tokens written by it.
        untold: Questions whose tokens the server did not tell.
        seconds: Time spent waiting for answers.
        price: Of this run, `None` where no price is given.
        proposed: Records in the answers.
        held: Records that became claims.
        repaired: Held records whose words stand once, but not where the model put them.
        disputed: Records that the second pass did not confirm and a third one decided.
        unusable: Answers without records of the asked form.
        cut: Answers that ended before they were whole.
        forms: How answers were held to their form, and how many of each.
        refused: What did not become a claim.
    """

    model: str
    host: str
    method: str
    questions: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    untold: int = 0
    seconds: float = 0.0
    price: float | None = None
    proposed: int = 0
    held: int = 0
    repaired: int = 0
    disputed: int = 0
    unusable: int = 0
    cut: int = 0
    forms: tuple[tuple[str, int], ...] = ()
    refused: tuple[Refusal, ...] = ()

    def refusals(self) -> dict[str, int]:
        """Return how many records were refused for each reason, in the order of `REASONS`."""
        number = Counter(refusal.reason for refusal in self.refused)
        return {reason: number[reason] for reason in REASONS if number[reason]}


@dataclass(slots=True)
class Count:
    """An account in the making.

    Attributes:
        of: How many, by the names of `Account`'s numbers.
        forms: How many answers of each form.
        seconds: Time spent waiting for answers.
        refused: What was refused so far.
    """

    of: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    refused: list[Refusal] = field(default_factory=list)

    def refuse(self, reason: str, kind: str, words: str) -> None:
        """Note a record that does not become a claim."""
        self.refused.append(Refusal(reason=reason, kind=kind, words=words[:_SHOWN]))
