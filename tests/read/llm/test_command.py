"""`parley read --reader llm`: what it prints, files and refuses."""

import json

import pytest

from tests.read.llm.records import ARTICLE

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


@pytest.fixture
def parley(run, fake, tmp_path, monkeypatch):
    """Return a function that reads the article by the command line and the fake server."""
    for name in ("PARLEY_LLM_URL", "PARLEY_LLM_MODEL", "PARLEY_LLM_KEY"):
        monkeypatch.delenv(name, raising=False)
    # The gazetteer stays where it is; only the answers go elsewhere.
    monkeypatch.setattr("parley.read.llm.reader.cache_folder", lambda: tmp_path / "cache")
    (tmp_path / "talks.txt").write_text(ARTICLE, encoding="utf-8")

    def call(*more):
        return run("read", "talks.txt", "--reader", "llm", "--llm-url", fake.url, *more)

    return call


def test_claims_are_printed_and_cost_goes_to_standard_error(parley):
    ran = parley("--json", "--llm-price", "1/2")
    assert ran.code == 0
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert len(rows) == 6
    assert all(row["reader"].startswith("llm test-model, temperature 0") for row in rows)
    assert "5 questions, 0 from the cache; 500 tokens in, 50 out; " in ran.err
    assert "at the price given 0.0006" in ran.err
    assert "6 records proposed, 6 held, 0 refused" in ran.err


def test_second_run_costs_nothing_and_prints_the_same_bytes(parley):
    first = parley("--json", "--llm-model", "test-model")
    second = parley("--json", "--llm-model", "test-model")
    assert second.out == first.out
    assert "5 from the cache; 0 tokens in, 0 out" in second.err


def test_refusals_are_told_with_an_example(parley, fake):
    model = fake.model
    fake.model = lambda paragraphs, kinds: [
        record | {"span": "Kenya \x1b[2J surrendered"} if record["kind"] == "pledge" else record
        for record in model(paragraphs, kinds)
    ]
    ran = parley("--json")
    assert "refused 1: words not in the article, such as pledge" in ran.err
    assert "\x1b" not in ran.err


def test_reading_is_filed_with_its_reader(parley, run):
    assert parley().code == 0
    exported = run("export", "talks").out
    readers = {
        json.loads(row["record"])["reader"] if isinstance(row["record"], str)
        else row["record"]["reader"]
        for row in map(json.loads, exported.splitlines()[1:])
        if row["kind"] in ("pledge", "poll")
    }  # fmt: skip
    (reader,) = readers
    assert reader.startswith("llm test-model")
    assert run("verify", "talks").code == 0
    assert run("brief", "talks").code == 0


def test_two_readers_of_one_document_do_not_count_twice(parley, run):
    run("read", "talks.txt")
    ran = parley()
    assert ran.code == 1
    assert "was read into this case by rules" in ran.err
    assert "--case" in ran.err
    assert parley("--case", "other").code == 0
    assert parley("--case", "other").code == 0


def test_rules_do_not_add_to_what_a_model_read(parley, run):
    assert parley().code == 0
    ran = run("brief", "talks.txt")
    assert ran.code == 1
    assert "was read into this case by llm test-model" in ran.err


def test_nothing_found_is_exit_code_3(parley, fake):
    fake.model = lambda paragraphs, kinds: []
    ran = parley("--json")
    assert (ran.code, ran.out) == (3, "")
    assert "0 records proposed" in ran.err


def test_server_that_is_not_there_is_one_message_and_no_case(parley, fake, tmp_path):
    fake.die()
    ran = parley("--llm-model", "test-model")
    assert ran.code == 1
    assert ran.err.count("parley: ") == 1
    assert not (tmp_path / "talks").exists()


def test_address_and_model_may_come_from_the_environment(run, parley, fake, monkeypatch):
    monkeypatch.setenv("PARLEY_LLM_URL", fake.url)
    monkeypatch.setenv("PARLEY_LLM_MODEL", "test-model")
    monkeypatch.setenv("PARLEY_LLM_KEY", "sesame")
    ran = run("read", "talks.txt", "--reader", "llm", "--json")
    assert ran.code == 0
    assert fake.questions()[0]["authorization"] == "Bearer sesame"
    assert "sesame" not in ran.out + ran.err


def test_without_reader_llm_nothing_is_asked(run, parley, fake, monkeypatch):
    monkeypatch.setenv("PARLEY_LLM_URL", fake.url)
    assert run("read", "talks.txt", "--json").code == 0
    assert fake.asked == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--reader", "oracle"), "not one of rules, llm"),
        (("--llm-seed", "1"), "--llm-seed goes with --reader llm"),
        (("--reader", "llm", "--llm-price", "cheap"), "0.15/0.60"),
    ],
)
def test_options_that_make_no_sense(run, parley, arguments, said):
    ran = run("read", "talks.txt", *arguments)
    assert ran.code == 2
    assert said in " ".join(ran.err.replace("│", " ").split())


def test_folder_is_read_by_the_rules_only(run, parley, tmp_path):
    ran = run("read", str(tmp_path), "--reader", "llm")
    assert ran.code == 2
    assert "reads one article" in " ".join(ran.err.replace("│", " ").split())
