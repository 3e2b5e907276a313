"""A pledge becomes a test, with every assumption named."""

import calendar
import re
from datetime import date, datetime, time, timedelta, tzinfo

from parley.check.pledge.degrees import degree_of
from parley.check.pledge.terms import unsettled
from parley.records import DEEDS, Area, Pledge, Test

BASELINE_DAYS = 14.0  # two weeks: long enough to count, short enough to be the same phase of a war
TESTABLE_ACTS = ("cease", "reduce", "withdraw", "refrain", *DEEDS)

# Terms as a claim has them: whole days, weeks, months or years.
_TERM = re.compile(r"P(\d{1,3})([DWMY])")
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12}

# What an object's words let us count: PLOVER types. The first row that matches is used.
COUNTED = (
    (r"blockad|siege|embargo|detain|arrest|abduct|hostage|expuls", ("COERCE",)),
    (r"threat|ultimat", ("THREATEN",)),
    (
        r"attack|assault|strike|shell|bomb|fire\b|firing|hostilit|fighting|missile|rocket|drone|"
        r"offensive|operation|activity|activities|combat|violence|truce|\braid|"
        r"battle|war\b|armed action|use of force",
        ("ASSAULT",),
    ),
    (r"troop|force|unit|army|soldier|fighter|armou?r|deploy|military", ("ASSAULT", "MOBILIZE")),
)


def draft_test(
    pledge: Pledge, *, begin: datetime | None, area: Area | None, timezone: tzinfo
) -> Test:
    """Return the test that would judge a pledge, its defaults and gaps named.

    Args:
        pledge: The claim.
        begin: When the pledge takes effect, where somebody knows the hour; timezone aware.
        area: The pledge's places as the gazetteer knows them, `None` where it knows none.
        timezone: Zone of the conflict, in which days are counted.

    Returns:
        A test; `missing` says what keeps it from being run.
    """
    is_deed = pledge.act in DEEDS
    defaults = ["horizons", "amount" if is_deed else "baseline_days"]
    degree, is_stated = degree_of(pledge.act, pledge.degree)
    if not is_stated and not is_deed:
        defaults += ["kept_ratio", "broken_ratio"]
    types, is_named = counted_types(pledge.act, pledge.object)
    if types and not is_named:
        defaults.append("types")
    if begin is None and (said := pledge.begins or pledge.made) is not None:
        begin = datetime.combine(said.first, time(), timezone)
        is_day = pledge.begins is not None and pledge.begins.precision == "day"
        defaults.append("begin_hour" if is_day else "begin")
    due = None
    if pledge.due is not None:
        due = datetime.combine(pledge.due.last + timedelta(days=1), time(), timezone)
    elif begin is not None:
        due = end_of_term(begin, pledge.term)
    if begin is not None and due is not None and due <= begin:
        due = None
    if due is None:
        defaults.append("due")
    return Test(
        pledge=pledge.id,
        text=pledge.span.text,
        by=pledge.by.id,
        act=pledge.act,
        types=types,
        area=area,
        begin=begin,
        due=due,
        baseline_days=BASELINE_DAYS,
        kept_ratio=degree.kept,
        broken_ratio=degree.broken,
        defaults=tuple(sorted(defaults)),
        missing=_missing(pledge, types, begin, area),
        condition=pledge.condition,
    )


def end_of_term(begin: datetime, term: str) -> datetime | None:
    """Return when a term ends that is stated as an ISO 8601 length, `None` where none is."""
    match = _TERM.fullmatch(term)
    if match is None:
        return None
    number, unit = int(match[1]), match[2]
    if unit in _DAYS:
        return begin + timedelta(days=number * _DAYS[unit])
    months = begin.month - 1 + number * _MONTHS[unit]
    year, month = begin.year + months // 12, months % 12 + 1
    day = min(begin.day, calendar.monthrange(year, month)[1])  # a month from 31 January
    return datetime.combine(date(year, month, day), begin.time(), begin.tzinfo)


def counted_types(act: str, words: str) -> tuple[tuple[str, ...], bool]:
    """Return the PLOVER types to count, and whether the pledge's words name them."""
    if act not in TESTABLE_ACTS or act in DEEDS:  # which class of rows shows a deed is stated
        return (), False
    for pattern, types in COUNTED:
        if re.search(pattern, words.lower()):
            return types, True
    # To cease, without saying what, is to cease fire; to reduce or refrain needs its object.
    return (("ASSAULT",), False) if act in ("cease", "withdraw") else ((), False)


def _missing(
    pledge: Pledge, types: tuple[str, ...], begin: datetime | None, area: Area | None
) -> tuple[str, ...]:
    missing = []
    if pledge.act not in TESTABLE_ACTS:
        missing.append(
            f"an act that event counts can show: to {pledge.act} is settled by documents or "
            "witnesses, not by rows of an event file"
        )
    elif not types and pledge.act in DEEDS:
        missing.append(f"something to count: the class of rows that records to {pledge.act} it")
    elif not types:
        missing.append(f"something to count: {pledge.object or 'the object'!r} names no act")
    if begin is None:
        missing.append("a day on which it takes effect")
    if area is None and not pledge.where:
        missing.append("an area in which acts are counted")
    elif area is None:
        missing.append(f"an area that is known: no gazetteer has {' or '.join(pledge.where)}")
    if pledge.condition:
        missing.append(unsettled(pledge.condition))
    return tuple(missing)
