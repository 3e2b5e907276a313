"""Laws of the tables of signatures."""

import pytest

from parley.read.factuality import nominals, verbs
from parley.read.factuality.verbs import Groups, by_lemma

TABLES = {
    "finite": verbs.FINITE,
    "infinitive": verbs.INFINITIVE,
    "nominal": verbs.NOMINAL,
    "nouns": nominals.NOUN_GROUPS,
    "adjectives": nominals.ADJECTIVE_INFINITIVE,
    "finite adjectives": nominals.ADJECTIVE_FINITE,
}


@pytest.mark.parametrize("groups", TABLES.values(), ids=TABLES)
def test_word_has_one_signature_in_a_table(groups: Groups) -> None:
    words = [word for _, line in groups for word in line.split()]
    assert sorted(set(words)) == sorted(words)


@pytest.mark.parametrize("groups", TABLES.values(), ids=TABLES)
def test_signatures_keep_to_the_scale(groups: Groups) -> None:
    for signature in by_lemma(groups).values():
        assert -1 <= signature.negated <= 1
        assert -1 <= signature.affirmed <= 1
