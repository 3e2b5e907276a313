"""Simulated wars whose truth is known: what each file recorded, and what really happened.

A world is a war in an area of the pledge and three to eight comparison areas. In each, acts come
at a mean rate that a trend before the pledge, a shock common to all areas, days of the week and
the pledge itself may change, times a day's own variation (gamma, in half of the worlds correlated
from day to day). One to three data sets record some of the acts, each late in its own way, with
its own gaps, noise, repeats and things found long after. None of it knows how Parley checks.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from parley.records import HORIZONS, Area, Dataset, Place, Test, event_schema, mark_bit

Floats = npt.NDArray[np.float64]
Random = np.random.Generator

MIDNIGHT = datetime(2031, 5, 15, tzinfo=UTC)  # a Thursday, that begins the day of the pledge
DAYS_BEFORE, DAYS_AFTER = 60, 60  # how far a file reaches on either side
BASELINE_DAYS = 14
LONG_AFTER = date(2032, 6, 1)
PROVINCES = ("Aldra", "Berun", "Cotre", "Dovan", "Estry", "Falun", "Gorim", "Hasle", "Ivmark")
LABELS = ("shelling", "air strike", "clash")
FOUND_LABELS = ("damage", "bodies found")
DELAY_SPREAD = (0.4, 1.0)  # standard deviation of the log delay
DAY_US = 86_400_000_000


@dataclass(frozen=True, kw_only=True)
class Truth:
    """What really happened by a horizon.

    Attributes:
        verdict: What the test's thresholds make of it, were all acts known.
        ratio: Mean rate in the window over that in the baseline, without day-to-day variation.
        realised: The same with each day's own variation.
        effect: Of `ratio`, what the pledge did: less trend and common shock.
    """

    verdict: str
    ratio: float
    realised: float
    effect: float


@dataclass(frozen=True, kw_only=True)
class World:
    """One simulated war.

    Attributes:
        test: How its pledge is judged.
        table: What the data sets recorded.
        datasets: Their manifests.
        truth: By horizon.
        features: What is special about it.
        daily: True acts a day in the area and in each comparison area, from `DAYS_BEFORE` days
            before the pledge; shape (areas, days), the area of the pledge first.
    """

    test: Test
    table: pa.Table
    datasets: tuple[Dataset, ...]
    truth: dict[str, Truth]
    features: frozenset[str]
    daily: npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The rates of a world. A cell is a day, the day of the pledge cut in two at its hour.

    Attributes:
        hour: Hour at which the pledge takes effect.
        start: Start of each cell in days from the midnight before the pledge; shape (C,).
        length: Its length in days.
        mean: Acts a day without weekday and day-to-day variation; shape (areas, C).
        actual: With both.
        effect: What the pledge makes of the rate in its area; shape (C,).
    """

    hour: float
    start: Floats
    length: Floats
    mean: Floats
    actual: Floats
    effect: Floats

    def over(self, rates: Floats, first: float, last: float) -> float:
        """Return the mean of rates, shape (C,), between two moments in days from midnight."""
        end = self.start + self.length
        share = np.maximum(0.0, np.minimum(end, last) - np.maximum(self.start, first))
        return float((rates * share).sum() / share.sum())


@dataclass(kw_only=True)
class Records:
    """Rows of a table as they gather, one array a column and batch."""

    batches: list[dict[str, Any]] = field(default_factory=list)

    def add(self, **columns: Any) -> None:
        self.batches.append(columns)

    def column(self, name: str) -> npt.NDArray[Any]:
        return np.concatenate([batch[name] for batch in self.batches])


def log_uniform(random: Random, low: float, high: float) -> float:
    return float(np.exp(random.uniform(np.log(low), np.log(high))))


def simulate(seed: int, number: int) -> World:
    """Return a world; the same for the same seed and number."""
    random = np.random.default_rng([seed, number])
    features: set[str] = set()
    act = "reduce" if random.random() < 0.7 else "cease"
    features.add(act)
    plan = _plan(random, features, act)
    area, when, daily = _acts(random, plan)
    records, datasets = Records(), []
    total = random.choice(3, p=(0.4, 0.35, 0.25)) + 1
    features.add(f"{total} data set{'s' * (total > 1)}")
    has_clock = random.random() < 0.5
    features.add("hours" if has_clock else "days")
    found = _found_later(random, plan, features)
    blind = int(random.integers(total)) if total > 1 and random.random() < 0.25 else -1
    is_late = random.random() < 0.7
    if is_late:
        features.add("late reports")
    for index in range(total):
        name = f"Watch {index + 1}"
        noise = _noise(random, plan) if random.random() < 0.2 else (area[:0], when[:0])
        sees = _detection(random, plan, area, when, features if index == blind else None)
        kept = random.random(len(when)) < sees
        delay = log_uniform(random, 0.5, 8.0) if is_late else None
        seen_acts = np.r_[area[kept], noise[0]], np.r_[when[kept], noise[1]]
        if _record(random, records, name, seen_acts, found, delay=delay, has_clock=has_clock):
            features.add("duplicates")
        datasets.append(_manifest(records, name, is_late=is_late))
    test = _test(act, plan.hour)
    in_area = when[(area == 0) & (when >= plan.hour / 24)] - plan.hour / 24
    return World(
        test=test,
        table=_table(records),
        datasets=tuple(datasets),
        truth={name: _truth(plan, name, test, in_area) for name in HORIZONS},
        features=frozenset(features),
        daily=daily,
    )


def _plan(random: Random, features: set[str], act: str) -> Plan:
    hour = 0.0 if random.random() < 0.5 else 16.0
    start = np.unique(np.r_[np.arange(-DAYS_BEFORE, DAYS_AFTER, dtype=float), hour / 24])
    length = np.diff(np.r_[start, DAYS_AFTER])
    day = np.floor(start).astype(int) + DAYS_BEFORE
    areas = int(random.integers(3, 9)) + 1
    rate = log_uniform(random, 0.3, 30.0)
    base = rate * np.r_[1.0, np.exp(random.uniform(np.log(0.3), np.log(2.0), areas - 1))]
    mean = np.repeat(base[:, None], len(start), axis=1) * _trend(random, start, areas, features)
    if random.random() < 0.25:
        features.add("common shock")
        mean[:, start >= random.integers(-14, 15)] *= log_uniform(random, 0.4, 2.0)
    effect = _effect(random, start - hour / 24, features, act)
    if random.random() < 0.2 and effect[-1] < 1:
        features.add("displacement")
        moved = random.uniform(0.3, 1.0) * mean[0] * (1 - effect)
        neighbours = random.choice(np.arange(1, areas), size=int(random.integers(1, 3)))
        for neighbour in neighbours:
            mean[neighbour] += moved / len(neighbours)
    mean[0] *= effect
    week = np.ones(7)
    if random.random() < 0.3:
        features.add("weekdays")
        week = np.exp(random.normal(0.0, 0.3, 7))
        week /= week.mean()
    varied = mean * week[day % 7] * _variation(random, areas, features)[:, day]
    return Plan(hour=hour, start=start, length=length, mean=mean, actual=varied, effect=effect)


def _trend(random: Random, start: Floats, areas: int, features: set[str]) -> Floats:
    """Return a steady rise or fall before the pledge, in its area or in all; shape (areas, C)."""
    trend = np.ones((areas, len(start)))
    if random.random() < 0.25:
        features.add("trend")
        until = random.choice((0.0, 30.0))  # over with the pledge, or going on
        steps = np.clip(start, -BASELINE_DAYS, until) / BASELINE_DAYS
        touched = slice(None) if random.random() < 0.5 else slice(0, 1)
        trend[touched] = log_uniform(random, 0.4, 2.0) ** steps
    return trend


def _effect(random: Random, since: Floats, features: set[str], act: str) -> Floats:
    """Return what the pledge makes of the rate; shape (C,), 1 before it."""
    kind = random.random()
    if kind < 0.25:
        features.add("no effect")
        return np.ones(len(since))
    low = 0.02 if act == "reduce" else 0.005  # a ceasefire that holds leaves next to nothing
    ratio = log_uniform(random, low, 1.5)
    delay = 0
    if kind > 0.9:
        features.add("late onset")
        delay = int(random.integers(2, 8))
    return np.where(since >= delay - 1e-9, ratio, 1.0)


def _variation(random: Random, areas: int, features: set[str]) -> Floats:
    """Return each day's own factor, gamma-distributed with mean 1; shape (areas, days)."""
    from scipy.special import gammaincinv, ndtr

    days = DAYS_BEFORE + DAYS_AFTER
    dispersion = float(random.uniform(0.0, 1.5))
    features.add(f"dispersion {'below' if dispersion < 0.75 else 'above'} 0.75")
    persistence = 0.0
    if random.random() < 0.5:
        features.add("autocorrelated")
        persistence = float(random.uniform(0.3, 0.7))
    shocks = random.normal(size=(areas, days))
    level = np.empty_like(shocks)
    level[:, 0] = shocks[:, 0]
    for day in range(1, days):
        level[:, day] = (
            persistence * level[:, day - 1] + np.sqrt(1 - persistence**2) * shocks[:, day]
        )
    size = 1 / max(dispersion, 1e-3)
    return np.asarray(gammaincinv(size, np.clip(ndtr(level), 1e-12, 1 - 1e-12)) / size)


def _acts(random: Random, plan: Plan) -> tuple[npt.NDArray[np.int64], Floats, Any]:
    """Return the area and moment of all acts, in days from midnight, and acts a day."""
    counts = random.poisson(plan.actual * plan.length)
    areas, cells = counts.shape
    index = np.repeat(np.arange(areas * cells), counts.ravel())
    area, cell = np.divmod(index, cells)
    when = plan.start[cell] + random.random(len(cell)) * plan.length[cell]
    days = DAYS_BEFORE + DAYS_AFTER
    at = area * days + np.floor(when).astype(int) + DAYS_BEFORE
    return area, when, np.bincount(at, minlength=areas * days).reshape(areas, days)


def _detection(
    random: Random, plan: Plan, area: Any, when: Floats, features: set[str] | None
) -> Floats:
    """Return the chance that a data set records each act; with `features` it is blind in the area.

    How much it sees varies from day to day, as attention does.
    """
    spread = random.uniform(0.0, 0.2)
    attention = random.gamma(1 / max(spread, 1e-3), max(spread, 1e-3), DAYS_BEFORE + DAYS_AFTER)
    day = np.floor(when).astype(int) + DAYS_BEFORE
    sees = log_uniform(random, 0.3, 0.9) * attention[day]
    if features is not None:
        features.add("one blind")
        # Its observers were never there, or left with the pledge.
        since = random.choice((-DAYS_BEFORE, plan.hour / 24))
        sees[(area == 0) & (when >= since)] *= 0.05
    return np.asarray(np.minimum(sees, 1.0))


def _noise(random: Random, plan: Plan) -> tuple[Any, Floats]:
    """Return rows that record nothing real: up to one in twenty of the usual level."""
    usual = plan.mean[:, plan.start < 0].mean(axis=1)
    counts = random.poisson(usual * random.uniform(0.0, 0.05) * (DAYS_BEFORE + DAYS_AFTER))
    area = np.repeat(np.arange(len(usual)), counts)
    return area, random.uniform(-DAYS_BEFORE, DAYS_AFTER, len(area))


def _found_later(random: Random, plan: Plan, features: set[str]) -> tuple[Floats, bool]:
    """Return days on which things were found behind troops that left, and if mislabelled."""
    went = plan.effect[-1] < 0.3
    if random.random() > (0.35 if went else 0.08):
        return np.zeros(0), False
    usual = plan.mean[0, (plan.start >= -BASELINE_DAYS) & (plan.start < 0)].mean()
    total = min(400, random.poisson(BASELINE_DAYS * usual * log_uniform(random, 0.2, 2.0)))
    is_mislabelled = random.random() < 0.3
    features.add("mislabelled discovery" if is_mislabelled else "discovery")
    access = plan.hour / 24 + random.uniform(0.0, 20.0)
    days = access + random.exponential(5.0, total)
    return days[days < DAYS_AFTER], is_mislabelled


def _record(
    random: Random,
    records: Records,
    name: str,
    acts: tuple[Any, Floats],
    found: tuple[Floats, bool],
    *,
    delay: float | None,
    has_clock: bool,
) -> bool:
    """Add what a data set recorded; return whether it holds duplicates."""
    area, when = acts
    finds, is_mislabelled = found
    finds = finds[random.random(len(finds)) < 0.7]
    area, when = np.r_[area, np.zeros(len(finds), dtype=int)], np.r_[when, finds]
    is_find = np.arange(len(when)) >= len(when) - len(finds)
    # Most of what was found is labelled as such even where the file is careless.
    slips = is_find & is_mislabelled & (random.random(len(when)) < 0.4)
    labels = np.array(LABELS + FOUND_LABELS, dtype=object)
    acts_label = random.integers(len(LABELS), size=len(when))
    found_label = len(LABELS) + random.integers(len(FOUND_LABELS), size=len(when))
    label = np.where(is_find & ~slips, found_label, acts_label)
    marks = np.where(is_find & ~slips, mark_bit("discovery"), 0)
    late = (
        np.full(len(when), np.nan)
        if delay is None
        else delay * np.exp(random.normal(0.0, random.uniform(*DELAY_SPREAD), len(when)))
    )
    place = random.integers(8, size=len(when))
    order = np.argsort(when, kind="stable")
    has_duplicates = bool(random.random() < 0.2)
    if has_duplicates:
        twice = order[random.random(len(order)) < 0.08]
        order = np.r_[order, twice]
        marks = marks[order]
        # One repeat in ten goes unnoticed, being worded anew.
        marks[len(marks) - len(twice) :] |= np.where(
            random.random(len(twice)) < 0.9, mark_bit("duplicate"), 0
        )
    else:
        marks = marks[order]
    begin = when[order] if has_clock else np.floor(when[order])
    records.add(
        dataset=np.full(len(order), name, dtype=object), row=np.arange(1, len(order) + 1),
        begin=begin, end=begin + (1 / 1440 if has_clock else 1.0), area=area[order],
        seen=(when + late)[order], label=labels[label[order]], marks=marks, place=place[order],
        clock=np.full(len(order), has_clock),
    )  # fmt: skip
    return has_duplicates


def _manifest(records: Records, name: str, *, is_late: bool) -> Dataset:
    last = records.batches[-1]
    latest = float(last["seen"].max()) if is_late and len(last["seen"]) else None
    return Dataset(
        name=name, file=f"{name.lower().replace(' ', '_')}.csv", sha256="0" * 64, format="mapped",
        witness="acts", rows=len(last["row"]),
        first_day=(MIDNIGHT - timedelta(days=DAYS_BEFORE)).date(),
        last_day=(MIDNIGHT + timedelta(days=DAYS_AFTER - 1)).date(),
        latest_seen=None if latest is None else MIDNIGHT + timedelta(days=latest),
    )  # fmt: skip


def _table(records: Records) -> pa.Table:
    """Return the gathered rows as an event table."""
    area, place = records.column("area"), records.column("place")
    moment = {name: _moments(records.column(name)) for name in ("begin", "end")}
    seen = records.column("seen")
    names = np.array(PROVINCES, dtype=object)
    towns = np.array([f"{p} {n}" for p in PROVINCES for n in range(8)], dtype=object)
    size = len(area)
    columns = {
        "dataset": records.column("dataset"), "row": records.column("row"),
        "id": records.column("row").astype(str), **moment, "clock": records.column("clock"),
        "place": towns[area * 8 + place], "admin1": names[area],
        "country": np.full(size, "Vessen", dtype=object),
        # Three provinces a row, a degree apart; towns in a ring around each centre.
        "latitude": 50.0 + area // 3 + 0.3 * np.sin(place),
        "longitude": 30.0 + area % 3 + 0.3 * np.cos(place),
        "precision": np.full(size, "town", dtype=object),
        "source": np.full(size, "", dtype=object), "target": np.full(size, "", dtype=object),
        "type": np.full(size, "ASSAULT", dtype=object), "label": records.column("label"),
        "count": np.ones(size), "fatalities": np.full(size, np.nan),
        "first_seen": _moments(seen), "marks": records.column("marks"),
    }  # fmt: skip
    missing = {"fatalities": np.ones(size, dtype=bool), "first_seen": np.isnan(seen)}
    arrays = []
    for column in event_schema():
        kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
        values = pa.array(columns[column.name], mask=missing.get(column.name)).cast(kind)
        arrays.append(values.dictionary_encode() if kind != column.type else values)
    return pa.table(arrays, schema=event_schema())


def _moments(days: Floats) -> npt.NDArray[np.int64]:
    base = round(MIDNIGHT.timestamp() * 1e6)
    return np.asarray(base + np.nan_to_num(days) * DAY_US).astype(np.int64)


def _test(act: str, hour: float) -> Test:
    place = Place(
        name=PROVINCES[0], mention=PROVINCES[0], latitude=50.0, longitude=30.0, precision="admin1"
    )
    return Test(
        pledge="simulated", act=act, begin=MIDNIGHT + timedelta(hours=hour),
        area=Area(names=(PROVINCES[0],), places=(place,)), baseline_days=float(BASELINE_DAYS),
    )  # fmt: skip


def _truth(plan: Plan, horizon: str, test: Test, acts: Floats) -> Truth:
    """Return the truth by a horizon; `acts` are moments in the area, in days from the pledge."""
    begin, days = plan.hour / 24, HORIZONS[horizon] / timedelta(days=1)
    before = (begin - BASELINE_DAYS, begin)
    usual = plan.over(plan.mean[0], *before)
    ratio = plan.over(plan.mean[0], begin, begin + days) / usual
    # A fall that came late counts if it holds for the last half, as the printed rule says.
    tail = plan.over(plan.mean[0], begin + days / 2, begin + days) / usual if days >= 3 else ratio
    kept = ratio <= test.kept_ratio or (tail <= test.kept_ratio and ratio < test.broken_ratio)
    if test.act == "cease":
        kept = kept and _is_quiet(acts[acts < days], days, test.kept_ratio * usual)
    broken = ratio >= test.broken_ratio and tail > test.kept_ratio
    realised = plan.over(plan.actual[0], begin, begin + days) / max(
        1e-9, plan.over(plan.actual[0], *before)
    )
    return Truth(
        verdict="kept" if kept else "broken" if broken else "partly",
        ratio=ratio,
        realised=realised,
        effect=plan.over(plan.effect, begin, begin + days),
    )


def _is_quiet(acts: Floats, days: float, minor: float) -> bool:
    """Return whether acts fell on one day in ten at most, or were one, and minor."""
    return len(np.unique(np.floor(acts))) <= 0.1 * days or len(acts) <= min(1.0, minor)
