"""The smaller entries of a mapping, and how what YAML holds becomes them."""

import difflib
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from parley.records import EVENT_TYPES, PRECISIONS

#: How much a row's day can stand for: itself, the week or month around it, its year, or a time
#: that is not said.
SPANS = ("day", "week", "month", "year", "vague")


class DatePrecision(BaseModel):
    """How much a row's day stands for.

    Attributes:
        column: Column with the file's code.
        values: Code to one of `day`, `week`, `month`, `year`, `vague`; `day` where it fits none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    column: str
    values: dict[str, str]

    @field_validator("values", mode="before")
    @classmethod
    def _values(cls, raw: Any) -> Any:  # noqa: ANN401  (whatever the YAML held)
        return words_of(raw, SPANS)


class PlacePrecision(BaseModel):
    """How finely a row is placed.

    Attributes:
        column: Column with the file's code.
        values: Code to one of records.PRECISIONS.
        otherwise: What a row is whose code fits none.
        filled: In place of a code: columns from fine to coarse, each with what a row is in which
            it is the first that is filled.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    column: str | None = None
    values: dict[str, str] = Field(default_factory=dict)
    otherwise: str = "everywhere"
    filled: dict[str, str] = Field(default_factory=dict)

    @field_validator("values", "filled", mode="before")
    @classmethod
    def _values(cls, raw: Any) -> Any:  # noqa: ANN401
        return words_of(raw, PRECISIONS)


def words_of(raw: Any, known: tuple[str, ...]) -> dict[str, str]:  # noqa: ANN401
    """Return codes, each with one of some words.

    Raises:
        ValueError: It is no mapping, or a word is not known.
    """
    if not isinstance(raw, Mapping):
        raise ValueError(f"write {{code: word}}, with words out of {', '.join(known)}")
    for word in raw.values():
        if word not in known:
            near = difflib.get_close_matches(str(word), known, n=1, cutoff=0.0)
            raise ValueError(f"`{word}` is none of {', '.join(known)}; did you mean `{near[0]}`?")
    return {str(code): str(word) for code, word in raw.items()}


def event_types(raw: Any, what: str) -> dict[str, str]:  # noqa: ANN401
    """Return values, each with a PLOVER type.

    Raises:
        ValueError: It is no mapping, or a type is not known.
    """
    if not isinstance(raw, Mapping):
        raise ValueError(f"write `{what}: {{value: PLOVER type}}`")
    return {str(value): event_type(str(kind)) for value, kind in raw.items()}


def event_type(value: str) -> str:
    """Return a PLOVER type as Parley writes it.

    Raises:
        ValueError: No such type.
    """
    kind = value.strip().upper()
    if kind and kind not in EVENT_TYPES:
        near = difflib.get_close_matches(kind, EVENT_TYPES, n=1, cutoff=0.0)
        raise ValueError(f"`{value}` is no PLOVER type; did you mean `{near[0]}`?")
    return kind


def strings(raw: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return one value, or a list of them, as texts."""
    return tuple(str(value) for value in (raw if isinstance(raw, list | tuple) else [raw]))


def lists(raw: Any, example: str) -> dict[str, tuple[str, ...]]:  # noqa: ANN401
    """Return columns, each with a value or a list of values.

    Raises:
        ValueError: It is no mapping.
    """
    if not isinstance(raw, Mapping):
        raise ValueError(f"write `{example}` or a list of values")
    return {str(column): strings(values) for column, values in raw.items()}
