"""An analyst's changes to a drafted test, in the keys of a pledge file."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from parley.check.pledge.file import PledgeFile, ResolvePlaces, explain
from parley.check.pledge.terms import UNSETTLED, unsettled
from parley.errors import CaseError
from parley.records import Test

#: Key of the pledge file -> fields of the test that it states.
_STATES = MappingProxyType(
    {
        "act": ("act", "types"),
        "object": ("types",),
        "degree": ("kept_ratio", "broken_ratio"),
        "where": ("area",),
        "everywhere": ("area",),
        "country": ("area",),
        "radius_km": ("area",),
        "begin": ("begin",),
        "due": ("due",),
        "term": ("due",),
        "baseline_days": ("baseline_days",),
        "count": ("types", "labels"),
        "thresholds": ("kept_ratio", "broken_ratio"),
        "horizons": ("horizons",),
        "unseen": ("unseen",),
        "renewed": ("renewals",),
        "condition": ("condition",),
        "met": ("met_on", "is_unmet"),
        "timezone": (),
    }
)


def revise(
    draft: Test,
    changes: Mapping[str, Any],
    *,
    name: str,
    timezone: str,
    resolve_places: ResolvePlaces,
) -> Test:
    """Return a drafted test with what the analyst states in place of its defaults.

    Args:
        draft: The test as drafted from its claim.
        changes: Keys and values of a pledge file entry; only those that differ from the draft.
        name: The pledge's name in the case (`P1`), for messages.
        timezone: IANA zone of times written without one.
        resolve_places: Finds the places of a name, given an ISO3 country code.

    Raises:
        CaseError: A key or value is wrong.
    """
    if unknown := [key for key in changes if key not in _STATES]:
        raise CaseError(
            f"pledges: {name}: unknown key {unknown[0]!r}; known are {', '.join(_STATES)}"
        )
    _refuse_alone(changes, name)
    fields = {field for key in changes for field in _STATES[key]}
    if isinstance(changes.get("count"), Mapping) and "amount" in changes["count"]:
        fields.add("amount")
    base = {
        "pledge": name,
        "act": draft.act,
        "timezone": timezone,
        # a name of the draft that no gazetteer has is an error only where it is asked for again
        "where": list(draft.area.names) if draft.area and "area" in fields else [],
        **({"begin": draft.begin} if draft.begin else {}),
        **({"condition": draft.condition} if draft.condition else {}),
        **_drafted_due(draft, changes),
    }
    try:
        file = PledgeFile.model_validate({"pledges": [{**base, **changes}]})
    except ValidationError as error:
        raise CaseError(f"pledges: {name}: {explain(error, is_alone=True)}") from error
    (stated,) = file.tests(resolve_places)
    values = {field: getattr(stated, field) for field in fields}
    if "radius_km" in changes and "where" not in changes and draft.area is not None:
        # the draft's own places stay, the provinces around a town among them
        values["area"] = replace(draft.area, radius_km=float(changes["radius_km"]))
    revised = replace(draft, missing=(), **values)
    stated_fields = fields | ({"begin_hour"} if "begin" in fields else set())
    return replace(
        revised,
        defaults=tuple(d for d in draft.defaults if d not in stated_fields),
        missing=_still_missing(draft, revised, everywhere=bool(changes.get("everywhere"))),
    )


def _drafted_due(draft: Test, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the draft's own due, where it is renewed and no other is stated."""
    is_kept = "renewed" in changes and not {"due", "term"} & set(changes)
    return {"due": draft.due} if is_kept and draft.due else {}


#: Keys that mean something only beside another.
_BESIDE = MappingProxyType({"country": ("where",), "timezone": ("begin", "due", "term", "renewed")})


def _refuse_alone(changes: Mapping[str, Any], name: str) -> None:
    for key, others in _BESIDE.items():
        if key in changes and not set(others) & set(changes):
            raise CaseError(
                f"pledges: {name}: `{key}` says nothing without `{'` or `'.join(others)}`; "
                f"state both, or leave it out"
            )


def _still_missing(draft: Test, revised: Test, *, everywhere: bool) -> tuple[str, ...]:
    """Return what the draft lacked and the changes do not give."""
    given = {
        "a day": revised.begin is not None,
        "an area": revised.area is not None or everywhere,
        "something to count": bool(revised.types or revised.labels),
        "an act": bool(revised.types or revised.labels),
        UNSETTLED: not revised.condition or revised.met_on is not None or revised.is_unmet,
    }
    left = tuple(
        gap
        for gap in draft.missing
        if not any(gap.startswith(opening) and is_given for opening, is_given in given.items())
    )
    if not given[UNSETTLED] and not any(gap.startswith(UNSETTLED) for gap in left):
        left = (*left, unsettled(revised.condition))
    is_counted = given["something to count"] or any(
        gap.startswith(("some", "an act")) for gap in left
    )
    return left if is_counted else (*left, "something to count: state `count: {types: [...]}`")
