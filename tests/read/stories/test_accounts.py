"""One act in two independent articles is one; what contradicts each other stays two."""

from datetime import date

import pytest

from parley.read.stories import find_merges, tell_stories
from parley.records import Actor, Merge, Period, Source
from tests.read.stories.claims import (
    KENYA,
    SOMALIA,
    TUESDAY,
    article,
    pledge,
    said,
    talks,
)


def merges(*pairs) -> tuple[Merge, ...]:
    return find_merges([source for source, _ in pairs], [claim for _, claim in pairs])


def told(text: str, make, *, name: str, published: date | None = TUESDAY, **fields: object):
    source = article(text, name=name, publisher=name, published=published)
    return source, make(source, **fields)


def test_talks_of_one_day_place_and_parties_are_one_without_a_common_word() -> None:
    a = told("Envoys of Kenya and Somalia conferred in Garissa.", talks, name="a")
    b = told("Somalia and Kenya sat down at Garissa again.", talks, name="b",
             source=SOMALIA, target=KENYA)  # fmt: skip
    (merge,) = merges(a, b)
    assert merge.decision == "one"
    assert merge.relation == "independent"
    assert {"type", "day", "place"} <= {ground.what for ground in merge.reasons}


def test_talks_of_two_days_are_two() -> None:
    a = told("Kenya and Somalia met in Garissa.", talks, name="a")
    b = told("Kenya and Somalia met in Garissa.", talks, name="b", day=TUESDAY)
    assert merges(a, b) == ()


def test_talks_with_another_party_are_two() -> None:
    a = told("Kenya and Somalia met in Garissa.", talks, name="a")
    uganda = Actor(name="Uganda", id="UGA")
    b = told("Kenya and Uganda met in Garissa.", talks, name="b", target=uganda)
    assert merges(a, b) == ()


def test_a_plan_and_its_deed_are_two_and_contradict_nothing() -> None:
    a = told("Kenya and Somalia will meet in Garissa.", talks, name="a", status="planned")
    b = told("Kenya and Somalia met in Garissa.", talks, name="b")
    assert merges(a, b) == ()


def test_a_deed_and_its_denial_are_kept_apart_and_named() -> None:
    a = told("Kenya and Somalia met in Garissa.", talks, name="a")
    b = told("No meeting was held in Garissa.", talks, name="b", status="denied")
    (merge,) = merges(a, b)
    assert merge.decision == "apart"
    assert "status" in {ground.what for ground in merge.differences}


def test_two_raids_of_one_day_in_one_town_are_two_unless_their_words_agree() -> None:
    raid = {"type": "ASSAULT"}
    market = told("Gunmen shelled a market in Garissa.", talks, name="a", **raid)
    bridge = told("Fighters blew up the northern bridge of Garissa.", talks, name="b", **raid)
    again = told("A market in Garissa was shelled by gunmen.", talks, name="c", **raid)
    assert merges(market, bridge) == ()
    assert [merge.decision for merge in merges(market, again)] == ["one"]


PLEDGE = "Kenya promised to withdraw 300 soldiers from Garissa by 20 June."
DUE = Period.day(date(2015, 6, 20))


@pytest.mark.parametrize(
    ("text", "fields", "difference"),
    [
        ("Kenya will pull 500 soldiers out of Garissa by 20 June.", {"due": DUE}, "figures"),
        (
            "Kenya promised to withdraw three hundred soldiers from Garissa by 25 June.",
            {"due": Period.day(date(2015, 6, 25))},
            "due day",
        ),
        ("Kenya did not promise to withdraw 300 soldiers from Garissa.", {"due": DUE}, "negation"),
    ],
)
def test_other_terms_are_kept_and_named(text: str, fields: dict, difference: str) -> None:
    a = told(PLEDGE, pledge, name="a", due=DUE)
    b = told(text, pledge, name="b", **fields)
    (merge,) = merges(a, b)
    assert merge.decision == "apart"
    assert difference in {ground.what for ground in merge.differences}
    assert tell_stories([a[0], b[0]], [a[1], b[1]], [merge]) == ()


def test_numbers_in_words_and_figures_are_equal() -> None:
    a = told(PLEDGE, pledge, name="a", due=DUE)
    b = told("Kenya is to withdraw three hundred soldiers from Garissa.", pledge, name="b", due=DUE)
    (merge,) = merges(a, b)
    assert merge.decision == "one"
    assert any(ground.what == "figures" for ground in merge.reasons)


def test_reports_long_after_each_other_are_two() -> None:
    a = told("Kenya promised to clear the mines around Garissa.", pledge, name="a")
    late = date(2015, 9, 1)
    b = told("Kenya promised to clear the mines of Garissa.", pledge, name="b", published=late)
    assert merges(a, b) == ()


QUOTE = "We will not open the road before the harvest is in"


def statement(source: Source, **fields: object):
    return said(source, QUOTE, **fields)  # type: ignore[arg-type]


def test_one_quotation_in_two_articles_is_one() -> None:
    a = told(f"“{QUOTE},” Grace Mwangi said.", statement, name="a")
    b = told(f"Mwangi told radio: “{QUOTE}.”", statement, name="b")
    assert [merge.decision for merge in merges(a, b)] == ["one"]


def test_one_quotation_of_two_speakers_is_two() -> None:
    a = told(f"“{QUOTE},” Grace Mwangi said.", statement, name="a")
    other = Actor(name="Peter Oduor", id="KEN:ODUOR")
    b = told(f"“{QUOTE},” Peter Oduor said.", statement, name="b", maker=other)
    assert merges(a, b) == ()


def test_a_claim_with_no_figure_never_bridges_two_that_differ() -> None:
    a = told("Kenya pledged to withdraw 300 soldiers from the Garissa barracks.", pledge, name="a")
    b = told("Kenya pledged to withdraw soldiers from the Garissa barracks.", pledge, name="b")
    c = told("Kenya pledged to withdraw 500 soldiers from the Garissa barracks.", pledge, name="c")
    pairs = (a, b, c)
    stories = tell_stories([s for s, _ in pairs], [x for _, x in pairs], merges(*pairs))
    assert all(not {a[1].id, c[1].id} <= set(story.members) for story in stories)


def test_one_outlet_that_tells_it_twice_is_one_voice() -> None:
    first = article("Kenya will leave the Garissa barracks.", name="a", publisher="The Lamu Post")
    later = article("Kenya is to leave the Garissa barracks.", name="b", publisher="Lamu Post")
    other = article("Kenya leaves its Garissa barracks soon.", name="c", publisher="Coast News")
    sources, claims = [first, later, other], [pledge(s) for s in (first, later, other)]
    (story,) = tell_stories(sources, claims, find_merges(sources, claims))
    assert (story.sources, story.independent) == (3, 2)


def test_writers_own_views_are_never_one() -> None:
    from parley.records import AUTHOR, Forecast

    def view(source: Source) -> Forecast:
        span = source.span(0, len(source.text))
        return Forecast(source_sha256=source.sha256, span=span, about=span.text, by=AUTHOR)

    words = "The Garissa truce will probably collapse before the harvest."
    assert merges(told(words, view, name="a"), told(words, view, name="b")) == ()


def test_days_that_nobody_knows_do_not_join_what_little_else_does() -> None:
    a = told("Kenya promised roads.", pledge, name="a", published=None)
    b = told("Kenya promised wells.", pledge, name="b", published=None)
    assert merges(a, b) == ()
