import json
from pathlib import Path

ARTICLE = (
    "Kenyan Foreign Minister Grace Mwangi met Ethiopian envoy Dawit Haile on Sunday. "
    "The minister said she was content. They will meet again.\n"
)


def test_actors_lists_who_is_who_with_what_ties_their_words(run) -> None:
    Path("talks.txt").write_text(ARTICLE, encoding="utf-8")
    ran = run("actors", "talks.txt", "--published", "2015-06-08")
    assert ran.code == 0
    lines = [line.strip() for line in ran.out.splitlines()]
    assert "Grace Mwangi (KEN:MWANGI), 4 mentions" in lines
    assert "80  “The minister”: office for “Foreign Minister Grace Mwangi”" in lines
    assert "98  “she”: pronoun for “The minister”" in lines


def test_actors_as_json_stand_at_their_offsets(run) -> None:
    Path("talks.txt").write_text(ARTICLE, encoding="utf-8")
    rows = [json.loads(line) for line in run("actors", "talks.txt", "--json").out.splitlines()]
    assert {"KEN:MWANGI", "ETH:HAILE"} <= {row["actor_id"] for row in rows}
    for row in rows:
        assert all(ARTICLE[m["start"] : m["end"]] == m["span"] for m in row["mentions"])


def test_a_text_without_anybody_is_said_to_be_so(run) -> None:
    Path("weather.txt").write_text("The rain stopped at noon.\n", encoding="utf-8")
    ran = run("actors", "weather.txt")
    assert ran.code == 3
    assert "Nobody is named in weather.txt" in ran.err


def test_actors_shows_an_example_in_its_help(run) -> None:
    assert "Example: parley actors" in run("actors", "--help").out
