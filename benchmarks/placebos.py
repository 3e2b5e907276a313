"""What Parley says of pledges that nobody made, on real event files.

    python benchmarks/placebos.py --dates 200 --seed 20310515 --workers 2 [--only sudan]

On each file, at random days and (half of the time, where the file names them) in random
provinces, a pledge is made up: to cease, or to reduce drastically. The days lie at least 45 days
from every pledge and truce of `../shared/cases`, inside the span in which the file is filled in,
with at least three acts in the area in the 14 days before. Other truces that history knows are
not left out, so some credit may be due.

Nothing was promised, so each "kept" is false credit, given to a lull. A "broken" is false where
the file's own rows show that acts fell to the kept level or below: acts a day in the window, over
acts a day in the 14 days before, at most the test's `kept_ratio`. `false` is the sum of both.

A second judgement has its truth from rows it did not see. Incidents (rows of one place and hour,
or day where the file has no hours) are dealt at random into two halves; Parley judges one, and the
other's plain ratio under the test's two thresholds is the truth, where it holds at least ten
acts before. `opposite` is the share of kept for broken or the reverse.
"""

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scores import GIVEN, group, markdown, percent

from parley.check import check
from parley.observe import observe, read_mapping
from parley.records import HORIZONS, Area, Dataset, Place, Test, mark_bit

SHARED = Path(__file__).parent / "../../shared"
SEED = 20310515
DATES = 200
APART = timedelta(days=45)
BASELINE_DAYS = 14
FEWEST_BEFORE = 3
FEWEST_HELD_OUT = 10
LONG_AFTER = timedelta(days=400)
REACH_DAYS = 800  # rows further from the day than this bear on nothing
DAY_US = 86_400_000_000
HOUR_US = DAY_US // 24
SMALLEST_PROVINCE = 0.02  # of the file's acts; rarer names are misspelt or out of scope
SPAN = (0.01, 0.99)  # of the acts: stray first and last rows are no sign of watching

ALERTS = {
    "date": "alertDate", "place": "data", "class": "category", "classes": {"1": "ASSAULT"},
    "witness": "warnings", "timezone": "Asia/Jerusalem",
}  # fmt: skip
MISSILES = {
    "date": "time_start", "end": "time_end", "place": "target", "class": "model",
    "type": "ASSAULT", "witness": "acts", "timezone": "Europe/Kyiv",
}  # fmt: skip
#: By name in the tables: file, zone and how it is read where its header does not say.
FILES: dict[str, tuple[str, str, dict[str, Any]]] = {
    "sirens": ("volunteer_2022-02-25_2024-10-10.csv", "Europe/Kyiv", {}),
    "alerts": ("israel_alerts.csv", "Asia/Jerusalem", ALERTS),
    "missiles": ("missile_attacks_daily.csv", "Europe/Kyiv", MISSILES),
    "ged sudan": ("ged_sudan.csv", "Africa/Khartoum", {"timezone": "Africa/Khartoum"}),
    "ged ukraine": ("ged_ukraine.csv", "Europe/Kyiv", {"timezone": "Europe/Kyiv"}),
    "footage": ("events.csv", "Europe/Kyiv", {"timezone": "Europe/Kyiv"}),
}


@dataclass(frozen=True, kw_only=True)
class Archive:
    """A file as observed, with what is needed to draw days from it; arrays have shape (R,).

    Attributes:
        table: Its rows.
        dataset: Its manifest.
        zone: Of its days.
        moment: When each row happened: its start, or the noon of its first day.
        is_act: Whether it is an act that may be counted.
        count: Units of the act.
        province: Name of its province, `""` where it has none.
    """

    table: pa.Table
    dataset: Dataset
    zone: ZoneInfo
    moment: npt.NDArray[np.int64]
    is_act: npt.NDArray[np.bool_]
    count: npt.NDArray[np.float64]
    province: npt.NDArray[np.object_]

    def acts(self, province: str, first: int, last: int, rows: Any = True) -> float:
        """Return acts in a province (`""` for everywhere) between two moments."""
        chosen = self.is_act & (self.moment >= first) & (self.moment < last) & rows
        if province:
            chosen &= self.province == province
        return float(self.count[chosen].sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Placebo:
    """A verdict on a pledge that nobody made.

    Attributes:
        file: Name out of `FILES`.
        horizon: Its horizon.
        verdict: On the whole file.
        half: On one half of its incidents.
        own: What the file's own plain ratio makes of it, `""` with no act before.
        held_out: What the other half's ratio makes of it, `""` with too few acts before.
    """

    file: str
    horizon: str
    verdict: str
    half: str
    own: str
    held_out: str


@cache
def archive(name: str, shared: Path) -> Archive:
    """Read one of `FILES`."""
    file, zone, mapping = FILES[name]
    path = next((shared / "data").rglob(file))
    mappings = {file: read_mapping(mapping, name=file)} if mapping else {}
    seen = observe([path], mappings=mappings, zone=zone)
    table, (dataset,) = seen.table.combine_chunks(), seen.datasets
    begin = table["begin"].cast("int64").fill_null(0).to_numpy()
    clock = table["clock"].fill_null(False).to_numpy()
    barred = sum(mark_bit(mark) for mark in ("duplicate", "no-date", "discovery"))
    type_ = table["type"].cast("string").fill_null("").to_numpy(zero_copy_only=False)
    is_act = (type_ == "ASSAULT") & (table["marks"].to_numpy() & barred == 0) & (begin > 0)
    province = table["admin1"].cast("string").fill_null("").to_numpy(zero_copy_only=False)
    return Archive(
        table=table,
        dataset=dataset,
        zone=ZoneInfo(zone),
        moment=np.where(clock, begin, begin + DAY_US // 2),
        is_act=is_act,
        count=table["count"].fill_null(1.0).to_numpy(),
        province=province,
    )


def pledges(name: str, shared: Path, dates: int, seed: int) -> list[Test]:
    """Return made-up pledges on a file."""
    file, random = archive(name, shared), np.random.default_rng([seed, list(FILES).index(name)])
    first, last = np.quantile(file.moment[file.is_act], SPAN)
    last -= max(HORIZONS.values()).days * DAY_US
    names, sizes = np.unique(file.province[file.is_act], return_counts=True)
    provinces = [p for p, n in zip(names, sizes, strict=True) if p and not p.startswith("[")]
    provinces = [p for p in provinces if (file.province == p).mean() >= SMALLEST_PROVINCE]
    taken = _real_pledges(shared)
    drawn: dict[tuple[date, str], Test] = {}
    for _ in range(500 * dates):
        if len(drawn) == dates:
            break
        moment = datetime.fromtimestamp(random.uniform(first, last) / 1e6, file.zone)
        begin = moment.replace(hour=0, minute=0, second=0, microsecond=0)
        province = str(random.choice(provinces)) if provinces and random.random() < 0.5 else ""
        act = str(random.choice(("cease", "reduce")))
        if min(abs(begin.date() - other) for other in taken) < APART:
            continue
        start = round(begin.timestamp() * 1e6)
        if file.acts(province, start - BASELINE_DAYS * DAY_US, start) >= FEWEST_BEFORE:
            drawn.setdefault((begin.date(), province), _test(act, begin, province))
    return list(drawn.values())


def _real_pledges(shared: Path) -> list[date]:
    cases = json.loads((shared / "cases/cases.json").read_text(encoding="utf-8"))
    return [date.fromisoformat(case["start"][:10]) for case in cases]


def _test(act: str, begin: datetime, province: str) -> Test:
    area = None
    if province:
        place = Place(name=province, mention=province, precision="admin1")
        area = Area(names=(province,), places=(place,))
    return Test(
        pledge="placebo", act=act, begin=begin, area=area, baseline_days=float(BASELINE_DAYS),
        defaults=("baseline_days",),
    )  # fmt: skip


def judge(job: tuple[str, int, Test], shared: Path, seed: int) -> list[Placebo]:
    """Return what Parley says of one made-up pledge, and what the rows say."""
    name, number, test = job
    file = archive(name, shared)
    start = _micros(test)
    near = np.abs(file.moment - start) < REACH_DAYS * DAY_US
    deal = np.random.default_rng([seed, list(FILES).index(name), number])
    first_half = _halves(file, deal)
    whole, half = (_verdicts(file, test, rows) for rows in (near, near & first_half))
    province = test.area.names[0] if test.area else ""
    return [
        Placebo(
            file=name,
            horizon=horizon,
            verdict=whole[horizon],
            half=half[horizon],
            own=_plain(file, test, horizon, province, near, 1),
            held_out=_plain(file, test, horizon, province, near & ~first_half, FEWEST_HELD_OUT),
        )
        for horizon in HORIZONS
    ]


def _micros(test: Test) -> int:
    return round(test.begin.timestamp() * 1e6) if test.begin else 0


def _halves(file: Archive, deal: np.random.Generator) -> npt.NDArray[np.bool_]:
    """Return which rows fall to the half that is judged: incidents stay whole; shape (R,)."""
    step = np.where(file.moment % DAY_US == DAY_US // 2, DAY_US, HOUR_US)
    place = file.table["place"].cast("string").fill_null("").to_numpy(zero_copy_only=False)
    keys = np.char.add(np.char.add(place.astype(str), file.province.astype(str)), "|")
    keys = np.char.add(keys, (file.moment // step).astype(str))
    _, incident = np.unique(keys, return_inverse=True)
    return np.asarray(deal.random(incident.max() + 1)[incident] < 0.5)


def _verdicts(file: Archive, test: Test, rows: npt.NDArray[np.bool_]) -> dict[str, str]:
    table = file.table.filter(pa.array(rows))
    as_of = (test.begin + LONG_AFTER).date()
    findings = check(test, table, [file.dataset], as_of=as_of, locate=None)
    return {finding.horizon: finding.verdict for finding in findings}


def _plain(file: Archive, test: Test, horizon: str, province: str, rows: Any, fewest: int) -> str:
    """Return what a plain ratio of rates makes of a pledge, `""` with fewer acts before."""
    start, length = _micros(test), HORIZONS[horizon] // timedelta(microseconds=1)
    before = file.acts(province, start - BASELINE_DAYS * DAY_US, start, rows)
    after = file.acts(province, start, start + length, rows)
    if before < fewest:
        return ""
    ratio = (after / length) / (before / (BASELINE_DAYS * DAY_US))
    return (
        "kept" if ratio <= test.kept_ratio
        else "broken" if ratio >= test.broken_ratio
        else "partly"
    )  # fmt: skip


def run(
    files: Sequence[str], dates: int, seed: int, workers: int, shared: Path = SHARED
) -> list[Placebo]:
    """Return the placebos of some files."""
    jobs = [
        (name, number, test)
        for name in files
        for number, test in enumerate(pledges(name, shared, dates, seed))
    ]
    work = partial(judge, shared=shared, seed=seed)
    if workers == 1:
        return [placebo for job in jobs for placebo in work(job)]
    with ProcessPoolExecutor(workers) as pool:
        return [placebo for found in pool.map(work, jobs, chunksize=20) for placebo in found]


def tables(placebos: Sequence[Placebo]) -> Iterator[str]:
    """Yield the table as lines of Markdown: every file, every horizon."""
    rows = []
    for name, of_file in group(placebos, lambda p: (p.file,)).items():
        for horizon, chosen in (*group(of_file, lambda p: (p.horizon,)).items(), ("all", of_file)):
            rows.append((name, horizon, *_rates(chosen)))
    headings = (
        "file", "horizon", "pledges", "kept", "partly", "broken", "none", "false broken",
        "false", "held out", "given", "right of given", "opposite",
    )  # fmt: skip
    yield from markdown(headings, rows)


def _rates(chosen: Sequence[Placebo]) -> tuple[str, ...]:
    total = len(chosen)
    said = {verdict: sum(p.verdict == verdict for p in chosen) for verdict in GIVEN}
    unfair = sum(p.verdict == "broken" and p.own == "kept" for p in chosen)
    tried = [p for p in chosen if p.held_out]
    given = [p for p in tried if p.half in GIVEN]
    right = sum(p.half == p.held_out for p in given)
    opposite = sum({p.half, p.held_out} == {"kept", "broken"} for p in given)
    return (
        str(total),
        *(percent(n / total, 1) for n in said.values()),
        percent(1 - sum(said.values()) / total),
        percent(unfair / total, 1),
        percent((said["kept"] + unfair) / total, 1),
        str(len(tried)),
        percent(len(given) / len(tried)) if tried else "-",
        percent(right / len(given)) if given else "-",
        percent(opposite / len(tried), 1) if tried else "-",
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dates", type=int, default=DATES)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--workers", type=int, choices=(1, 2), default=2)
    parser.add_argument("--only", choices=tuple(FILES), action="append")
    parser.add_argument("--shared", type=Path, default=SHARED)
    options = parser.parse_args()
    start = time.monotonic()
    files = options.only or tuple(FILES)
    placebos = run(files, options.dates, options.seed, options.workers, options.shared)
    print(f"{options.dates} dates a file, seed {options.seed}, {time.monotonic() - start:.0f} s\n")
    print("\n".join(tables(placebos)))


if __name__ == "__main__":
    main()
