"""Time and peak memory of observing a million UCDP-shaped rows, beside pandas.read_csv.

Run it from the project's folder: `python benchmarks/observe_rows.py [rows]`. It writes made-up
rows to a temporary folder, reads them in one fresh process a reader, and prints a table.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROWS = 1_000_000
MEGABYTE = 1 << 20
#: Columns of UCDP GED in its order, and how a made-up row fills each; `i` is the row.
COLUMNS = {
    "id": "i", "relid": "'XXX-2020-1-' || i", "year": "2000 + i % 24", "active_year": "1",
    "code_status": "'Clear'", "type_of_violence": "1 + i % 3", "conflict_dset_id": "i % 300",
    "conflict_new_id": "i % 300", "conflict_name": "'Northland: Region ' || (i % 300)",
    "dyad_dset_id": "i % 900", "dyad_new_id": "i % 900",
    "dyad_name": "'Government of Northland - Group ' || (i % 900)", "side_a_dset_id": "i % 90",
    "side_a_new_id": "i % 90", "side_a": "'Government of Northland ' || (i % 90)",
    "side_b_dset_id": "i % 900", "side_b_new_id": "i % 900", "side_b": "'Group ' || (i % 900)",
    "number_of_sources": "1 + i % 4",
    "source_article": "'\"Northland Wire, 2020-01-02, Fighting reported near town ' || i || "
    "', several said killed as both sides blame each other\"'",
    "source_office": "'Northland Wire'", "source_date": "'2020-01-02'",
    "source_headline": "'Fighting reported near town ' || i || ', several said killed'",
    "source_original": "'military spokesman, hospital staff'", "where_prec": "1 + i % 6",
    "where_coordinates": "'Town ' || (i % 20000)",
    "where_description": "'near the market of town ' || (i % 20000)",
    "adm_1": "'Province ' || (i % 400)", "adm_2": "'District ' || (i % 4000)",
    "latitude": "round(10 + (i % 20000) / 1000.0, 6)",
    "longitude": "round(20 + (i % 17000) / 1000.0, 6)",
    "geom_wkt": "'POINT (' || round(20 + (i % 17000) / 1000.0, 6) || ' ' || "
    "round(10 + (i % 20000) / 1000.0, 6) || ')'",
    "priogrid_gid": "100000 + i % 60000", "country": "'Country ' || (i % 60)",
    "country_id": "i % 60", "region": "'Africa'", "event_clarity": "1 + i % 2",
    "date_prec": "1 + i % 5", "date_start": "DATE '2000-01-01' + CAST(i % 8700 AS INTEGER)",
    "date_end": "DATE '2000-01-01' + CAST(i % 8700 + i % 3 AS INTEGER)", "deaths_a": "i % 5",
    "deaths_b": "i % 7", "deaths_civilians": "i % 3", "deaths_unknown": "i % 2",
    "best": "i % 17", "high": "i % 17 + i % 4", "low": "i % 5", "gwnoa": "i % 900",
    "gwnob": "''",
}  # fmt: skip


def write_rows(path: Path, rows: int) -> None:
    import duckdb

    columns = ", ".join(f'{value} AS "{name}"' for name, value in COLUMNS.items())
    query = f"SELECT {columns} FROM range({rows}) AS numbers(i)"
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({query}) TO '{path}' (HEADER, DELIMITER ',')")


def read(reader: str, path: Path) -> None:
    """Read the file in this process and print seconds, peak megabytes and rows."""
    began = time.perf_counter()
    if reader == "observe":
        from parley.observe import observe

        rows = observe([path]).table.num_rows
    else:
        import pandas as pd

        rows = len(pd.read_csv(path, low_memory=False))
    seconds = time.perf_counter() - began
    # Linux counts kilobytes, macOS bytes
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEGABYTE
    print(f"{seconds:.2f} {peak:.0f} {rows}")


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ged_made_up.csv"
        write_rows(path, rows)
        size = path.stat().st_size / MEGABYTE
        load = os.getloadavg()[0]
        print(
            f"{rows:,} made-up UCDP rows, {size:.0f} MB, load {load:.1f} on {os.cpu_count()} cores"
        )
        print(f"{'reader':<18}{'seconds':>8}{'peak MB':>9}{'rows':>12}")
        for reader, label in (("observe", "parley.observe"), ("pandas", "pandas.read_csv")):
            command = [sys.executable, __file__, "--read", reader, str(path)]
            answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            seconds, peak, count = answer.split()
            print(f"{label:<18}{seconds:>8}{peak:>9}{int(count):>12,}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        read(sys.argv[2], Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
