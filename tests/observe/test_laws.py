"""Laws: nothing is lost, nothing differs between runs, nothing is loaded before it is needed."""

import subprocess
import sys

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.records import event_schema

rows = st.lists(
    st.one_of(
        st.just("2031-05-01,41.5,22.5,Shelling of Aldara"),
        st.just("2031-05-02,,,Damage to a school"),
        st.just("not a date,41.5,22.5,Convoy"),
        st.just("2031-05-03,41.5"),
        st.just("2031-05-04,999,22,x"),
    ),
    max_size=12,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=rows)
def test_rows_skipped_and_filtered_add_up(write, see, rows):
    whole = "2031-05-01,41.5,22.5,Attack\n" * (len(rows) + 1)
    path = write("date,lat,lon,description\n" + whole + "".join(f"{row}\n" for row in rows))
    seen = see(path, where={"description": ["Attack", "Convoy", "x"]})
    (dataset,) = seen.datasets
    assert dataset.rows == 2 * len(rows) + 1
    assert seen.table.num_rows + len(dataset.skipped) + dataset.filtered == dataset.rows
    assert len(dataset.skipped) == rows.count("2031-05-03,41.5")
    numbers = seen.table["row"].to_pylist()
    assert numbers == sorted(set(numbers))
    assert seen.table.schema == event_schema()


def test_two_runs_are_equal(events, see):
    first, second = see(events / "ged.csv"), see(events / "ged.csv")
    assert first.table.equals(second.table)
    assert first.datasets == second.datasets


def test_row_order_changes_no_row(events, write, see):
    header, *lines = (events / "ged.csv").read_text().splitlines()
    there = see(events / "ged.csv").table.drop_columns(["row", "dataset"]).to_pylist()
    path = write("\n".join([header, *reversed(lines)]) + "\n")
    back = see(path).table.drop_columns(["row", "dataset"]).to_pylist()
    assert back == there[::-1]


def test_importing_the_room_loads_no_heavy_library():
    program = "import sys, parley.observe; print({'duckdb', 'pyarrow', 'numpy'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
