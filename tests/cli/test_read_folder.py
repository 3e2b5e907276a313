"""A folder of articles on the command line: told, resumed, interrupted, killed."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from benchmarks.articles import write_articles
from benchmarks.kills import differences, killed, undisturbed

from parley.errors import ParleyError

PROGRAM = (sys.executable, "-c", "from parley.cli import main; main()")
WORDS = "Kenya promised on Sunday to stop shelling around Garissa, Minister {} said."


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def folder(run):
    """Three articles in the folder `in` of an empty place."""
    write("in/one.txt", WORDS.format("Mwangi"))
    write("in/sub/two.txt", WORDS.format("Otieno"))
    write("in/two.txt", WORDS.format("Kamau"))
    return "in"


def test_a_folder_is_filed_told_and_passed_over_the_next_time(run, folder) -> None:
    write("in/empty.txt", "")
    write("in/sub/copy.txt", WORDS.format("Mwangi"))
    ran = run("read", folder, "--workers", "2", "--published", "2015-06-08")
    assert ran.code == 0, ran.err
    assert "5 articles: 3 read, 1 with the bytes of another, 1 refused." in ran.out
    assert "3 pledges" in ran.out
    assert "refused empty.txt: empty.txt is empty" in ran.out
    assert "left out sub/copy.txt: its bytes are those of one.txt" in ran.out
    assert "parley brief in-case" in ran.err
    head = run("verify", "in-case", "--json").out
    again = run("read", folder, "--published", "2015-06-08")
    assert again.code == 0
    assert "5 articles: 3 filed before, 1 with the bytes of another, 1 refused." in again.out
    assert run("verify", "in-case", "--json").out == head


def test_claims_are_printed_with_their_article_and_nothing_is_stored(run, folder) -> None:
    write("in/empty.txt", "")
    ran = run("read", folder, "--json")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert list(dict.fromkeys(r["article"] for r in rows)) == ["one.txt", "sub/two.txt", "two.txt"]
    for row in rows:
        text = Path("in", row["article"]).read_text(encoding="utf-8")
        assert text[row["start"] : row["start"] + len(row["span"])] == row["span"]
    assert "refused empty.txt" in ran.err
    assert [p.name for p in Path().iterdir()] == ["in"]
    single = run("read", "in/one.txt", "--json").out.splitlines()
    assert [r for r in rows if r["article"] == "one.txt"] == [
        {"article": "one.txt"} | json.loads(line) for line in single
    ]


def test_a_folder_in_which_nothing_can_be_read_leaves_nothing_behind(run) -> None:
    write("in/empty.txt", "")
    write("in/events.csv", "day,town\n")
    ran = run("read", "in")
    assert ran.code == 1
    assert "refused events.csv" in ran.out
    assert "parley: no article of in can be read" in ran.err
    assert [p.name for p in Path().iterdir()] == ["in"]
    assert run("read", "in", "--json").code == 1
    Path("nothing").mkdir()
    assert "holds no articles" in run("read", "nothing").err


def test_a_day_given_later_corrects_what_was_filed_without(run, folder) -> None:
    assert "3 articles without a day of publication" in run("read", folder).out
    write("in/sub/meta.json", json.dumps({"published": "2015-06-09"}))
    assert "3 read." in run("read", folder, "--published", "2015-06-08").out
    assert "3 filed before." in run("read", folder, "--published", "2015-06-08").out
    import parley

    with parley.Case.open("in-case") as case:
        days = {s.name: str(s.published) for s in case.ledger.sources()}
    assert days == {"one.txt": "2015-06-08", "sub/two.txt": "2015-06-09", "two.txt": "2015-06-08"}


def test_python_reads_a_folder_as_the_command_line_does(run, folder) -> None:
    import parley

    run("read", folder)
    with parley.Case.create("python") as case:
        reading = case.read_folder(folder)
        assert len(reading) == 3
        assert [receipt.status for receipt in reading] == ["read"] * 3
    assert list(differences(Path("in-case"), Path("python"))) == []


def test_workers_go_with_a_folder(run, folder) -> None:
    ran = run("read", "in/one.txt", "--workers", "2")
    assert ran.code == 2
    assert "--workers goes with a folder" in ran.err
    assert run("read", folder, "--workers", "0").code == 2


def test_a_difference_in_order_or_words_is_found(run, folder) -> None:
    for name, articles in (("a", ("one", "two")), ("b", ("two", "one")), ("c", ("one",))):
        for article in articles:
            run("read", f"in/{article}.txt", "--case", name)
    assert list(differences(Path("a"), Path("a"))) == []
    assert list(differences(Path("a"), Path("b")))
    assert any("None in c" in line for line in differences(Path("a"), Path("c")))


def test_ctrl_c_leaves_whole_articles_and_says_how_to_go_on(tmp_path) -> None:
    write_articles(tmp_path / "in", 24, most=4)
    command = [*PROGRAM, "read", "in", "--workers", "2"]
    run = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    _wait_for_sources(tmp_path / "in-case")
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "Traceback" not in said
    assert "Stopped after" in said
    assert "parley read in --workers 2" in said
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    undisturbed(tmp_path / "in", tmp_path / "calm")
    assert list(differences(tmp_path / "in-case", tmp_path / "calm")) == []


def _wait_for_sources(case: Path) -> None:
    from parley.ledger import Ledger

    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            with Ledger.open(case / "ledger.sqlite") as book:
                if book.source_ids():
                    return
        except ParleyError:
            pass  # not made yet
        time.sleep(0.1)
    pytest.fail("nothing was filed")


def test_ledger_after_kills_equals_that_of_an_undisturbed_run(tmp_path) -> None:
    folder = tmp_path / "in"
    write_articles(folder, 60, most=4)
    for name in ("copy.txt", "z/copy.txt"):
        write(str(folder / name), (folder / "000" / "000001.txt").read_text(encoding="utf-8"))
    write(str(folder / "000" / "empty.txt"), "")
    write(str(folder / "undated.txt"), WORDS.format("Mwangi"))
    seconds = undisturbed(folder, tmp_path / "calm", workers=1)
    kills = list(killed(folder, tmp_path / "rough", kills=3, seconds=seconds, workers=2, seed=4))
    assert len(kills) == 3
    assert list(differences(tmp_path / "calm", tmp_path / "rough")) == []
