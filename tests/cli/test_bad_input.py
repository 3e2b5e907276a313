"""What a user sees when the input is bad: one message, its exit code, nothing left half-written."""

import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.read.documents.samples import bomb, pdf_file

ARTICLE = """\
Talks in Nairobi end with a promise

Monday, June 8, 2015

Kenya's Foreign Minister Grace Mwangi said on Sunday that Kenya would drastically reduce military
activity around Garissa and Wajir. Around 60 percent of Kenyans support the talks.

Ethiopia offered to reopen the border crossing in exchange for the release of ten prisoners.
"""
HEADER = "day,town,latitude,longitude,kind\n"
DAYS = [f"2015-05-{n}" for n in range(24, 32)] + [f"2015-06-{n:02d}" for n in range(1, 31)]
EVENTS = HEADER + "".join(f"{day},Garissa,-0.4532,39.6461,shelling\n" for day in DAYS)
SWAPPED = HEADER + "".join(f"{day},Garissa,39.6461,-0.4532,shelling\n" for day in DAYS)
PLEDGE = """\
pledge: garissa
text: Reduce military activity around Garissa
by: KEN
act: reduce
object: military activity
degree: drastically
where: [Garissa]
country: KEN
begin: 2015-06-07 12:00
timezone: Africa/Nairobi
"""
PROGRAM = (sys.executable, "-c", "from parley.cli import main; main()")


def write(name: str, content: str | bytes) -> str:
    raw = content.encode() if isinstance(content, str) else content
    Path(name).write_bytes(raw)
    return name


def names(folder: str = ".") -> set[str]:
    return {path.name for path in Path(folder).iterdir()}


def refused(ran: Ran, *words: str, code: int = 1) -> None:
    """Hold a run to one message of at most two lines, with these words, and no trace."""
    assert ran.code == code, ran.err
    lines = ran.err.strip().splitlines()
    assert 1 <= len(lines) <= 2, ran.err
    assert lines[0].startswith("parley: ")
    assert "Traceback" not in ran.err
    for word in words:
        assert word in ran.err, ran.err


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """Let the system itself refuse to write beyond a size, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def case(run) -> str:
    """A case with one article; returns its folder."""
    write("talks.txt", ARTICLE)
    assert run("read", "talks.txt").code == 0
    return "talks"


@pytest.fixture
def separate(run, monkeypatch: pytest.MonkeyPatch):
    """Return a function that runs the command line as a program of its own."""

    def call(*arguments: str, without_rights: bool = False) -> Ran:
        # Root may write anywhere, so root lays that power down.
        prefix: tuple[str, ...] = ()
        if without_rights and os.geteuid() == 0:
            if not (setpriv := shutil.which("setpriv")):
                pytest.skip("root cannot lay down its rights without setpriv")
            prefix = (setpriv, "--bounding-set=-dac_override,-dac_read_search,-fowner")
        done = subprocess.run(
            [*prefix, *PROGRAM, *arguments], capture_output=True, text=True, check=False
        )
        return Ran(code=done.returncode, out=done.stdout, err=done.stderr)

    return call


# -- documents ----------------------------------------------------------------------------------


def bad_documents() -> dict[str, tuple[bytes, str]]:
    script = "<html><body><script>document.write('Kenya promised peace')</script></body></html>"
    sound = pdf_file(("Kenya promised to withdraw its troops from the north.",))
    return {
        "empty.txt": (b"", "is empty"),
        "blank.txt": (b" \n\t\n", "is empty"),
        "scan.pdf": (pdf_file((), ()), "no text layer"),
        "half.pdf": (sound[: len(sound) // 2], "damaged PDF"),
        "binary.txt": (bytes(range(256)) * 20, "binary data"),
        "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(40), "a picture"),
        "bomb.docx": (bomb(400_000_000), "not opened"),
        "cut.docx": (bomb(1_000_000)[:900], "damaged Word file"),
        "script.html": (script.encode(), "holds no text"),
    }


@pytest.mark.parametrize("command", ["read", "brief"])
def test_bad_document_is_refused_with_one_message_and_nothing_made(run, command) -> None:
    documents = bad_documents()
    for name, (content, _) in documents.items():
        write(name, content)
    for name, (_, words) in documents.items():
        refused(run(command, name), name, words)
    assert names() == set(documents)


def test_word_file_whose_parts_are_not_what_they_say_is_damaged(run) -> None:
    import zipfile

    with zipfile.ZipFile("odd.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
        archive.writestr("word/document.xml", "<a/>")
    refused(run("read", "odd.docx"), "damaged Word file", "save it anew")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("talks.tx", "Did you mean talks.txt?"),
        ("TALKS.TXT", "Did you mean talks.txt?"),
        ("nowhere/talks.txt", "no folder nowhere"),
        ("https://example.org/a", "https://example.org/a is a web address"),
    ],
)
def test_path_to_no_document_says_what_to_give(run, given, words) -> None:
    write("talks.txt", ARTICLE)
    refused(run("read", given), words)
    assert names() == {"talks.txt"}


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_other_encoding_is_read_and_said(run, encoding) -> None:
    text = ARTICLE.replace("Kenya's", "Kenya’s")
    write("talks.txt", text.encode(encoding))
    records = [json.loads(line) for line in run("read", "talks.txt", "--json").out.splitlines()]
    assert records
    assert all(text[r["start"] : r["start"] + len(r["span"])] == r["span"] for r in records)


def test_spans_stay_exact_beside_emoji_and_arabic_and_windows_line_ends(run) -> None:
    text = (
        "🇰🇪🕊️ " + ARTICLE.replace("Kenya's", "Kenya's 👩🏽‍⚖️") + "\nقال الوزير: سنوقف إطلاق النار.\n"
    )
    write("talks.txt", text.replace("\n", "\r\n"))
    records = [json.loads(line) for line in run("read", "talks.txt", "--json").out.splitlines()]
    assert {"pledge", "poll", "offer"} <= {r["kind"] for r in records}
    assert all(text[r["start"] : r["start"] + len(r["span"])] == r["span"] for r in records)


def test_script_of_a_page_is_neither_run_nor_read(run) -> None:
    write(
        "page.html",
        "<html><head><script>Kenya promised to attack Garissa.</script></head><body><article>"
        "<h1>Talks</h1><p>Kenya promised on Sunday to withdraw its troops from Garissa.</p>"
        "<script>document.write('Kenya vowed war.')</script></article></body></html>",
    )
    ran = run("read", "page.html", "--json")
    assert "withdraw" in ran.out
    assert "attack" not in ran.out
    assert "war" not in ran.out


def test_name_with_spaces_and_foreign_letters_is_named_as_it_is_typed(run) -> None:
    write("my talks été 你好.txt", ARTICLE)
    write("événements de l'ouest.csv", EVENTS)
    ran = run("read", "my talks été 你好.txt")
    assert "parley brief 'my talks été 你好'" in ran.err
    ran = run("brief", "my talks été 你好", "--events", "événements de l'ouest.csv")
    assert ran.code == 0, ran.err
    assert run("check", "my talks été 你好").code == 0


def test_folder_name_that_yaml_would_read_otherwise_stays_a_name(run) -> None:
    write("talks.txt", ARTICLE)
    for folder in ("2022", "no", "a: b"):
        assert run("read", "talks.txt", "--case", folder).code == 0
        assert run("verify", folder).code == 0


# -- event files --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("headless.csv", EVENTS.removeprefix(HEADER), "looks like a row"),
        ("broken.csv", "dy;twn\nx;y\n", "Say which column is what"),
        ("empty.csv", "", "is empty"),
        ("binary.csv", bytes(range(256)), "is binary"),
    ],
)
def test_bad_event_file_is_refused_before_anything_is_made(run, name, content, words) -> None:
    write("talks.txt", ARTICLE)
    write(name, content)
    refused(run("observe", name, "-o", "table.parquet"), words)
    refused(run("brief", "talks.txt", "--events", name), words)
    assert names() == {"talks.txt", name}


def test_address_of_an_event_file_is_no_path(run) -> None:
    refused(run("observe", "https://example.org/e.csv"), "https://example.org/e.csv", "Save the")


def test_half_written_last_row_is_skipped_and_told(run) -> None:
    write("cut.csv", EVENTS[:-20])
    ran = run("observe", "cut.csv")
    assert ran.code == 0
    assert f"skipped row {len(DAYS)}" in ran.out
    assert f"{len(DAYS)} rows" in ran.out


def test_column_that_the_header_spoils_is_told(run) -> None:
    write("events.csv", EVENTS.replace("longitude", 'longi"tude'))
    assert "no column is the longitude" in run("observe", "events.csv").out


def test_single_swapped_row_is_marked(run) -> None:
    write(
        "events.csv",
        EVENTS.replace("2015-06-02,Garissa,-0.4532,39.6461", "2015-06-02,Garissa,39.6461,-0.4532"),
    )
    ran = run("observe", "events.csv")
    assert ran.code == 0
    assert "marked bad-coordinates: 1" in ran.out


def test_file_with_all_coordinates_swapped_is_told_where_it_is_checked(run) -> None:
    write("pledge.yaml", PLEDGE)
    write("events.csv", SWAPPED)
    ran = run("check", "--pledge", "pledge.yaml", "--events", "events.csv", "--as-of", "2015-08-01")
    assert ran.code == 0
    assert f"{len(DAYS)} rows have coordinates that are off the map or look swapped" in ran.out


def test_event_file_given_twice_counts_once(run, case) -> None:
    write("events.csv", EVENTS)
    write("pledge.yaml", PLEDGE)
    arguments = ("check", "--pledge", "pledge.yaml", "--as-of", "2015-08-01", "--json")
    once = run(*arguments, "--events", "events.csv")
    twice = run(*arguments, "--events", "events.csv", "--events", "./events.csv")
    assert once.out == twice.out
    assert run("brief", case, "--events", "events.csv", "--events", "./events.csv").code == 0
    assert Path(case, "case.yaml").read_text(encoding="utf-8").count("events.csv") == 1


def test_event_file_that_moved_away_is_named_with_the_file_that_names_it(run, case) -> None:
    write("events.csv", EVENTS)
    run("brief", case, "--events", "events.csv")
    before = Path(case, "brief.md").read_bytes()
    Path("events.csv").rename("elsewhere.csv")
    refused(run("brief", case), "events.csv", "talks/case.yaml", "put it back")
    assert Path(case, "brief.md").read_bytes() == before
    assert run("verify", case).code == 0


# -- what a person wrote ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("name: x\n\tevents: {}\n", "line 2: a tab; indent with spaces"),
        ("name: 5\n", "name: expected text, found 5"),
        ("name: x\nevents: [a]\n", "events: expected keys and values"),
        ("- a\n- b\n", "expected keys such as"),
        ('name: "x\n', "line 2"),
        ("", "name: the key is missing"),
        ("name: x\ntimezone: Mars\n", "'Mars'"),
        ("name: x\npledges: {P1: {begn: 2015-06-07}}\n", "unknown key 'begn'"),
        ("name: x\npledges: {P9: {begin: 2015-06-07}}\n", "P9"),
        (b"\xff\xfe\x00n", "no UTF-8"),
    ],
)
def test_wrong_case_file_is_said_with_its_place(run, case, content, words) -> None:
    write("talks/case.yaml", content)
    refused(run("check", case), words)


def test_key_without_a_value_states_nothing(run, case) -> None:
    write("events.csv", EVENTS)
    write("talks/case.yaml", "name: x\nevents:\n  ../events.csv:\npledges:\n")
    assert run("check", case).code == 0


@pytest.mark.parametrize(
    "events",
    [
        "events: {}",
        "events:",
        "events: {../a.csv: {}}",
        "events:\n  # mine\n  ../a.csv: {}  # here",
    ],
)
def test_attaching_a_file_keeps_every_other_letter_of_case_yaml(run, case, events) -> None:
    write("a.csv", EVENTS)
    write("b.csv", EVENTS)
    head = "# my case\nname: x   # a remark\n"
    tail = "\n\n# what I state\npledges: {}\n"
    write("talks/case.yaml", head + events + tail)
    assert run("brief", case, "--events", "b.csv").code == 0
    text = Path("talks/case.yaml").read_text(encoding="utf-8")
    assert text.startswith(head)
    assert text.endswith(tail)
    assert "../b.csv: {}" in text
    assert ("../a.csv" in text) == ("../a.csv" in events)
    assert ("# mine" in text) == ("# mine" in events)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (PLEDGE + "threshold: 0.5\n", "did you mean 'thresholds'?"),
        (PLEDGE + "\tx: 1\n", "line 11: a tab"),
        (PLEDGE.replace("[Garissa]", "{a: 1}"), "where: expected a list"),
        ("5\n", "holds no pledge"),
        ("pledges: 5\n", "pledges: expected a list"),
    ],
)
def test_wrong_pledge_file_is_said_with_its_key(run, content, words) -> None:
    write("events.csv", EVENTS)
    write("pledge.yaml", content)
    refused(run("check", "--pledge", "pledge.yaml", "--events", "events.csv"), words)


def test_day_to_come_is_noted_and_a_day_before_the_article_refused(run, case) -> None:
    later = (datetime.now(UTC) + timedelta(days=400)).date()
    ran = run("brief", case, "--as-of", f"{later}")
    assert ran.code == 0
    assert "is still to come" in ran.err
    refused(run("brief", case, "--as-of", "1999-01-01"), "its first source is of 2015-06-08")


def test_article_without_a_date_is_in_the_brief_whatever_the_events_days(run) -> None:
    write("talks.txt", "Kenya promised to stop shelling around Garissa.")
    write("events.csv", EVENTS)
    run("brief", "talks.txt", "--events", "events.csv")
    assert "as the analyst wrote it" not in Path("talks/brief.md").read_text(encoding="utf-8")


# -- cases and ledgers --------------------------------------------------------------------------


def test_misspelt_case_names_the_nearest(run, case) -> None:
    for command in ("check", "verify", "export"):
        refused(run(command, "tals"), "did you mean talks?")


def test_case_whose_ledger_is_gone_says_how_to_get_one(run, case) -> None:
    Path(case, "ledger.sqlite").unlink()
    for command in ("verify", "check", "brief", "export"):
        refused(run(command, case), "ledger.sqlite is gone", "read the article again")
    assert "ledger.sqlite" not in names(case)


def test_bad_import_leaves_no_case(run) -> None:
    write("talks.txt", ARTICLE)
    refused(run("import", "talks.txt", "copy"), "line 1: not JSON")
    refused(run("import", "absent.jsonl", "copy"), "no file absent.jsonl")
    assert names() == {"talks.txt"}


def test_locked_ledger_is_said_and_stays_whole(run, case, monkeypatch) -> None:
    monkeypatch.setattr("parley.ledger.connect.BUSY_SECONDS", 0.2)
    other = sqlite3.connect(Path(case, "ledger.sqlite"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    write("more.txt", ARTICLE.replace("ten", "twelve"))
    refused(run("read", "more.txt", "--case", case), "another program is writing", "try again")
    refused(run("brief", case), "another program is writing")
    other.execute("ROLLBACK")
    other.close()
    assert json.loads(run("verify", case, "--json").out)["sources"] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise there")
def test_without_the_right_to_write_reading_works_and_writing_is_refused(separate, case) -> None:
    write("events.csv", EVENTS)
    shutil.copytree(case, "folder")
    Path(case, "ledger.sqlite").chmod(0o444)
    Path("folder").chmod(0o555)
    for one in (case, "folder"):
        assert separate("verify", one, without_rights=True).code == 0
        refused(separate("brief", one, without_rights=True), "read-only")
        given = ("brief", one, "--events", "events.csv")
        refused(separate(*given, without_rights=True), "read-only")
        assert "events: {}" in Path(one, "case.yaml").read_text(encoding="utf-8")
    Path("folder").chmod(0o755)
    Path("shut").mkdir(mode=0o555)
    refused(separate("read", "talks.txt", "--case", "shut/x", without_rights=True), "--case")
    refused(separate("export", case, "-o", "shut/x", without_rights=True), "name another file")
    secret = Path(write("secret.csv", EVENTS))
    secret.chmod(0)
    refused(separate("observe", "secret.csv", without_rights=True), "secret.csv", "permissions")
    assert names("shut") == set()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file size")
@pytest.mark.parametrize("room", [200, 1_000, 10_000, 40_000])
def test_full_disk_leaves_no_new_case(run, case, room) -> None:
    with files_no_longer_than(room):
        for command in ("read", "brief"):
            refused(run(command, "talks.txt", "--case", "new"), "free some space")
    assert names() == {"talks.txt", "talks"}


def test_output_takes_no_place_but_that_of_an_earlier_one(run, case) -> None:
    write("events.csv", EVENTS)
    write("notes.txt", "Mine.")
    ledger = Path(case, "ledger.sqlite")
    for command in (("observe", "events.csv"), ("export", case)):
        for taken in (ledger, Path(case, "case.yaml"), Path("events.csv"), Path("notes.txt")):
            before = taken.read_bytes()
            refused(run(*command, "-o", str(taken)), str(taken), "name another file with -o")
            assert taken.read_bytes() == before
        refused(run(*command, "-o", case), "name another file")
        for _ in range(2):  # the second time over its own
            assert run(*command, "-o", "out").code == 0
        Path("out").unlink()
    assert run("verify", case).code == 0


def test_output_does_not_take_the_place_of_what_the_command_reads(run) -> None:
    write("events.csv", EVENTS)
    assert run("observe", "events.csv", "-o", "events.parquet").code == 0
    before = Path("events.parquet").read_bytes()
    refused(
        run("observe", "events.parquet", "-o", "events.parquet"),
        "events.parquet is what this command reads",
    )
    assert Path("events.parquet").read_bytes() == before


def test_brief_leaves_files_of_its_names_that_are_none_alone(run, case) -> None:
    Path("out").mkdir()
    write("out/brief.md", "# My own notes")
    refused(run("brief", case, "-o", "out"), "brief.md", "no brief written by Parley", "-o")
    assert names("out") == {"brief.md"}
    Path("out/brief.md").write_text("", encoding="utf-8")
    for _ in range(2):
        assert run("brief", case, "-o", "out").code == 0
    assert names("out") == {"brief.html", "brief.json", "brief.md"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file size")
def test_full_disk_leaves_brief_export_and_case_as_they_were(run, case, monkeypatch) -> None:
    from parley.case import Case

    write("events.csv", EVENTS)
    assert run("brief", case).code == 0
    kept = {path.name: path.read_bytes() for path in Path(case).iterdir()}
    with Case.open(case) as opened:  # with the ledger's log open, only files of our own are short
        page = opened.brief()
        with files_no_longer_than(100):
            for write_it in (
                lambda: page.write(Path(case)),
                lambda: opened.export(Path("out.jsonl")),
                lambda: opened.attach("events.csv"),
            ):
                with pytest.raises(Exception, match="free some space"):
                    write_it()
    assert names() == {"talks.txt", "talks", "events.csv"}
    for name in ("brief.html", "brief.md", "brief.json", "case.yaml"):
        assert Path(case, name).read_bytes() == kept[name]
    assert run("verify", case).code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", [("read", "talks.txt", "--json"), ("export", "talks")])
def test_full_standard_output_is_one_message(run, case, command) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, *command], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    refused(Ran(code=done.returncode, out="", err=done.stderr), "standard output", "free some")


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes there")
def test_output_to_a_link_or_a_pipe_leaves_it_one(run, case) -> None:
    os.mkfifo("pipe")
    Path("link.jsonl").symlink_to("real.jsonl")
    with subprocess.Popen(["cat", "pipe"], stdout=subprocess.PIPE) as reader:
        assert run("export", case, "-o", "pipe").code == 0
        piped = reader.stdout.read() if reader.stdout else b""
    assert run("export", case, "-o", "link.jsonl").code == 0
    assert Path("pipe").is_fifo()
    assert Path("link.jsonl").is_symlink()
    assert Path("real.jsonl").read_bytes() == piped


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_reader_that_goes_away_hears_nothing_more(run, case) -> None:
    running = subprocess.Popen(
        [*PROGRAM, "export", case], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    said = running.stderr.read()
    running.stderr.close()
    assert (running.wait(), said) == (141, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts work otherwise there")
@pytest.mark.parametrize("command", ["read", "brief"])
def test_interrupt_ends_without_a_trace_and_leaves_nothing(run, command) -> None:
    write("talks.txt", ARTICLE * 300)
    running = subprocess.Popen(
        [*PROGRAM, command, "talks.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    time.sleep(2)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate()
    assert running.returncode == 130
    assert "Traceback" not in said
    assert names() == {"talks.txt"}


def test_two_runs_at_once_make_one_whole_case(run, separate) -> None:
    write("talks.txt", ARTICLE)
    for name in ("a.csv", "b.csv"):
        write(name, EVENTS)
    both = [
        subprocess.Popen(
            [*PROGRAM, "brief", "talks.txt", "--events", name],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("a.csv", "b.csv")
    ]
    for one in both:
        _, said = one.communicate()
        assert one.returncode == 0, said
    assert run("verify", "talks").code == 0
    text = Path("talks/case.yaml").read_text(encoding="utf-8")
    assert "a.csv" in text
    assert "b.csv" in text
    assert not any(name.endswith(".part") for name in names("talks"))


# -- the terminal -------------------------------------------------------------------------------


def test_help_fits_eighty_columns_without_colour(run, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    for command in ("demo", "read", "observe", "check", "brief", "verify", "export", "import"):
        shown = run(command, "--help").out
        assert "\x1b" not in shown
        assert max(map(len, shown.splitlines())) <= 80


def test_unforeseen_error_is_one_message_and_a_trace_only_for_who_asks(separate) -> None:
    code = (
        "import parley.cli as cli\n"
        "def fail(*a, **k): raise ZeroDivisionError('planted')\n"
        "import parley.pipeline\n"
        "parley.pipeline.observe_files = fail\n"
        "cli.main()"
    )
    for options, is_traced in (((), False), (("--debug",), True)):
        done = subprocess.run(
            [sys.executable, "-c", code, *options, "observe", "x.csv"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert "planted" in done.stderr
        assert ("Traceback" in done.stderr) == is_traced
