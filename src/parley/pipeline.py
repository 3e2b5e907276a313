"""The whole run, readable on one screen: the only place that knows the order of the rooms.

    article -> read -> claims ─┐
                               ├─> draft tests -> check -> findings -> brief
    event files -> observe ────┘
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, tzinfo
from pathlib import Path
from typing import Any

from parley import __version__, brief, check, observe, read
from parley.records import (
    Area,
    Claim,
    DailySeries,
    Finding,
    Place,
    Pledge,
    Source,
    Test,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document as read.

    Attributes:
        source: The document.
        claims: What it says, in text order.
    """

    source: Source
    claims: tuple[Claim, ...]


def read_document(
    path: Path | None,
    *,
    content: bytes | None = None,
    published: date | None = None,
    publisher: str = "",
    model: str | None = None,
) -> Reading:
    """Return a document and its claims; `path` is `None` for bytes from standard input."""
    source = read.read_source(path, content=content, published=published, publisher=publisher)
    return Reading(source=source, claims=read.read_claims(source, model=model))


def area_of(names: Sequence[str], *, country: str | None = None, wide: bool = False) -> Area | None:
    """Return the area of some place names, `None` where the gazetteer knows none of them.

    Args:
        names: Place names as the text or the analyst writes them.
        country: ISO3 code that settles namesakes.
        wide: Take in the province of each town: "around", "in the direction of".
    """
    places: list[Place] = []
    for name in names:
        place = read.find_place(name, country=country)
        if place is None:
            continue
        places.append(replace(place, precision="area") if wide else place)
        if wide and place.precision in ("town", "area") and place.admin1:
            places.append(replace(place, name=read.admin1_name(place.admin1), precision="admin1"))
    return Area(names=tuple(names), places=tuple(places)) if places else None


def draft_tests(claims: Iterable[Claim], *, timezone: tzinfo) -> dict[str, Test]:
    """Return a test for each pledge, named P1, P2, … in text order, defaults and gaps marked."""
    pledges = [claim for claim in claims if isinstance(claim, Pledge)]
    return {
        f"P{number}": check.draft_test(
            pledge,
            begin=None,
            area=area_of(pledge.where, wide=pledge.area),
            timezone=timezone,
        )
        for number, pledge in enumerate(pledges, start=1)
    }


def judge(
    tests: Iterable[Test], observation: "observe.Observation", *, as_of: date
) -> tuple[tuple[Finding, ...], tuple[DailySeries, ...]]:
    """Return every test's findings by horizon, and the daily counts behind them."""
    findings: list[Finding] = []
    series: list[DailySeries] = []
    for test in tests:
        inputs = (test, observation.table, observation.datasets)
        findings += check.check(*inputs, as_of=as_of, locate=read.locate)
        if not test.missing:
            series.append(check.series(*inputs, as_of=as_of, locate=read.locate))
    return tuple(findings), tuple(series)
