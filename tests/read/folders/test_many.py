"""Reading many articles: order, refusals, and what happens where a worker dies."""

import hashlib
import json
import os
import signal
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from parley.errors import MissingInput, SourceError
from parley.read import Stated, articles_in, read_many
from parley.read.folders.articles import stated_beside
from parley.read.folders.pool import Pool

SENTENCE = "Kenya promised to stop shelling around Garissa, Foreign Minister {} said."
NAMES = ("Mwangi", "Otieno", "Kamau", "Njoroge", "Wanjiru", "Achieng")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six articles in two sub-folders and above them."""
    for place, name in zip(("a", "a", "b", "b", ".", "."), NAMES, strict=True):
        path = tmp_path / place / f"{name.lower()}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(SENTENCE.format(name), encoding="utf-8")
    return tmp_path


#: Put before the worker's own code: no parser, no claims, and a line for what is to go wrong.
PLANT = """
import contextlib, os, signal
import parley.read.model, parley.read.reader

class Model:
    memory_zone = contextlib.nullcontext

def read_claims(source, **options):
    if {word!r} in source.text:
        {line}
    return ()

parley.read.model.load_model = lambda name: Model
parley.read.reader.read_claims = read_claims
"""


@pytest.fixture
def planted(monkeypatch, tmp_path_factory):
    """Return a function that plants a line in the reading of articles with a word in them.

    With or without one, the workers read without a parser, and begin at once.
    """
    place = tmp_path_factory.mktemp("planted")
    monkeypatch.setenv("PYTHONPATH", str(place))

    def plant(word: str = "", line: str = "pass") -> None:
        text = PLANT.format(word=word, line=line)
        (place / "sitecustomize.py").write_text(text, encoding="utf-8")

    plant()
    return plant


def names(folder: Path, **options: object) -> list[str]:
    return [article.name for article in articles_in(folder, **options)]


def read(folder: Path, *, workers: int = 1, **options: object) -> list:
    options = {"stated": Stated()} | options
    return list(read_many(articles_in(folder), workers=workers, **options))


# -- what is in a folder ------------------------------------------------------------------------


def test_articles_come_sorted_level_by_level(folder) -> None:
    assert names(folder) == [
        "a/mwangi.txt", "a/otieno.txt", "achieng.txt", "b/kamau.txt", "b/njoroge.txt",
        "wanjiru.txt",
    ]  # fmt: skip


def test_hidden_files_and_what_is_left_out_are_no_articles(folder) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "talks.txt").write_text("Hidden.", encoding="utf-8")
    (folder / ".DS_Store").write_bytes(b"\0")
    found = names(folder, leave_out=lambda path: path.name == "b")
    assert found == ["a/mwangi.txt", "a/otieno.txt", "achieng.txt", "wanjiru.txt"]


def test_a_link_to_a_folder_is_not_followed(folder) -> None:
    (folder / "a" / "again").symlink_to(folder)
    assert "a/again" in names(folder)
    assert len(names(folder)) == 7


def test_a_folder_that_is_not_there_is_named(tmp_path) -> None:
    with pytest.raises(SourceError, match="nowhere cannot be listed"):
        articles_in(tmp_path / "nowhere")


def test_meta_of_the_article_goes_before_that_of_its_folder_and_both_before_the_option(
    folder,
) -> None:
    (folder / "a" / "meta.json").write_text(
        json.dumps({"published": "2015-06-08", "publisher": "Desk", "url": "x"}), encoding="utf-8"
    )
    (folder / "a" / "otieno.meta.json").write_text(
        json.dumps({"published": "2015-06-09T10:00:00Z"}), encoding="utf-8"
    )
    option = Stated(published=date(2015, 1, 1), publisher="Agency")
    found = {a.name: stated_beside(a, option) for a in articles_in(folder)}
    assert found["a/mwangi.txt"] == Stated(published=date(2015, 6, 8), publisher="Desk")
    assert found["a/otieno.txt"] == Stated(published=date(2015, 6, 9), publisher="Agency")
    assert found["b/kamau.txt"] == option
    assert len(found) == 6


@pytest.mark.parametrize(
    ("meta", "words"),
    [
        ("{", "cannot be read as JSON"),
        ("[]", "found list"),
        ('{"published": "Monday"}', "'Monday' is no date"),
    ],
)
def test_meta_that_is_wrong_refuses_its_article(folder, meta, words, planted) -> None:
    (folder / "a" / "otieno.meta.json").write_text(meta, encoding="utf-8")
    refused = [r for r in read(folder) if r.status == "refused"]
    assert [r.article.name for r in refused] == ["a/otieno.txt"]
    assert words in refused[0].detail
    assert "otieno.meta.json" in refused[0].detail


# -- reading ------------------------------------------------------------------------------------


def test_workers_change_neither_order_nor_claims(folder) -> None:
    one, two = read(folder, workers=1), read(folder, workers=2)
    assert one == two
    assert [r.article.name for r in one] == names(folder)
    assert all(r.source.name == r.article.name and r.claims for r in one)


def test_every_file_that_cannot_be_read_is_refused_with_its_reason(folder, planted) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "events.csv").write_text("day,town\n2015-06-08,Garissa\n", encoding="utf-8")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    why = {r.article.name: r.detail for r in read(folder) if r.status == "refused"}
    assert set(why) == {
        "empty.txt", "noise.txt", "events.csv", "broken.docx", "gone.txt", "pipe.txt"
    }  # fmt: skip
    assert "is empty" in why["empty.txt"]
    assert "binary" in why["noise.txt"]
    assert "parley observe" in why["events.csv"]
    assert "damaged" in why["broken.docx"]
    assert "no file" in why["gone.txt"]
    assert "no file" in why["pipe.txt"]


def test_the_same_bytes_are_read_once_and_share_their_refusal(folder, planted) -> None:
    for name in ("b/copy.txt", "z.txt"):
        (folder / name).write_bytes((folder / "a" / "mwangi.txt").read_bytes())
    for name in ("nothing1.txt", "nothing2.txt"):
        (folder / name).write_bytes(b" \n")
    found = {r.article.name: (r.status, r.detail) for r in read(folder, workers=2)}
    assert found["b/copy.txt"] == found["z.txt"] == ("same", "a/mwangi.txt")
    assert found["nothing2.txt"][0] == "refused"
    assert "nothing1.txt" in found["nothing2.txt"][1]


def test_what_is_filed_starts_no_process(folder, monkeypatch) -> None:
    monkeypatch.setattr("subprocess.Popen", None)
    found = read(folder, is_filed=lambda sha256, stated: True)
    assert [r.status for r in found] == ["filed"] * 6


def test_a_run_goes_on_behind_more_filed_articles_than_a_window_holds(tmp_path, planted) -> None:
    for number in range(600):
        (tmp_path / f"{number:03d}.txt").write_text(f"Article {number}.", encoding="utf-8")
    late = {hashlib.sha256(f"Article {n}.".encode()).hexdigest() for n in (300, 599)}
    found = read(tmp_path, is_filed=lambda sha256, stated: sha256 not in late)
    assert [r.article.name for r in found] == names(tmp_path)
    assert [r.article.name for r in found if r.status == "read"] == ["300.txt", "599.txt"]


def test_a_slow_article_holds_up_neither_the_others_nor_the_order(tmp_path, planted) -> None:
    planted("Article 1.", "__import__('time').sleep(2)")
    for number in range(1, 400):
        (tmp_path / f"{number:03d}.txt").write_text(f"Article {number}.", encoding="utf-8")
    found = read(tmp_path, workers=2)
    assert [r.article.name for r in found] == names(tmp_path)
    assert all(r.status == "read" for r in found)


def test_a_model_that_is_not_installed_is_named(folder) -> None:
    with pytest.raises(MissingInput, match="no_such_model"):
        read(folder, model="no_such_model")


# -- where workers die --------------------------------------------------------------------------


def test_an_article_that_kills_its_worker_twice_is_refused_and_the_run_goes_on(
    folder, planted
) -> None:
    planted("Otieno", "os.kill(os.getpid(), signal.SIGSEGV)")
    found = read(folder, workers=2)
    assert [r.article.name for r in found] == names(folder)
    refused = [r for r in found if r.status == "refused"]
    assert [r.article.name for r in refused] == ["a/otieno.txt"]
    assert "SIGSEGV" in refused[0].detail


def test_an_article_whose_worker_dies_once_is_read(folder, planted, tmp_path) -> None:
    mark = tmp_path.parent / f"{tmp_path.name}.mark"
    planted(
        "Kamau",
        f"os.path.exists({str(mark)!r}) or "
        f"(open({str(mark)!r}, 'w').close(), os.kill(os.getpid(), signal.SIGKILL))",
    )
    found = read(folder, workers=1)
    assert mark.exists()
    assert [r.status for r in found] == ["read"] * 6


def test_running_out_of_memory_is_tried_in_a_fresh_worker(folder, planted) -> None:
    planted("Kamau", "raise MemoryError('no room')")
    (refused,) = (r for r in read(folder) if r.status == "refused")
    assert "MemoryError: no room" in refused.detail


def test_a_fault_of_ours_costs_its_article_only(folder, planted) -> None:
    planted("Kamau", "raise IndexError('list index out of range')")
    (refused,) = (r for r in read(folder) if r.status == "refused")
    assert refused.article.name == "b/kamau.txt"
    assert "a fault of Parley (IndexError: list index out of range)" in refused.detail


def test_workers_that_cannot_begin_end_the_run_in_words(folder, monkeypatch) -> None:
    monkeypatch.setattr("parley.read.folders.pool._PROGRAM", "raise SystemExit('no library')")
    with pytest.raises(MissingInput, match=r"ended with status 1 \(no library\) before"):
        read(folder)


def test_an_article_changed_while_it_is_read_is_refused(folder, planted) -> None:
    path = folder / "wanjiru.txt"
    planted("Njoroge", f"open({str(path)!r}, 'a').write(' More.')")
    (refused,) = (r for r in read(folder) if r.status == "refused")
    assert refused.article.name == "wanjiru.txt"
    assert "was changed while it was read" in refused.detail


def test_no_process_is_left_when_the_reader_stops_early(folder, planted) -> None:
    receipts = read_many(articles_in(folder), workers=2, stated=Stated())
    next(receipts)
    receipts.close()
    _wait_for_no_children()


def test_a_pool_ends_workers_in_the_midst_of_starting(folder) -> None:
    receipts = read_many(articles_in(folder), workers=2, stated=Stated())
    killer = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
    killer.start()
    with pytest.raises(KeyboardInterrupt):
        list(receipts)
    _wait_for_no_children()


def test_a_pool_without_work_starts_nothing() -> None:
    with Pool(2) as pool:
        assert pool.wants_more
    _wait_for_no_children()


def _wait_for_no_children() -> None:
    end = time.monotonic() + 5
    while time.monotonic() < end:
        try:
            os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        time.sleep(0.01)
    pytest.fail("a worker outlives its pool")
