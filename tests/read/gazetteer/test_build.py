from parley.read.gazetteer.cache import load_index
from parley.read.gazetteer.index import COUNTRY, PROVINCE, REGION, TOWN
from parley.read.gazetteer.tables import DATA_FILES, split_names, table


def test_index_holds_the_packages_towns_provinces_and_countries():
    kinds = load_index().places["kind"]
    assert (kinds == TOWN).sum() > 230_000
    assert (kinds == PROVINCE).sum() > 3_500
    assert (kinds == COUNTRY).sum() > 245
    assert (kinds == REGION).sum() > 50


def test_every_code_in_the_tables_is_a_province_and_every_country_exists():
    index = load_index()
    countries = {
        index.entry(int(row)).country for row in (index.places["kind"] == COUNTRY).nonzero()[0]
    }
    codes = [row["code"] for row in table("provinces.tsv")]
    codes += [code for row in table("regions.tsv") for code in row["admin1"].split()]
    assert [code for code in codes if index.province(code) is None] == []
    named = [row["iso3"] for name in ("countries.tsv", "regions.tsv") for row in table(name)]
    assert {iso3 for iso3 in named if iso3} <= countries


def test_tables_have_no_duplicate_names_and_say_where_they_are_from():
    from parley.read.gazetteer.tables import data_file

    for name in (*DATA_FILES, "words.tsv"):
        assert data_file(name).startswith("#")
        assert "Apache-2.0" in data_file(name) or "CC BY 4.0" in data_file(name)
        keys = [next(iter(row.values())) for row in table(name)]
        assert len(keys) == len(set(keys)), name
    names = [n for row in table("countries.tsv") for n in split_names(row["aliases"])]
    assert len(names) == len(set(names))


def test_airport_codes_and_machine_transliterations_are_left_out():
    index = load_index()
    assert all(entry.name != "Kyiv" for entry in index.entries("iev"))
    assert all(entry.name != "Chernihiv" for entry in index.entries("qie er ni ge fu"))
