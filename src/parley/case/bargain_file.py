"""The block `bargain:` of `case.yaml`: who wants what, in numbers with ranges, and why."""

import math
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from parley import check

#: What a number with a range looks like, for those who wrote another thing.
FORM = "write 0.4, [0.3, 0.5] or {low: 0.3, high: 0.5, basis: [O1], why: ...}"
_ENDS = 2


def _as_list(value: Any) -> Any:  # noqa: ANN401  (YAML gives any type)
    return [value] if isinstance(value, str) else value


#: Names of claims; one may stand without brackets.
Names = Annotated[list[str], BeforeValidator(_as_list)]


class _Part(BaseModel):
    """A part of the block; a key with nothing behind it is a blank."""

    model_config = ConfigDict(extra="forbid", strict=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_blanks(cls, value: Any) -> Any:  # noqa: ANN401  (YAML gives any type)
        if value is None:
            return {}
        if isinstance(value, dict):
            return {str(key): each for key, each in value.items() if each is not None}
        return value


class Number(_Part):
    """A number as an analyst gives it: a value, a range, or what is known of one still blank.

    Attributes:
        low: Its least value, `None` where it is blank.
        high: Its greatest value.
        unit: In words.
        basis: Names (`O1`) or ids of the claims behind it.
        why: In words.
    """

    low: float | None = None
    high: float | None = None
    unit: str = ""
    basis: Names = Field(default_factory=list)
    why: str = ""

    @model_validator(mode="before")
    @classmethod
    def _spread(cls, value: Any) -> Any:  # noqa: ANN401  (YAML gives any type)
        """Take a value or a pair for a range."""
        if isinstance(value, list):
            if len(value) != _ENDS:
                raise ValueError(f"a range has two ends, found {value!r:.60}; {FORM}")
            return {"low": value[0], "high": value[1]}
        if isinstance(value, dict):
            value = dict(value)
            if "value" in value:
                if "low" in value or "high" in value:
                    raise ValueError(f"both a value and a range, found {value!r:.60}; {FORM}")
                value["low"] = value["high"] = value.pop("value")
            return value
        return value if value is None else {"low": value, "high": value}

    @model_validator(mode="after")
    def _is_range(self) -> "Number":
        if (self.low is None) != (self.high is None):
            raise ValueError(f"only one end of a range is given; {FORM}")
        if self.low is None or self.high is None:
            return self
        if not (math.isfinite(self.low) and math.isfinite(self.high)):
            raise ValueError(f"{self.low} to {self.high} is no range of numbers; {FORM}")
        if self.low > self.high:
            raise ValueError(f"low {self.low:g} is above high {self.high:g}; swap or correct them")
        return self


class StakeEntry(_Part):
    """What a party wants on an issue; what is blank becomes a guess.

    Attributes:
        ideal: The point it likes best, 0 to 1.
        salience: How much the issue weighs for it beside the others.
        shape: Exponent of its loss with distance.
        least: The point beyond which it accepts nothing; without it there is no red line.
    """

    ideal: Number | None = None
    salience: Number | None = None
    shape: Number | None = None
    least: Number | None = None


class IssueEntry(_Part):
    """An issue as a line from 0 to 1.

    Attributes:
        ends: What 0 and 1 mean.
        levels: Outcomes in order, where only some points can be.
        claims: Names or ids of the offers and positions on it.
        stakes: Party to what it wants.
    """

    ends: list[str] = Field(default_factory=list)
    levels: list[str] = Field(default_factory=list)
    claims: Names = Field(default_factory=list)
    stakes: dict[str, StakeEntry] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_two_ends(self) -> "IssueEntry":
        if len(self.ends) not in (0, _ENDS):
            raise ValueError(f"`ends` says what 0 and 1 mean, found {self.ends!r:.60}; write two")
        if len(self.levels) == 1:
            raise ValueError(f"one level, {self.levels[0]!r:.40}: write two or more, or none")
        return self


class LeverEntry(_Part):
    """What else makes a deal worth more or less to a party.

    Attributes:
        party: Whose value it changes.
        by: Who holds it.
        worth: What it adds to a deal if it comes with it.
        belief: Probability the party gives to that.
    """

    party: str
    by: str = ""
    worth: Number | None = None
    belief: Number | None = None


class OfferEntry(_Part):
    """A deal on the table.

    Attributes:
        by: Who proposes it.
        basis: Names or ids of the offers it is made of.
        at: Issue to the point on its line.
    """

    by: str = ""
    basis: Names = Field(default_factory=list)
    at: dict[str, float]


class SignalEntry(_Part):
    """Something a side did or said.

    Attributes:
        what: In words.
        basis: Names or ids of the claims it is read from.
        likelihood: Type to the probability that it would have sent the signal.
        why: What the probabilities rest on.
    """

    what: str
    basis: Names = Field(default_factory=list)
    likelihood: dict[str, Number]
    why: str = ""


class TypesEntry(_Part):
    """Rival explanations of what a side does, and the signals seen.

    Attributes:
        party: The side.
        prior: Type to its probability before any signal.
        signals: In the order seen.
    """

    party: str
    prior: dict[str, float]
    signals: list[SignalEntry] = Field(default_factory=list)


class BargainEntry(_Part):
    """The whole block.

    Attributes:
        parties: Actor ids; the first two are at war with each other.
        issues: Issue by its name.
        win: Probability that the first party prevails if they fight on.
        costs: Party to what fighting on costs it.
        levers: What else bears on a deal, by name.
        patience: Party to its discount factor a round of talks.
        offers: Deals on the table, by name.
        types: What a side may be, and what it signalled.
    """

    parties: list[str]
    issues: dict[str, IssueEntry]
    win: Number | None = None
    costs: dict[str, Number] = Field(default_factory=dict)
    levers: dict[str, LeverEntry] = Field(default_factory=dict)
    patience: dict[str, Number] = Field(default_factory=dict)
    offers: dict[str, OfferEntry] = Field(default_factory=dict)
    types: TypesEntry | None = None

    @model_validator(mode="before")
    @classmethod
    def _issues_of_their_names(cls, value: Any) -> Any:  # noqa: ANN401  (YAML gives any type)
        """Take a list of issues for issues of which nothing else is known."""
        if isinstance(value, dict) and isinstance(value.get("issues"), list):
            return value | {"issues": {str(name): {} for name in value["issues"]}}
        return value


#: Model of the entries of each mapping, to name the keys that would have been right.
_INSIDE: Mapping[str, type[BaseModel]] = {
    "issues": IssueEntry, "stakes": StakeEntry, "levers": LeverEntry, "offers": OfferEntry,
    "costs": Number, "patience": Number, "likelihood": Number, "signals": SignalEntry,
}  # fmt: skip
_NUMBERS = ("win", "ideal", "salience", "shape", "least", "worth", "belief")


def explain(error: ValidationError) -> str:
    """Return the first mistake of a block: where, what was expected, what stands there."""
    first = error.errors()[0]
    steps = [str(step) for step in first["loc"]]
    where = ": ".join(steps)
    if first["type"] == "extra_forbidden":
        known = ", ".join(_keys(steps[:-1]))
        return f"{where}: unknown key; known keys are {known}"
    if first["type"] == "missing":
        return f"{where}: the key is missing; write it, or delete `bargain:`"
    if first["type"] == "value_error":
        return f"{where}: {first['msg'].removeprefix('Value error, ')}"
    said = check.told(first["type"], first["msg"], first["input"])
    is_number = steps[-1] in ("low", "high")
    return f"{where}: {said}; {FORM if is_number else 'correct it'}"


def _keys(steps: list[str]) -> tuple[str, ...]:
    """Return the keys that are known at a place of the file."""
    model: type[BaseModel] = BargainEntry
    inside = ""
    for step in steps[1:]:
        if inside:
            model, inside = _INSIDE[inside], ""
        elif step == "types":
            model = TypesEntry
        elif step in _NUMBERS:
            model = Number
        elif step in _INSIDE:
            inside = step
    return tuple(model.model_fields) + (("value",) if model is Number else ())
