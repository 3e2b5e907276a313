"""Judge many pledges against an archive of events, and one against a million rows.

    python benchmarks/archive.py [--pledges 1000] [--events 400000] [--large 1000000] [--profile]

The archive is made up in the shape of `records.event_schema()`: UCDP-like rows of whole days over
eight years, in 40 countries of ten provinces and fifty towns each; towns differ in how much they
see, and waves of fighting come and go. Pledges are made where and when there is fighting, a day
after a random row: half of them on its province, half on 50 km around its town; all have five
horizons. Divisions come from the made-up map, as the gazetteer would tell them of real coordinates.

Each measurement is a process of its own that maps the table from a file. *All* is everything but
that and the start of Python: laying the events out, and every finding. *Warm* is one more pledge in
another country, by a process that has judged one before: laid out anew, as `check` does for a
table that it is given; the arrays are not kept between calls. With `--profile` the hottest
functions are listed and the times are longer. CPU seconds tell what it takes on a busy machine.
"""

import argparse
import cProfile
import io
import os
import pstats
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from parley.check import check, check_all
from parley.records import Area, Dataset, Place, Test, event_schema, mark_bit

SEED = 20310515
NAME = "archive"
FIRST = datetime(2016, 1, 1, tzinfo=UTC)
DAYS = 8 * 365
DAY_US = 86_400_000_000
COUNTRIES, PROVINCES, TOWNS = 40, 10, 50  # provinces and towns of each country
WAVE_DAYS = 60  # how long a wave of fighting lasts, about
LATE = date(2026, 1, 1)  # long after the last row
TYPES = ("ASSAULT", "PROTEST", "MOBILIZE")
SHARES = (0.8, 0.15, 0.05)
LABELS = ("battle", "shelling", "air strike", "protest", "movement of forces")
RUNS = 5
HOTTEST = 25
MEGABYTE = 1 << 20


def position(town: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.float64], ...]:
    """Return latitudes and longitudes of towns: provinces are squares of 2 degrees.

    Args:
        town: Numbers of towns out of all countries; shape (N,).
    """
    province, own = np.divmod(town, TOWNS // PROVINCES)
    row, column = np.divmod(province, 20)
    return -19.0 + 2 * row + 0.3 * np.sin(own), -19.0 + 2 * column + 0.3 * np.cos(own)


def locate(
    latitude: npt.NDArray[np.float64], longitude: npt.NDArray[np.float64]
) -> npt.NDArray[np.str_]:
    """Return codes of the provinces that hold some points."""
    row, column = np.floor((latitude + 20) / 2), np.floor((longitude + 20) / 2)
    return np.char.add("P.", (row * 20 + column).astype(np.int64).astype(str))


def events(rows: int, seed: int) -> Any:
    """Return a table of made-up events, by time."""
    import pyarrow as pa

    random = np.random.default_rng([seed, 1])
    towns = COUNTRIES * TOWNS
    waves = random.gamma(0.5, 2.0, (COUNTRIES, DAYS // WAVE_DAYS + 1))
    size = random.pareto(1.5, towns) + 0.2
    weight = np.repeat(waves, TOWNS, axis=0) * size[:, None]
    drawn = random.choice(weight.size, rows, p=weight.ravel() / weight.sum())
    town, wave = np.divmod(drawn, weight.shape[1])
    day = np.minimum(wave * WAVE_DAYS + random.integers(WAVE_DAYS, size=rows), DAYS - 1)
    order = np.argsort(day, kind="stable")
    town, day = town[order], day[order]
    begin = round(FIRST.timestamp() * 1e6) + day * DAY_US
    province = town // (TOWNS // PROVINCES)
    latitude, longitude = position(town)
    vague = random.random(rows) < 0.05
    chosen = {
        "dataset": (np.zeros(rows, dtype=int), (NAME,)),
        "place": (town, [f"Town {n}" for n in range(towns)]),
        "admin1": (province, [f"Province {n}" for n in range(COUNTRIES * PROVINCES)]),
        "country": (town // TOWNS, [f"Country {n}" for n in range(COUNTRIES)]),
        "precision": (vague.astype(int), ("town", "admin1")),
        "source": (town // TOWNS, [f"Army {n}" for n in range(COUNTRIES)]),
        "target": (town, [f"Group {n}" for n in range(towns)]),
        "type": (random.choice(len(TYPES), rows, p=SHARES), TYPES),
        "label": (random.integers(len(LABELS), size=rows), LABELS),
    }
    plain = {
        "row": np.arange(1, rows + 1), "id": np.arange(rows).astype(str),
        "begin": begin, "end": begin + DAY_US, "clock": np.zeros(rows, dtype=bool),
        "latitude": latitude, "longitude": longitude, "count": np.ones(rows),
        "fatalities": random.poisson(1.5, rows).astype(float),
        "first_seen": begin + DAY_US + (random.exponential(7.0, rows) * DAY_US).astype(np.int64),
        "marks": np.where(vague, mark_bit("vague-place"), 0),
    }  # fmt: skip
    columns = []
    for column in event_schema():
        if column.name in chosen:
            codes, words = chosen[column.name]
            array = pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), list(words))
        else:
            array = pa.array(plain[column.name]).cast(column.type)
        columns.append(array)
    return pa.table(columns, schema=event_schema())


def manifest(table: Any) -> Dataset:
    """Return what the archive's manifest would say."""
    latest = table["first_seen"].cast("int64").to_numpy().max() / 1e6
    return Dataset(
        name=NAME, file="archive.csv", sha256="0" * 64, format="mapped", witness="acts",
        rows=table.num_rows, first_day=FIRST.date(),
        last_day=(FIRST + timedelta(days=DAYS - 1)).date(),
        latest_seen=datetime.fromtimestamp(latest, UTC),
    )  # fmt: skip


def pledges(table: Any, number: int, seed: int) -> list[Test]:
    """Return made-up pledges, half of them on provinces."""
    random = np.random.default_rng([seed, 2])
    begin = table["begin"].cast("int64").to_numpy()
    town = table["place"].combine_chunks().indices.to_numpy()
    # Away from both ends of the file, where there is no baseline or no window.
    inside = np.flatnonzero((begin > begin[0] + 60 * DAY_US) & (begin < begin[-1] - 60 * DAY_US))
    rows = random.choice(inside, number)
    return [
        _pledge(random, f"pledge {n}", int(town[row]), int(begin[row]))
        for n, row in enumerate(rows)
    ]


def _pledge(random: np.random.Generator, name: str, town: int, before: int) -> Test:
    towns = np.array([town])
    latitude, longitude = position(towns)
    is_province = random.random() < 0.5
    where = f"Province {town // (TOWNS // PROVINCES)}" if is_province else f"Town {town}"
    place = Place(
        name=where, mention=where, latitude=float(latitude[0]), longitude=float(longitude[0]),
        admin1=str(locate(latitude, longitude)[0]),
        precision="admin1" if is_province else "town",
    )  # fmt: skip
    return Test(
        pledge=name,
        act=str(random.choice(("cease", "reduce"))),
        begin=datetime.fromtimestamp(before / 1e6, UTC) + timedelta(hours=random.uniform(24, 48)),
        area=Area(names=(where,), places=(place,)),
    )


def judge_all(table: Any, number: int, seed: int, hottest: int) -> str:
    """Return a report of judging many pledges in this process."""
    tests, dataset = pledges(table, number, seed), manifest(table)
    profile = cProfile.Profile() if hottest else None
    start, cpu = time.perf_counter(), time.process_time()
    with profile or nullcontext():
        found = check_all(tests, table, [dataset], as_of=LATE, locate=locate)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    verdicts = Counter(finding.verdict for findings in found for finding in findings)
    said = ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common())
    report = f"all {number:,} pledges: {seconds:.2f} s, CPU {cpu:.2f} s ({said})"
    return f"{report}\n{_hottest(profile, hottest)}" if profile else report


def judge_one(table: Any, seed: int) -> str:
    """Return a report of judging one pledge at a time, in a process that has done it before."""
    dataset, walls, cpus = manifest(table), [], []
    for test in pledges(table, RUNS + 1, seed):
        start, cpu = time.perf_counter(), time.process_time()
        check(test, table, [dataset], as_of=LATE, locate=locate)
        walls.append(time.perf_counter() - start)
        cpus.append(time.process_time() - cpu)
    middle, busy = statistics.median(walls[1:]), statistics.median(cpus[1:])
    return (
        f"one pledge: first {walls[0]:.2f} s, warm {middle:.2f} s, CPU {busy:.2f} s "
        f"(median of {RUNS})"
    )


def _hottest(profile: cProfile.Profile, number: int) -> str:
    out = io.StringIO()
    stats = pstats.Stats(profile, stream=out).strip_dirs()
    stats.sort_stats("tottime").print_stats(number)
    stats.sort_stats("cumulative").print_stats(number)
    return out.getvalue()


def measure(path: Path, part: str, options: argparse.Namespace) -> None:
    """Print a report of one measurement and this process's peak memory."""
    import pyarrow as pa

    with pa.memory_map(str(path)) as source:
        table = pa.ipc.open_file(source).read_all()
    if part == "all":
        hottest = HOTTEST if options.profile else 0
        print(judge_all(table, options.pledges, options.seed, hottest))
    else:
        print(judge_one(table, options.seed))
    # Linux counts kilobytes, macOS bytes; pages of the mapped file that were touched are in it.
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEGABYTE
    print(f"  {table.num_rows:,} rows, peak memory {peak:.0f} MB")


def write(path: Path, rows: int, seed: int) -> None:
    """Write a made-up archive as an Arrow file."""
    import pyarrow as pa

    table = events(rows, seed)
    with pa.ipc.new_file(str(path), table.schema) as sink:
        sink.write_table(table)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pledges", type=int, default=1_000)
    parser.add_argument("--events", type=int, default=400_000)
    parser.add_argument("--large", type=int, default=1_000_000, help="rows for the one pledge")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--part", choices=("write", "all", "one"), help=argparse.SUPPRESS)
    parser.add_argument("--path", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part == "write":
        write(options.path, options.events, options.seed)
    elif options.part:
        measure(options.path, options.part, options)
    else:
        print(f"$ python {' '.join(sys.argv)}")
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, seed {options.seed}")
        with tempfile.TemporaryDirectory() as folder:
            for part, rows in (("all", options.events), ("one", options.large)):
                path = Path(folder) / f"{part}.arrow"
                own = ["--path", str(path), "--events", str(rows)]
                for step in ("write", part):  # each with memory of its own
                    command = [sys.executable, *sys.argv, *own, "--part", step]
                    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
