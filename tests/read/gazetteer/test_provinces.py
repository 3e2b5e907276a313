from dataclasses import replace

import pytest

from parley.read.gazetteer import admin1_codes, admin1_names, find_place, fold, provinces_of


def test_names_of_a_province_fold_to_those_that_data_files_use():
    names = admin1_names("UA.13")
    assert names[0] == "Kyiv Oblast"
    assert {"kyiv oblast", "kyivska oblast", "kiev oblast", "kiev"} <= {fold(n) for n in names}
    assert admin1_names("UA.99") == ()


@pytest.mark.parametrize(
    ("name", "provinces"),
    [
        ("Donbas", ["Donetsk Oblast", "Luhansk Oblast"]),
        ("Gaza Strip", ["Gaza Strip"]),
        ("Mariupol", ["Donetsk Oblast"]),
        ("South Darfur", ["South Darfur"]),
        ("Ukraine", []),
        ("Black Sea", []),
    ],
)
def test_a_place_names_the_provinces_it_is_made_of_or_lies_in(name, provinces):
    found = provinces_of(find_place(name))
    assert [province.name for province in found] == provinces
    assert all(province.precision == "admin1" for province in found)


def test_codes_are_those_of_the_provinces():
    assert len(admin1_codes(find_place("Darfur"))) == 5


def test_area_around_a_capital_takes_in_the_province_about_it():
    kyiv = find_place("Kyiv")
    assert admin1_codes(kyiv) == ("UA.12",)
    assert set(admin1_codes(replace(kyiv, precision="area"))) == {"UA.12", "UA.13"}
    chernihiv = replace(find_place("Chernihiv"), precision="area")
    assert admin1_codes(chernihiv) == ("UA.02",)
