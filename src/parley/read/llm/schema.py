"""The JSON Schema of a model's answer, made from the claim records themselves."""

import dataclasses
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, get_type_hints

from parley.records import (
    ACTS,
    EVENT_TYPES,
    KINDS,
    LIKELIHOODS,
    MODALITIES,
    MODES,
    STANCES,
    STATUSES,
    Actor,
    Period,
    Span,
)

#: What Parley works out itself and asks of no model.
_OWN = frozenset({"source_sha256", "reader", "note", "when_words", "term", "side"})
#: In these kinds `by` is the maker.
BY_IS_MAKER = frozenset({"explanation", "forecast"})
_CHOICES = MappingProxyType(
    {
        "modality": MODALITIES,
        "mode": MODES,
        "type": EVENT_TYPES,
        "status": STATUSES,
        "act": ACTS,
        "stance": STANCES,
        "likelihood": LIKELIHOODS,
    }
)
#: Longest lists: a paragraph of news seldom holds more, and a small model would never stop.
MOST_RECORDS = 24
_MOST_NAMES = 8


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a record as a model is asked for it.

    Attributes:
        name: Its name in the record.
        shape: `span`, `actor`, `actors`, `places`, `day`, `words`, `names`, `choice`, `flag` or
            `number`.
        needed: It may not be left empty.
    """

    name: str
    shape: str
    needed: bool


@cache
def fields_of(kind: str) -> tuple[Field, ...]:
    """Return the fields that a model fills in for a kind, in the order of the record."""
    record = KINDS[kind]
    hints = get_type_hints(record)
    left_out = _OWN | ({"maker"} if kind in BY_IS_MAKER else set())
    return tuple(
        Field(
            name=field.name,
            shape=_shape(field.name, hints[field.name]),
            needed=field.default is dataclasses.MISSING,
        )
        for field in dataclasses.fields(record)
        if field.name not in left_out
    )


def _shape(name: str, hint: Any) -> str:  # noqa: ANN401  (a type hint is any object)
    if name in _CHOICES:
        return "choice"
    if name == "where":
        return "places"
    shapes = {
        Span: "span",
        Actor: "actor",
        Actor | None: "actor",
        tuple[Actor, ...]: "actors",
        Period | None: "day",
        tuple[str, ...]: "names",
        str: "words",
        bool: "flag",
        float: "number",
    }
    return shapes[hint]


def records_schema(kinds: Sequence[str]) -> dict[str, Any]:
    """Return the schema of an answer that lists records of some kinds."""
    return _object(
        {
            "records": {
                "type": "array",
                "maxItems": MOST_RECORDS,
                "items": {"anyOf": [_record(kind) for kind in kinds]},
            }
        }
    )


def verdicts_schema(numbers: int) -> dict[str, Any]:
    """Return the schema of an answer that says of each numbered record whether it is right."""
    verdict = _object({"number": {"type": "integer"}, "right": {"type": "boolean"}})
    return _object({"verdicts": {"type": "array", "maxItems": numbers, "items": verdict}})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    """Return an object's schema in the strict form: every property there, and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _record(kind: str) -> dict[str, Any]:
    properties: dict[str, Any] = {"kind": {"type": "string", "enum": [kind]}}
    for field in fields_of(kind):
        properties[field.name] = _property(field)
        if field.shape == "span":
            properties["start"] = {"type": "integer"}
    return _object(properties)


def _property(field: Field) -> dict[str, Any]:
    match field.shape:
        case "choice":
            return {"type": "string", "enum": list(_CHOICES[field.name])}
        case "flag":
            return {"type": "boolean"}
        case "number":
            return {"type": "number"}
        case "actors" | "places" | "names":
            return {"type": "array", "maxItems": _MOST_NAMES, "items": {"type": "string"}}
        case _:
            return {"type": "string"}


_TYPES: Mapping[str, tuple[type, ...]] = MappingProxyType(
    {"string": (str,), "boolean": (bool,), "integer": (int,), "number": (int, float)}
)


def misfit(value: Any, schema: dict[str, Any]) -> str:  # noqa: ANN401  (any JSON)
    """Return where a value is not of a schema made here, `""` where it is.

    A server may ignore the schema it is sent, so the answer is held to it once more.
    """
    if "anyOf" in schema:
        kind = value.get("kind") if isinstance(value, dict) else None
        named = [s for s in schema["anyOf"] if kind in s["properties"]["kind"]["enum"]]
        return misfit(value, named[0]) if named else f"kind {kind!r}"
    if schema["type"] == "object":
        if not isinstance(value, dict):
            return f"{type(value).__name__} for an object"
        if set(value) != set(schema["required"]):
            return f"fields {', '.join(sorted(set(value) ^ set(schema['required'])))}"
        found = ((name, misfit(value[name], schema["properties"][name])) for name in value)
        return next((f"{name}: {what}" for name, what in found if what), "")
    if schema["type"] == "array":
        if not isinstance(value, list):
            return f"{type(value).__name__} for a list"
        return next((what for one in value if (what := misfit(one, schema["items"]))), "")
    is_flag = isinstance(value, bool)
    if not isinstance(value, _TYPES[schema["type"]]) or is_flag != (schema["type"] == "boolean"):
        return f"{type(value).__name__} for {schema['type']}"
    if "enum" in schema and value not in schema["enum"]:
        return f"{value!r}"
    return ""
