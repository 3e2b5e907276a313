"""Files whose rows stand for several acts."""

from pathlib import Path

from parley.observe import observe, read_mapping


def test_acts_of_a_tally_first_seen_on_another_day_are_no_repeats(tmp_path: Path) -> None:
    path = tmp_path / "tally.csv"
    path.write_text(
        "day,province,acts,seen\n"
        "2015-06-01,Garissa,2,2015-06-02\n"
        "2015-06-01,Garissa,2,2015-06-05\n"
        "2015-06-01,Garissa,2,2015-06-05\n",
        encoding="utf-8",
    )
    mapping = {"date": "day", "admin1": "province", "count": "acts", "first_seen": "seen"}
    read = read_mapping({**mapping, "type": "ASSAULT"}, name="tally")
    (dataset,) = observe([path], mappings={"tally": read}).datasets
    assert dict(dataset.marked)["duplicate"] == 1
