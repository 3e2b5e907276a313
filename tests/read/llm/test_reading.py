"""What a good model lists becomes claims; passes vote; the second reading is free."""

from dataclasses import replace

import pytest

from parley.errors import OutputError
from parley.records import Period
from tests.read.llm import records as made
from tests.read.llm.records import ARTICLE, GOOD, listed

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def test_records_of_a_good_model_become_claims_in_the_articles_words(read, source):
    said, promised, asked, offered, judged, done = read().claims
    for claim in (said, promised, asked, offered, judged, done):
        source.verify(claim.span)
    assert (said.maker.name, said.maker.id, said.cue) == ("Grace Mwangi", "KEN:MWANGI", "said")
    assert (promised.by.id, promised.where) == ("KEN", ("Garissa", "Wajir"))
    assert promised.made == Period.parse("2015-06-07")
    assert (asked.value, asked.hedge, asked.maker) == (60, "Around", asked.maker)
    assert (offered.by.id, offered.ask) == ("ETH", "the release of ten prisoners")
    assert judged.maker == judged.by
    assert judged.by.name == "analysts"
    assert (done.source.id, done.when) == ("KEN:MIL", Period.parse("2015-06-05"))
    assert done.where == ("Moyale",)


def test_a_claim_names_model_settings_and_prompts_as_its_reader(read):
    reading = read()
    for claim in reading.claims:
        assert claim.reader == f"{reading.account.method}, json_schema"
        assert claim.guide()["reader"] == claim.reader
    assert reading.account.method.startswith("llm test-model, temperature 0, seed 0, ")


def test_every_question_is_settled_and_offers_no_tools(read, fake):
    read()
    assert {path for _, path, _ in fake.asked} == {"/v1/chat/completions"}
    for body in fake.questions():
        assert (body["temperature"], body["seed"], body["stream"]) == (0, 0, False)
        assert "tools" not in body
        assert body["response_format"]["json_schema"]["strict"] is True


def test_title_and_date_line_are_not_shown(read, fake):
    read()
    assert all("Talks in Nairobi" not in q["messages"][1]["content"] for q in fake.questions())


def test_the_account_adds_up(read, fake):
    fake.model = listed(*GOOD, made.event("Kenya bombed Addis Ababa", "Kenya"))
    account = read().account
    assert account.proposed == account.held + len(account.refused) == 7
    assert account.questions == len(fake.questions()) == 5
    assert (account.tokens_in, account.tokens_out) == (500, 50)
    assert account.forms == (("json_schema", 5),)


def test_price_is_of_the_tokens_of_this_run(read, server):
    assert read().account.price is None
    priced = replace(server, price_in=1.0, price_out=10.0, seed=2)
    assert read(asked=priced).account.price == pytest.approx((500 * 1 + 50 * 10) / 1e6)
    assert read(asked=priced).account.price == 0


def test_second_reading_asks_nothing_and_gives_the_same(read, fake):
    first = read()
    fake.die()
    second = read()
    assert second.claims == first.claims
    assert second.account.refused == first.account.refused
    assert (second.account.cached, second.account.tokens_in) == (second.account.questions, 0)


@pytest.mark.parametrize(
    "change", [{"seed": 1}, {"model": "other"}, {"answer_tokens": 99}, {"window": 200}]
)
def test_other_settings_are_other_questions(read, fake, server, change):
    read()
    fake.names = ("test-model", "other")
    assert read(asked=replace(server, **change)).account.cached == 0


def test_other_text_is_another_question(read):
    read()
    assert read(ARTICLE.replace("Wajir", "Lamu")).account.cached == 0


def test_a_damaged_answer_is_asked_for_again(read, fake, tmp_path):
    first = read()
    for file in (tmp_path / "answers").rglob("*.json"):
        file.write_text(file.read_text()[:-9])
    assert read().claims == first.claims
    assert len(fake.questions()) == 10


def test_kept_answers_hold_neither_key_nor_article(read, server, tmp_path):
    read(asked=replace(server, key="sesame"))
    kept = [file.read_text() for file in (tmp_path / "answers").rglob("*.json")]
    assert kept
    assert all("sesame" not in text and "Grace Mwangi said on" not in text for text in kept)


def test_answers_that_cannot_be_kept_are_an_error(read, tmp_path):
    (tmp_path / "answers").write_text("a file, no folder")
    with pytest.raises(OutputError, match="PARLEY_CACHE"):
        read()


def test_key_is_sent_only_where_given(read, fake, server):
    read()
    read(asked=replace(server, key="sesame"), text=ARTICLE + "\nMore.\n")
    sent = [question["authorization"] for question in fake.questions()]
    assert set(sent[:5]) == {None}
    assert set(sent[5:]) == {"Bearer sesame"}
    assert "sesame" not in repr(replace(server, key="sesame"))


# -- the passes ---------------------------------------------------------------------------------


def test_record_that_two_passes_deny_is_outvoted(read, fake):
    fake.verdict = lambda record, decides: record["kind"] != "poll"
    reading = read()
    assert "poll" not in {claim.kind for claim in reading.claims}
    assert (reading.account.disputed, reading.account.refusals()) == (1, {"outvoted": 1})


def test_record_that_one_pass_denies_and_one_confirms_stays(read, fake):
    fake.verdict = lambda record, decides: decides or record["kind"] != "poll"
    reading = read()
    assert "poll" in {claim.kind for claim in reading.claims}
    assert reading.account.disputed == 1


def test_decision_is_made_on_the_records_own_paragraphs(read, fake):
    fake.verdict = lambda record, decides: record["kind"] != "event"
    read()
    shown = fake.questions()[-1]["messages"][1]["content"]
    assert "Moyale" in shown
    assert "Garissa" not in shown


def test_record_listed_twice_counts_once(read, fake):
    fake.model = listed(GOOD[2], GOOD[2])
    reading = read()
    assert len(reading.claims) == 1
    assert reading.account.refusals() == {"repeated": 1}


def test_forecast_in_the_words_of_a_pledge_is_left_out(read, fake):
    same = made.forecast(GOOD[1]["span"], "", about="military", word="", likelihood="unstated")
    fake.model = listed(GOOD[1], same)
    reading = read()
    assert [claim.kind for claim in reading.claims] == ["pledge"]
    assert reading.account.refusals() == {"an offer or a pledge already": 1}


def test_long_text_is_read_in_windows_of_whole_paragraphs(read, fake, server, source):
    reading = read(asked=replace(server, window=200))
    assert len(reading.claims) == 6
    for claim in reading.claims:
        source.verify(claim.span)
    assert reading.account.questions == 3 * 5


def test_text_beyond_one_analysis_is_read_in_parts(read, fake, source, monkeypatch):
    monkeypatch.setattr("parley.read.reader._PART", 250)
    reading = read()
    assert len(reading.claims) == 6
    for claim in reading.claims:
        source.verify(claim.span)


def test_progress_ends_at_one(read):
    told = []
    read(progress=told.append)
    assert told[-1] == 1
    assert told == sorted(told)
