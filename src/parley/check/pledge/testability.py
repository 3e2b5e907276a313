"""How well a pledge can be tested, scored from its words alone: no data are read for it."""

from collections.abc import Callable
from datetime import time
from types import MappingProxyType

from parley.check.pledge.draft import TESTABLE_ACTS
from parley.records import DEEDS, Part, Test, Testability

# What the parts of a pledge weigh in its score. Act, object, area and begin are what no count can
# do without, and carry two thirds; the rest narrows what a count can be taken to mean. The weights
# are a convention, published so that scores can be compared, and rest on no data.
WEIGHTS = MappingProxyType(
    {
        "act": 0.20, "object": 0.15, "area": 0.15, "begin": 0.15, "due": 0.10, "degree": 0.10,
        "condition": 0.10, "who": 0.05,
    }
)  # fmt: skip
NEEDED = ("act", "object", "area", "begin", "condition")

# How sharply a place bounds the acts that are counted. Half for a country: its rows mix fronts.
AREA_SCORES = MappingProxyType(
    {"point": 1.0, "town": 1.0, "area": 0.9, "admin1": 0.8, "country": 0.5, "everywhere": 0.3}
)
UNKNOWN_PLACE = 0.2  # matched by its name in the files only
ASSUMED = 0.5  # what Parley fills in by a rule, where the pledge is silent
DAY_ONLY = 0.7  # a day without an hour: the first horizon is off by up to its own length

Scored = tuple[float, str, str]


def score_pledge(test: Test) -> Testability:
    """Return how well a test's pledge can be tested: S = sum of weight x score over its parts.

    A part scores 1 where it is stated, less where a rule fills it in, 0 where it is missing.
    """
    parts = []
    for name, weight in WEIGHTS.items():
        score, words, adds = _SCORERS[name](test)
        parts.append(
            Part(
                name=name,
                weight=weight,
                score=score,
                words=words,
                adds=adds,
                is_needed=name in NEEDED,
            )
        )
    return Testability(pledge=test.pledge, test=test.id, parts=tuple(parts))


def _act(test: Test) -> Scored:
    if test.act in TESTABLE_ACTS:
        return 1.0, f"to {test.act}: rows can show it", ""
    return 0.0, f"to {test.act}: no row of an event file shows it", (
        f"one of {', '.join(TESTABLE_ACTS)}"
    )  # fmt: skip


def _object(test: Test) -> Scored:
    counted = ", ".join(test.labels or test.types)
    if not counted:
        return 0.0, "names nothing that can be counted", "`object` or `count`"
    if "types" in test.defaults and not test.labels:
        return ASSUMED, f"not said; {counted} is assumed", "`object` or `count`"
    return 1.0, f"{counted} is counted", ""


def _area(test: Test) -> Scored:
    lacks = any(gap.startswith(("an area", "a place")) for gap in test.missing)
    if test.area is None:
        if lacks:
            return 0.0, "not said, or not known", "`where`"
        return AREA_SCORES["everywhere"], "everywhere in the files", "`where`"
    if not test.area.places:
        return UNKNOWN_PLACE, f"{', '.join(test.area.names)}: known by name only", "`where`"
    coarsest = min((place.precision for place in test.area.places), key=AREA_SCORES.__getitem__)
    names = ", ".join(dict.fromkeys(test.area.names))
    adds = "" if AREA_SCORES[coarsest] == 1 else "towns or points in `where`"
    return AREA_SCORES[coarsest], f"{names}, no finer than {_PRECISION[coarsest]}", adds


_PRECISION = MappingProxyType(
    {
        "point": "a point", "town": "a town", "area": "the surroundings of a town",
        "admin1": "a province", "country": "a country", "everywhere": "the whole file",
    }
)  # fmt: skip


def _begin(test: Test) -> Scored:
    if test.begin is None:
        return 0.0, "not said", "`begin`"
    day = f"{test.begin:%Y-%m-%d}"
    if "begin" in test.defaults:
        return ASSUMED, f"not said; {day}, when it was made, is assumed", "`begin`"
    if "begin_hour" in test.defaults or test.begin.time() == time():
        return DAY_ONLY, f"{day}, without an hour", "the hour in `begin`"
    return 1.0, f"{test.begin:%Y-%m-%d %H:%M}", ""


def _due(test: Test) -> Scored:
    if test.due is None:
        return 0.0, "no end is said", "`due` or `term`"
    renewed = f", renewed {len(test.renewals)} times" if test.renewals else ""
    return 1.0, f"until {test.due:%Y-%m-%d %H:%M}{renewed}", ""


def _degree(test: Test) -> Scored:
    if test.act in DEEDS:
        return _amount(test)
    if "kept_ratio" not in test.defaults:
        return 1.0, f"a rate of {test.kept_ratio:.2f} of the former or less is kept", ""
    if test.act in ("cease", "refrain", "withdraw"):
        return 1.0, f"to {test.act} says how far: all of it", ""
    return 0.0, "not said how far", "`degree` or `thresholds`"


def _amount(test: Test) -> Scored:
    """Return how far a deed goes: it is kept by what is on record, not by a rate."""
    if "amount" in test.defaults:
        return ASSUMED, f"not said how much; {test.amount:g} on record is kept", "`count: {amount}`"
    return 1.0, f"{test.amount:g} or more on record is kept", ""


def _condition(test: Test) -> Scored:
    if not test.condition:
        return 1.0, "unconditional", ""
    if test.is_unmet:
        return 1.0, f"“{test.condition}” was not met", ""
    if test.met_on is not None:
        return 1.0, f"“{test.condition}” was met on {test.met_on}", ""
    return 0.0, f"“{test.condition}”: nobody says whether it was met", "`met`"


def _who(test: Test) -> Scored:
    return (1.0, f"binds {test.by}", "") if test.by else (0.0, "not said whom it binds", "`by`")


_SCORERS: dict[str, Callable[[Test], Scored]] = {
    "act": _act,
    "object": _object,
    "area": _area,
    "begin": _begin,
    "due": _due,
    "degree": _degree,
    "condition": _condition,
    "who": _who,
}
