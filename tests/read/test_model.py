import pytest

from parley.errors import MissingInput
from parley.read.model import load_model


def test_a_missing_model_names_what_is_installed_and_how_to_install():
    with pytest.raises(MissingInput, match=r"installed: .*en_core_web.*pip install"):
        load_model("no_such_model")


def test_the_environment_names_the_model(monkeypatch):
    monkeypatch.setenv("PARLEY_MODEL", "no_such_model_either")
    load_model.cache_clear()
    with pytest.raises(MissingInput, match="no_such_model_either"):
        load_model()
    load_model.cache_clear()


def test_a_headline_without_a_stop_is_a_sentence_of_its_own():
    doc = load_model()("Rebels extend truce\n\nThe rebels extended their truce on Monday.")
    assert next(s.text.strip() for s in doc.sents) == "Rebels extend truce"


def test_a_dateline_is_a_sentence_of_its_own_and_names_no_person():
    doc = load_model()("QUITO, 14 February 2024 (Agency) - Delegations of Peru met on Wednesday.")
    assert [s.text for s in doc.sents] == [
        "QUITO, 14 February 2024 (Agency) -",
        "Delegations of Peru met on Wednesday.",
    ]
    assert {e.label_ for e in next(doc.sents).ents} <= {"GPE", "LOC", "FAC", "DATE", "TIME"}
