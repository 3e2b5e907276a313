"""A model's record becomes a claim only in the article's own words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.read.llm.holding import Refused, hold
from parley.read.llm.quoting import Quoting
from parley.read.llm.schema import fields_of, misfit, records_schema
from parley.read.reader import analyse
from parley.records import AUTHOR, KINDS
from tests.read.llm import records as made
from tests.read.llm.conftest import source_of
from tests.read.llm.records import ARTICLE, GOOD


def quoting_of(text):
    return Quoting(analyse(source_of(text)))


@pytest.fixture(scope="module")
def article():
    return quoting_of(ARTICLE)


def held(record, quoting):
    return hold(record, quoting, [(0, len(quoting.analysis.source.text))], reader="model")


def refusal(record, quoting):
    with pytest.raises(Refused) as caught:
        held(record, quoting)
    return caught.value.reason, caught.value.words


RAID = "Kenyan troops shelled Moyale on Friday"


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (made.event("Kenyan troops burned Moyale", "troops"), "words not in the article"),
        (made.event("enyan troops shelled Moyal", "troops"), "words not in the article"),
        (made.event("kenyan troops shelled moyale", "troops"), "words not in the article"),
        (made.event("", "troops"), "words not in the article"),
        (made.event(" . ", "troops"), "words not in the article"),
        (made.event("Kenya", "Kenya"), "words more than once, at a wrong place"),
        (made.event(RAID, "Somali militants"), "actor not in the article"),
        (made.event(RAID, "shelled"), "actor not in the article"),
        (made.event(RAID, "Kenyan troops", target="the Pope"), "actor not in the article"),
        (made.event(RAID, "Kenyan troops", also=["Uganda"]), "actor not in the article"),
        (made.event(RAID, "Kenyan troops", where=["Mombasa"]), "place not in the article"),
        (made.event(RAID, "Kenyan troops", where=["attack"]), "place not in the article"),
        (made.event(RAID, "Kenyan troops", when="on Tuesday"), "day not in the article"),
        (made.event(RAID, "Kenyan troops", when="2015-01-01"), "day not in the article"),
        (made.event(RAID, "Kenyan troops", when="troops"), "day not in the article"),
        (made.poll(GOOD[2]["span"], 61), "number not in the article"),
        (made.poll(GOOD[2]["span"], 60, pollster="Gallup"), "part of it not in the article"),
        (made.poll(GOOD[2]["span"], 60, via=["CNN"]), "part of it not in the article"),
        (made.poll(GOOD[2]["span"], 60, measure=""), "not of the asked form"),
        (made.offer(GOOD[3]["span"], "Ethiopia", give="its gold"), "part of it not in the article"),
        (made.offer(GOOD[3]["span"], ""), "not of the asked form"),
        (made.statement(GOOD[0]["span"], ""), "not of the asked form"),
        (made.split(RAID, "Kenya", "Ethiopia"), "contradicts itself"),
        (made.split(RAID, "Kenya", "Kenya"), "contradicts itself"),
    ],
)
def test_what_is_not_in_the_article_is_refused(article, record, reason):
    assert refusal(record, article)[0] == reason


def test_words_that_stand_once_are_put_in_their_place(article):
    claim, is_repaired = held(made.event(RAID, "Kenyan troops", start=7), article)
    assert is_repaired
    assert ARTICLE[claim.span.start : claim.span.end] == RAID


def test_words_that_stand_twice_need_the_right_place(article):
    at = ARTICLE.rfind("Kenya denied")
    claim, is_repaired = held(made.event("Kenya", "Kenya", start=at, type="REJECT"), article)
    assert (claim.span.start, is_repaired) == (at, False)


def test_place_right_for_other_words_is_wrong(article):
    at = ARTICLE.rfind("Kenya denied")
    claim, is_repaired = held(made.event(RAID, "Kenyan troops", start=at), article)
    assert (claim.span.text, is_repaired) == (RAID, True)


def test_words_outside_the_shown_paragraphs_are_refused(article):
    with pytest.raises(Refused, match="words not in the article"):
        hold(made.event(RAID, "Kenyan troops"), article, [(0, 200)], reader="model")


def test_words_over_a_paragraph_break_are_refused(article):
    stretches = [(0, ARTICLE.find("Kenyan troops")), (ARTICLE.find("Kenyan troops"), len(ARTICLE))]
    with pytest.raises(Refused, match="words not in the article"):
        hold(made.event("analysts say. Kenyan troops", "troops"), article, stretches, reader="m")


def test_line_ends_may_differ_but_the_span_is_the_articles(article):
    claim, _ = held(GOOD[1], article)
    assert claim.span.text == GOOD[0]["span"]
    assert "\n" in claim.span.text


def test_offsets_are_code_points():
    text = "Café talks 💩 resumed.\n\nKenyan troops shelled Moyale on Friday.\n"
    quoting = quoting_of(text)
    claim, is_repaired = held(made.event(RAID, "Kenyan troops", start=text.find(RAID)), quoting)
    assert not is_repaired
    assert claim.span.text == RAID


def test_resolved_names_and_ids_of_the_article_are_its_own(article):
    claim, _ = held(made.event(RAID, "KEN:MIL"), article)
    assert claim.source.id == "KEN:MIL"
    reason, words = refusal(made.event(RAID, "UGA:MIL"), article)
    assert (reason, words) == ("actor not in the article", "UGA:MIL")


def test_resolved_day_of_the_article_is_its_own(article):
    claim, _ = held(made.event(RAID, "Kenyan troops", when="2015-06-05"), article)
    assert claim.when.iso() == "2015-06-05"


def test_day_of_publication_is_known(article):
    claim, _ = held(made.pledge(GOOD[1]["span"], "Kenya", made="2015-06-08"), article)
    assert claim.made.iso() == "2015-06-08"


def test_adjective_of_a_nation_names_it():
    quoting = quoting_of("Ethiopian shelling of Moyale went on for days, residents of Kenya said.")
    claim, _ = held(made.event("Ethiopian shelling of Moyale", "Ethiopian"), quoting)
    assert claim.source.side == "ETH"


def test_pronoun_means_whom_it_means_there():
    text = "President Yoweri Museveni met the envoy of Norway. He promised to open the border."
    quoting = quoting_of(text)
    claim, _ = held(made.pledge("He promised to open the border", "He", act="open"), quoting)
    assert claim.by.id == "UGA:MUSEVENI"


def test_empty_maker_is_the_articles_own_voice(article):
    claim, _ = held(made.event(RAID, "Kenyan troops"), article)
    assert claim.maker == AUTHOR
    claim, _ = held(made.forecast("unlikely to accept", "AUTHOR", about="accept"), article)
    assert claim.by == claim.maker == AUTHOR


def test_day_without_a_known_date_stays_words():
    text = "Kenyan troops shelled Moyale on Friday."
    source = source_of(text)
    from dataclasses import replace

    quoting = Quoting(analyse(replace(source, published=None)))
    claim, _ = held(made.event(RAID, "Kenyan troops", when="on Friday"), quoting)
    assert claim.when is None
    assert "Friday" in claim.when_words


# -- the form -----------------------------------------------------------------------------------


@pytest.mark.parametrize("record", GOOD, ids=lambda r: r["kind"])
def test_good_records_are_of_the_schema(record):
    form = records_schema([record["kind"]])["properties"]["records"]["items"]
    assert misfit(record, form) == ""
    for name in record:
        assert misfit({k: v for k, v in record.items() if k != name}, form)
        assert misfit(record | {name: {"a": 1}}, form)
    assert misfit(record | {"why": "it says so"}, form)


def test_schema_asks_for_every_field_but_what_parley_works_out():
    import dataclasses

    own = {"source_sha256", "reader", "note", "when_words", "term", "side"}
    for kind, record in KINDS.items():
        missing = {f.name for f in dataclasses.fields(record)} - {f.name for f in fields_of(kind)}
        assert missing - {"maker"} <= own


@pytest.mark.parametrize(
    "value", [True, "1", None, [], 1.5], ids=["flag", "words", "nothing", "list", "fraction"]
)
def test_start_is_a_whole_number(value):
    form = records_schema(["event"])["properties"]["records"]["items"]
    assert misfit(made.event(RAID, "Kenya", start=value), form)


_TEXTS = st.one_of(st.sampled_from(ARTICLE.split()), st.text(max_size=20))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_whatever_a_model_lists_the_claim_is_in_the_articles_words(article, data):
    record = data.draw(st.sampled_from(GOOD)) | {"start": data.draw(st.integers(-5, 999))}
    for name in data.draw(st.sets(st.sampled_from(sorted(record)))):
        if isinstance(record[name], str) and name not in _CHOSEN:
            record = record | {name: data.draw(_TEXTS)}
        elif isinstance(record[name], list):
            record = record | {name: data.draw(st.lists(_TEXTS, max_size=2))}
    try:
        claim, _ = held(record, article)
    except Refused:
        return
    source = article.analysis.source
    source.verify(claim.span)
    flat = " ".join(ARTICLE.split())
    for field in fields_of(claim.kind):
        value = getattr(claim, field.name)
        if field.shape == "words":
            assert " ".join(value.split()) in flat


_CHOSEN = ("kind", "modality", "mode", "type", "status", "act", "stance", "likelihood")
