import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.read.gazetteer import find_place, fold
from parley.read.gazetteer.fold import fold_lines, loosen


@pytest.mark.parametrize(
    ("name", "printed", "country", "precision"),
    [
        ("Kiev", "Kyiv", "UKR", "town"),
        ("Chernigov", "Chernihiv", "UKR", "town"),
        ("Harkov", "Kharkiv", "UKR", "town"),
        ("Saigon", "Ho Chi Minh City", "VNM", "town"),
        ("Peking", "Beijing", "CHN", "town"),
        ("Odessa", "Odesa", "UKR", "town"),
        ("Київ", "Kyiv", "UKR", "town"),
        ("Луганск", "Luhansk", "UKR", "town"),
        ("ירושלים", "Jerusalem", "ISR", "town"),
        ("حلب", "Aleppo", "SYR", "town"),
        ("Donetsk", "Donetsk", "UKR", "town"),
        ("Donetsk region", "Donetsk Oblast", "UKR", "admin1"),
        ("South Darfur", "South Darfur", "SDN", "admin1"),
        ("Anbar province", "Anbar", "IRQ", "admin1"),
        ("Gaza", "Gaza Strip", "PSE", "admin1"),
        ("the West Bank", "West Bank", "PSE", "admin1"),
        ("Donbas", "Donbas", "UKR", "area"),
        ("Golan Heights", "Golan Heights", "SYR", "area"),
        ("Kashmir", "Kashmir", "", "area"),
        ("Georgia", "Georgia", "GEO", "country"),
        ("Burma", "Myanmar", "MMR", "country"),
        ("Virginia", "Virginia", "USA", "admin1"),
        ("southern Yemen", "southern Yemen", "YEM", "area"),
        ("Homs countryside", "Homs", "SYR", "area"),
        ("Camp David", "Camp David", "USA", "point"),
    ],
)
def test_name_in_any_spelling_finds_the_place_reporters_mean(name, printed, country, precision):
    place = find_place(name)
    assert (place.name, place.country, place.precision) == (printed, country, precision)
    assert place.mention == name


@pytest.mark.parametrize(
    "name",
    ["Kyiv Oblast", "Kiev oblast", "Kyivska oblast", "Oblast Kyiv", "Kiev region", "Kyiv province"],
)
def test_every_way_to_write_a_province_gives_its_code(name):
    assert find_place(name).admin1 == "UA.13"


def test_bare_name_of_a_province_and_its_capital_is_the_capital():
    assert find_place("Chernihiv").admin1 == "UA.02"
    assert find_place("Chernihiv").precision == "town"
    assert find_place("Zaporizhia").precision == "town"


@pytest.mark.parametrize(
    ("written", "printed"),
    [("Avdiyivka", "Avdiivka"), ("Khan Yunis", "Khan Younis"), ("Zaporizia", "Zaporizhzhia")],
)
def test_transliterations_meet(written, printed):
    assert find_place(written).name == printed


def test_country_decides_between_namesakes():
    assert find_place("Tripoli").country == "LBY"
    assert find_place("Tripoli", country="LBN").country == "LBN"
    assert find_place("Tripoli", near=("LBN",)).country == "LBN"
    assert find_place("Georgia", country="USA").precision == "admin1"


def test_unknown_name_is_none():
    assert find_place("Xyzzyville") is None
    assert find_place("") is None


@given(st.text())
def test_folding_twice_is_folding_once_for_lines_as_well(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert "\n" not in folded
    assert fold_lines(f"{folded}\n{folded}") == f"{folded}\n{folded}"


def test_short_names_have_no_loose_key():
    assert loosen("gori") == ""
    assert loosen("zaporizhzhia") == loosen("zaporizhia")
