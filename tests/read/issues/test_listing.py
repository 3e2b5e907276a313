"""Issues that grow from what parties say."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.read import issue_list
from parley.records import Actor, Offer, Position, Span

NORTH, SOUTH = Actor(name="North", id="YEM:NORTH"), Actor(name="South", id="YEM:SOUTH")


def position(text: str, issue: str, party: Actor = NORTH) -> Position:
    return Position(
        source_sha256="0" * 64,
        span=Span(start=0, end=len(text), text=text),
        party=party,
        issue=issue,
        stance="demands",
    )


def offer(text: str, issue: str, by: Actor = NORTH) -> Offer:
    span = Span(start=0, end=len(text), text=text)
    return Offer(source_sha256="0" * 64, span=span, by=by, issue=issue, give=text)


def names(*terms: Offer | Position) -> list[str]:
    return [issue.name for issue in issue_list(terms)]


def test_two_wordings_of_one_issue_are_one_line() -> None:
    theirs = offer("exchange all captured soldiers", "captured soldiers", by=SOUTH)
    ours = position("all prisoners must go home", "prisoners")
    (issue,) = issue_list([theirs, ours])
    assert issue.claims == (theirs.id, ours.id)
    assert issue.words == ("captured soldiers", "prisoners")


def test_each_territory_has_a_status_of_its_own() -> None:
    assert names(
        position("fifteen years of talks on the status of Abyei", "status of Abyei"),
        position("the sovereignty of Kafia Kingi", "sovereignty of Kafia Kingi"),
    ) == ["status of Abyei", "status of Kafia Kingi"]


def test_the_issue_words_go_before_the_sentence() -> None:
    said = position("no talks on prisoners before the ports reopen", "ports")
    assert names(said) == ["ports, grain and shipping"]


def test_a_narrow_topic_in_the_sentence_goes_before_a_general_one() -> None:
    assert names(position("a deal must lift the siege", "deal")) == ["blockade and crossings"]


def test_what_no_topic_covers_is_an_issue_under_its_own_words() -> None:
    assert names(position("share the Nile dam's turbines", "dam turbines")) == ["dam turbines"]


def test_words_inside_longer_words_name_nothing() -> None:
    assert names(position("the airport must stay", "airport")) == ["airport"]


def test_the_analysts_issues_go_first() -> None:
    said = position("hand back the Shebaa farms", "withdrawal")
    (issue,) = issue_list([said], stated={"Shebaa": ["farms"], "water": []})
    assert issue.name == "Shebaa"


@given(st.permutations(["prisoners", "neutrality", "elections", "truce"]))
def test_every_term_stands_under_one_issue(order: list[str]) -> None:
    terms = [position(f"on {word}", word) for word in order]
    issues = issue_list(terms)
    assert sorted(c for issue in issues for c in issue.claims) == sorted(t.id for t in terms)
    assert [issue.words[0] for issue in issues] == order


@pytest.mark.parametrize(
    ("words", "issue"),
    [
        ("neutral status", "neutrality"),
        ("uranium enrichment", "nuclear programme"),
        ("foreign military bases", "foreign bases and troops"),
        ("guarantor states", "security guarantees"),
        ("evacuation corridors", "humanitarian access"),
        ("return of refugees", "refugees and displaced people"),
        ("cessation of hostilities", "ceasefire"),
        ("frozen assets", "sanctions"),
        ("war crimes tribunal", "amnesty and justice"),
        ("interim government", "government and power-sharing"),
        ("precondition for talks", "conditions of talks"),
    ],
)
def test_common_wordings_find_their_topic(words: str, issue: str) -> None:
    assert names(position("so it was put", words)) == [issue]


def test_no_word_stands_for_two_topics() -> None:
    table = files("parley.read.issues") / "data" / "topics.tsv"
    rows = [x for x in table.read_text().splitlines() if not x.startswith("#")][1:]
    said = [word for row in rows for word in row.split("\t")[2].split("|")]
    assert len(said) == len(set(said))
