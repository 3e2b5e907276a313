import pytest

from parley.read.gazetteer import find_places
from parley.read.model import load_model


@pytest.fixture(scope="module")
def nlp():
    return load_model()


def found(nlp, text):
    places = find_places(nlp(text))
    assert all(text[start:end] == place.mention for start, end, place in places)
    return [(place.name, place.precision) for _, _, place in places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Shells fell on Kiev and Chernigov on Monday.",
            [("Kyiv", "town"), ("Chernihiv", "town")],
        ),
        (
            "The army regrouped in the direction of Kharkov and Izium.",
            [("Kharkiv", "area"), ("Izium", "area")],
        ),
        ("Fighting went on around Aleppo.", [("Aleppo", "area")]),
        ("Monitors entered the Donetsk region.", [("Donetsk Oblast", "admin1")]),
        ("Aid reached northern Mali.", [("northern Mali", "area")]),
        (
            "Clashes broke out in northern and eastern Syria.",
            [("northern Syria", "area"), ("eastern Syria", "area")],
        ),
        (
            "Both North and South Korea sent envoys to Panmunjom.",
            [("North Korea", "country"), ("South Korea", "country"), ("Panmunjom", "point")],
        ),
        (
            "They met in the Colombian town of Florencia.",
            [("Florencia", "town")],
        ),
        ("Troops left the village of Qarabash near Mosul.",
         [("Qarabash", "town"), ("Mosul", "area")]),
        ("Talks opened in Khartoum Sunday.", [("Khartoum", "town")]),
    ],
)  # fmt: skip
def test_places_are_found_with_their_precision(nlp, text, places):
    assert found(nlp, text) == places


@pytest.mark.parametrize(
    "text",
    [
        "Most of the police stayed in the bank until March.",
        "The Syrian and Israeli envoys met; the Russians did not.",
        "The Washington Post and the Moscow Times ran the story.",
        "Mr. Jordan said that General Washington had left.",
        "The Bank of England and the White House declined to comment.",
        "George Clinton arrived on Tuesday. Clinton said that he was tired.",
        "Of course, Same-day talks and Hope for Peace were in the air.",
    ],
)
def test_words_people_papers_and_peoples_are_no_places(nlp, text):
    assert found(nlp, text) == []


def test_the_countries_of_a_text_settle_a_namesake(nlp):
    lebanese = find_places(nlp("Lebanese soldiers patrolled Tripoli, the army of Lebanon said."))
    assert [place.country for _, _, place in lebanese if place.name == "Tripoli"] == ["LBN"]
    libyan = find_places(nlp("Libyan militias fought in Tripoli, the government of Libya said."))
    assert [place.country for _, _, place in libyan if place.name == "Tripoli"] == ["LBY"]


def test_country_after_a_comma_settles_a_namesake(nlp):
    places = find_places(nlp("The talks were held in Durango, Spain, last week."))
    assert [(place.name, place.country) for _, _, place in places] == [
        ("Durango", "ESP"),
        ("Spain", "ESP"),
    ]


def test_unknown_village_has_the_texts_country_and_no_point(nlp):
    text = "Sudanese planes bombed the village of Umm Sayala, and Sudan denied it."
    (_, _, village), *_ = find_places(nlp(text))
    assert (village.name, village.country, village.latitude) == ("Umm Sayala", "SDN", None)


def test_unknown_spelling_is_met_where_the_parse_calls_it_a_place(nlp):
    assert found(nlp, "Shells fell in Avdiyyivka on Friday.") == [("Avdiivka", "town")]


def test_place_before_a_reporting_verb_is_a_mention(nlp):
    assert found(nlp, "Moscow said that it would withdraw from Kherson.")[0] == ("Moscow", "town")


def test_text_without_places_has_none(nlp):
    assert find_places(nlp("Nothing happened.")) == ()
    assert find_places(nlp("")) == ()
