"""The lexicon's own promises: what it names exists, and its entries can be reached."""

from parley.read.plover import needs
from parley.read.plover.lexicon import in_class, lexicon


def entries():
    tables = (lexicon().verbs, lexicon().nouns, lexicon().adjectives)
    return [e for table in tables for found in table.values() for e in found]


def test_every_test_a_need_names_exists():
    named = {n for e in entries() for n in e.needs if n.startswith("~") and "+" not in n}
    assert named <= {*needs.TESTS, *needs.OBJECT_TESTS, *needs.NOUN_TESTS}


def test_every_class_holds_lemmas_in_lower_case():
    assert all(word == word.lower() for words in lexicon().classes.values() for word in words)
    assert all(lexicon().classes.values())


def test_a_class_tells_its_members():
    assert in_class("frigate", "troops")
    assert not in_class("cheese", "troops")


def test_no_entry_stands_twice():
    for table in (lexicon().verbs, lexicon().nouns):
        rows = [(k, e.particle, e.needs, e.type) for k, found in table.items() for e in found]
        assert sorted(r for r in set(rows) if rows.count(r) > 1) == []


def test_no_need_names_a_people():
    peoples = {"israeli", "palestinian", "russian", "turkish", "ukrainian", "american", "serb"}
    named = {word for e in entries() for need in e.needs for word in need.split("+")}
    assert not named & peoples


def test_fire_of_any_people_is_an_assault(read_sentence):
    from parley.read.plover.matching import noun_entry

    doc = read_sentence("Kenyan fire hit the camp. The camp fire went out.").doc
    fires = [noun_entry(t) for t in doc if t.lemma_ == "fire" and t.pos_ == "NOUN"]
    assert [entry and entry.type for entry in fires] == ["ASSAULT", None]


def test_lemma_that_the_pipeline_cuts_short_is_mended(read_sentence):
    from parley.read.plover.matching import verb_lemma

    doc = read_sentence("Students staged a protest and nationalised the mines.").doc
    assert [verb_lemma(t) for t in doc if t.pos_ == "VERB"] == ["stage", "nationalize"]
