"""The pledge file: a test written down by an analyst, in YAML."""

import difflib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from parley.check.pledge.dates import (
    answer_of,
    due_of,
    moment_of,
    refuse_loose_terms,
    renewals_of,
)
from parley.check.pledge.degrees import degree_of
from parley.check.pledge.draft import BASELINE_DAYS, TESTABLE_ACTS, counted_types
from parley.check.pledge.terms import unsettled
from parley.check.pledge.yaml_file import read_yaml, told
from parley.errors import CaseError, InvalidRecord
from parley.records import ACTS, DEEDS, EVENT_TYPES, HORIZONS, Area, Place, Test

#: From a name and an ISO 3166-1 alpha-3 code to the places it stands for: a region may be several.
ResolvePlaces = Callable[[str, str | None], tuple[Place, ...]]

RADIUS_KM = 50.0  # a day's reach of artillery and of a patrol around a town


def _as_list(value: Any) -> Any:  # noqa: ANN401  (YAML gives any type)
    return [value] if isinstance(value, str) else value


def _as_text(value: Any) -> Any:  # noqa: ANN401
    return (
        value.isoformat(sep=" ")
        if isinstance(value, datetime)
        else (value.isoformat() if isinstance(value, date) else value)
    )


def _as_answer(value: Any) -> Any:  # noqa: ANN401
    """Return `no` as it is written: YAML reads it as false."""
    return "no" if value is False else "yes" if value is True else _as_text(value)


def _as_renewals(value: Any) -> Any:  # noqa: ANN401
    return [value] if isinstance(value, Mapping) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
Moment = Annotated[str, BeforeValidator(_as_text)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


# Promises that a rate decides. One whose object is not stated is taken to be about fire.
_RATED = tuple(act for act in TESTABLE_ACTS if act not in DEEDS)


class Count(_Entry):
    """What is counted: PLOVER types, the file's own classes where only some count, how many."""

    types: Texts = ()
    labels: Texts = ()
    amount: float | None = None


class Thresholds(_Entry):
    """After/before rates at or below which the pledge is kept, at or above which it is broken."""

    kept: float
    broken: float


class Renewed(_Entry):
    """A term made longer: until when, and the day on which that became known."""

    until: Moment
    known: Moment


class PledgeEntry(_Entry):
    """One pledge of a pledge file; docs/pledge-file.md explains each key."""

    pledge: str
    text: str = ""
    by: str = ""
    act: str
    object: str = ""
    degree: str = ""
    where: Texts = ()
    everywhere: bool = False
    country: str | None = None
    radius_km: float = RADIUS_KM
    begin: Moment | None = None
    due: Moment | None = None
    term: str | None = None
    renewed: Annotated[tuple[Renewed, ...], BeforeValidator(_as_renewals)] = ()
    condition: str = ""
    met: Annotated[str | None, BeforeValidator(_as_answer)] = None
    timezone: str = "UTC"
    baseline_days: float | None = None
    count: Count = Count()
    thresholds: Thresholds | None = None
    horizons: Texts = ()
    unseen: Texts = ()
    events: Mapping[str, Mapping[str, Any]] = {}


class PledgeFile(_Entry):
    """A pledge file as parsed.

    Attributes:
        pledges: Its pledges.
        events: How to read each event file, by file name or stem; handed to `observe` untouched.
    """

    pledges: tuple[PledgeEntry, ...]
    events: Mapping[str, Mapping[str, Any]] = {}

    @classmethod
    def load(cls, path: Path) -> "PledgeFile":
        """Return a pledge file: one pledge, a list of them, or `pledges:` with shared `events:`.

        Raises:
            MissingInput: No such file.
            CaseError: It is no YAML, or a key or value is wrong.
        """
        content = read_yaml(path)
        if isinstance(content, list):
            content = {"pledges": content}
        elif isinstance(content, dict) and "pledges" not in content:
            content = {"pledges": [content]}
        if not isinstance(content, dict) or not content["pledges"]:
            raise CaseError(f"{path.name} holds no pledge; it needs at least `pledge:` and `act:`")
        try:
            parsed = cls.model_validate(content)
        except ValidationError as error:
            is_alone = isinstance(content["pledges"], list) and len(content["pledges"]) == 1
            raise CaseError(f"{path.name}: {explain(error, is_alone=is_alone)}") from error
        own = {name: m for entry in parsed.pledges for name, m in entry.events.items()}
        return cls.model_construct(pledges=parsed.pledges, events={**parsed.events, **own})

    def tests(self, resolve_places: ResolvePlaces) -> tuple[Test, ...]:
        """Return the tests of the file's pledges, in order.

        Args:
            resolve_places: Finds the places of a name, given an ISO 3166-1 alpha-3 country code.

        Raises:
            CaseError: A value is wrong.
        """
        return tuple(_test(entry, resolve_places) for entry in self.pledges)


def _test(entry: PledgeEntry, resolve_places: ResolvePlaces) -> Test:
    name, zone = entry.pledge, entry.timezone
    _one_of(entry.act, ACTS, f"{name}: act")
    for kind in entry.count.types:
        _one_of(kind, EVENT_TYPES, f"{name}: count.types")
    for horizon in entry.horizons:
        _one_of(horizon, tuple(HORIZONS), f"{name}: horizons")
    begin = None if entry.begin is None else moment_of(entry.begin, zone, name)
    types, is_named = counted_types(entry.act, entry.object)
    degree, is_degree = degree_of(entry.act, entry.degree)
    kept, broken = degree.kept, degree.broken
    if entry.thresholds is not None:
        kept, broken = entry.thresholds.kept, entry.thresholds.broken
    if not entry.count.types and not types and entry.act in _RATED and not entry.object:
        types = ("ASSAULT",)
    stated = {
        "types": bool(entry.count.types) or is_named,
        "kept_ratio": entry.thresholds is not None or is_degree,
        "broken_ratio": entry.thresholds is not None or is_degree,
        "baseline_days": entry.baseline_days is not None,
        "horizons": bool(entry.horizons),
        "due": bool(entry.due or entry.term),
    }
    if entry.act in DEEDS:
        stated = {name: stated[name] for name in ("horizons", "due")}
        stated["amount"] = entry.count.amount is not None
    types = entry.count.types or types
    due = due_of(entry.due, entry.term, begin=begin, timezone=zone, name=name)
    refuse_loose_terms(
        condition=entry.condition,
        met=entry.met,
        is_renewed=bool(entry.renewed),
        has_due=due is not None or begin is None,
        name=name,
    )
    met_on, is_unmet = answer_of(entry.met, name)
    is_settled = not entry.condition or met_on is not None or is_unmet
    try:
        return Test(
            pledge=name,
            text=entry.text,
            by=entry.by,
            act=entry.act,
            types=types,
            labels=entry.count.labels,
            amount=1.0 if entry.count.amount is None else entry.count.amount,
            area=_area(entry, resolve_places),
            begin=begin,
            due=due,
            baseline_days=BASELINE_DAYS if entry.baseline_days is None else entry.baseline_days,
            kept_ratio=kept,
            broken_ratio=broken,
            horizons=entry.horizons or tuple(HORIZONS),
            defaults=tuple(sorted(field for field, is_stated in stated.items() if not is_stated)),
            missing=_missing(entry, types, is_settled=is_settled),
            unseen=entry.unseen,
            renewals=renewals_of(
                [(each.until, each.known) for each in entry.renewed if due is not None],
                timezone=zone,
                name=name,
            ),
            condition=entry.condition,
            met_on=met_on,
            is_unmet=is_unmet,
        )
    except InvalidRecord as error:
        raise CaseError(str(error)) from error


def _missing(entry: PledgeEntry, types: tuple[str, ...], *, is_settled: bool) -> tuple[str, ...]:
    missing = []
    if entry.act not in TESTABLE_ACTS:
        missing.append(f"an act that event counts can show; to {entry.act} is none")
    elif not types:
        missing.append("something to count: state `count: {types: [...]}`")
    if entry.begin is None:
        missing.append("a day on which it takes effect: state `begin`")
    if not entry.where and not entry.everywhere:
        missing.append("an area: state `where`, or `everywhere: true`")
    if not is_settled:
        missing.append(unsettled(entry.condition))
    return tuple(missing)


def _area(entry: PledgeEntry, resolve_places: ResolvePlaces) -> Area | None:
    if entry.everywhere or not entry.where:
        return None
    found = {name: resolve_places(name, entry.country) for name in entry.where}
    for name, places in found.items():
        if not places:
            raise CaseError(_unknown_place(entry, name, resolve_places))
    return Area(
        names=entry.where,
        places=tuple(place for places in found.values() for place in places),
        radius_km=entry.radius_km,
    )


def _unknown_place(entry: PledgeEntry, name: str, resolve_places: ResolvePlaces) -> str:
    """Return what is wrong with a place that no gazetteer has, and what to write instead."""
    elsewhere = resolve_places(name, None) if entry.country else ()
    if countries := dict.fromkeys(place.country for place in elsewhere if place.country):
        found = ", ".join(countries)
        return (
            f"{entry.pledge}: where: {name!r} is no place known in {entry.country}, but there is "
            f"one in {found}; correct `country` or the name"
        )
    return (
        f"{entry.pledge}: where: {name!r} is no place known"
        f"{f' in {entry.country}' if entry.country else ''}; correct the name, or write a town "
        "near it with `radius_km`, its province, or `everywhere: true`"
    )


def _one_of(value: str, allowed: tuple[str, ...], what: str) -> None:
    if value not in allowed:
        raise CaseError(
            f"{what} {value!r} is not one of {', '.join(allowed)}{_nearest(value, allowed)}"
        )


def _nearest(word: str, known: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def explain(error: ValidationError, *, is_alone: bool) -> str:
    """Return the first mistake in words, with the nearest known key where one is unknown."""
    first = error.errors()[0]
    steps = first["loc"]
    # Of a file's only pledge, or of one in `case.yaml`, the key alone says where.
    where = ".".join(str(step) for step in (is_alone and steps[2:]) or steps)
    if first["type"] == "extra_forbidden":
        known = _keys(steps)
        return f"unknown key {where!r}{_nearest(str(steps[-1]), known)} (known: {', '.join(known)})"
    if first["type"] == "missing":
        return f"key {where!r} is missing"
    return f"{where}: {told(first['type'], first['msg'], first['input'])}"


def _keys(steps: tuple[int | str, ...]) -> tuple[str, ...]:
    model: type[BaseModel] = PledgeFile
    if len(steps) > 2:
        model = PledgeEntry
    if len(steps) > 3:
        nested: dict[str, type[BaseModel]] = {"count": Count, "renewed": Renewed}
        model = nested.get(str(steps[2]), Thresholds)
    return tuple(model.model_fields)
