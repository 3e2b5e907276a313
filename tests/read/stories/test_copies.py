"""Copies of one text are one voice, though cut, edited or turned around."""

from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.read.stories import find_merges, tell_stories
from parley.read.stories.passages import FEWEST_WORDS, WINDOW, Shingled, shared_passages
from tests.read.stories.claims import TUESDAY, article, pledge, talks

LEAD = (
    "Kenya and Somalia met in Garissa on Monday under a canvas roof that the district officer had "
    "put up beside the dry river, far from the cameras of the coast."
)
PROMISE = (
    "Kenya promised to withdraw 300 soldiers from the old barracks before the long rains begin, "
    "an aide who sat behind the minister throughout the session told this desk."
)
OWN = (
    "Shopkeepers of our town, who had closed early for fear of a march, opened again at noon and "
    "sold little but water, our reporter found when she walked down the main street on her own."
)
WIRE = f"{LEAD}\n\n{PROMISE}"


def copies(*texts: str, days_apart: int = 0):
    published = [TUESDAY + timedelta(days_apart * n) for n in range(len(texts))]
    sources = [
        article(text, name=f"p{n}", publisher=f"Paper {n}", published=day)
        for n, (text, day) in enumerate(zip(texts, published, strict=True))
    ]
    claims = [pledge(s, PROMISE.split(" before")[0]) for s in sources if PROMISE[:40] in s.text]
    return sources, claims


def test_a_wire_in_two_papers_is_one_source() -> None:
    sources, claims = copies(WIRE, WIRE)
    stories = tell_stories(sources, claims, find_merges(sources, claims))
    assert [(story.of, story.independent) for story in stories] == [("source", 1), ("pledge", 1)]


def test_six_copies_and_a_witness_are_two_voices() -> None:
    sources, claims = copies(*[WIRE] * 6)
    own = article("Kenya will withdraw 300 soldiers from the old barracks.", name="w",
                  publisher="Radio Tana")  # fmt: skip
    sources, claims = [*sources, own], [*claims, pledge(own)]
    stories = tell_stories(sources, claims, find_merges(sources, claims))
    found = {story.of: (story.sources, story.independent) for story in stories}
    assert found == {"source": (6, 1), "pledge": (7, 2)}


def test_paragraphs_of_a_papers_own_stay_independent() -> None:
    sources, claims = copies(WIRE, f"{OWN} {OWN.replace('noon', 'dusk')}\n\n{PROMISE}")
    merges = find_merges(sources, claims)
    assert [(m.of, m.relation) for m in merges] == [("pledge", "copy")]


def test_paragraphs_turned_around_are_still_copied() -> None:
    sources, claims = copies(WIRE, f"{PROMISE}\n\n{LEAD}")
    assert {m.of for m in find_merges(sources, claims)} == {"source", "pledge"}


def test_a_changed_figure_keeps_the_claim_apart() -> None:
    sources, _ = copies(WIRE, WIRE.replace("300", "500"))
    claims = [pledge(s, s.text[s.text.index("Kenya promised") :].split(" before")[0])
              for s in sources]  # fmt: skip
    of = {m.of: m for m in find_merges(sources, claims)}
    assert of["source"].decision == "one"
    assert of["pledge"].decision == "apart"
    assert [g.what for g in of["pledge"].differences] == ["figures"]


@pytest.mark.parametrize("days", list(permutations((0, 1, 2))))
def test_a_copy_without_the_figure_does_not_join_two_that_differ(days) -> None:
    texts = [WIRE, WIRE.replace("300 ", ""), WIRE.replace("300", "500")]
    sources = [
        article(text, name=f"p{day}", publisher=f"Paper {day}", published=TUESDAY + timedelta(day))
        for text, day in zip(texts, days, strict=True)
    ]
    claims = [pledge(s, s.text[s.text.index("Kenya promised") :].split(" before")[0])
              for s in sources]  # fmt: skip
    merges = [m for m in find_merges(sources, claims) if m.of == "pledge"]
    assert sorted(m.decision for m in merges) == ["apart", "one"]
    (story,) = (s for s in tell_stories(sources, claims, merges) if s.of == "pledge")
    assert not {claims[0].id, claims[2].id} <= set(story.members)


def test_claims_of_sources_set_apart_are_no_copies() -> None:
    sources, claims = copies(WIRE, WIRE)
    decided = [m.apart() for m in find_merges(sources, claims) if m.of == "source"]
    (found,) = find_merges(sources, claims, decided=decided)
    assert (found.of, found.relation) == ("pledge", "independent")


def test_one_long_quotation_does_not_make_a_copy() -> None:
    speech = f"“{LEAD.replace('.', ',')}” "
    sources, claims = copies(f"{speech}she said in Nairobi.", f"He heard her say: {speech}")
    assert find_merges(sources, claims) == ()


def test_a_form_of_words_printed_again_months_later_is_no_copy() -> None:
    sources, _ = copies(LEAD, LEAD, days_apart=90)
    claims = [talks(s, day=s.published) for s in sources]
    assert find_merges(sources, claims) == ()


def test_background_repeated_months_later_is_copied() -> None:
    sources, claims = copies(PROMISE, PROMISE, days_apart=90)
    assert {m.of for m in find_merges(sources, claims)} == {"source", "pledge"}


def words_of(letter: str):
    return st.lists(st.sampled_from([f"{letter}{n}" for n in range(400)]), max_size=60)


@settings(max_examples=60, deadline=None)
@given(words_of("x"), words_of("y"), st.integers(min_value=0, max_value=10**6))
def test_a_shared_sentence_is_found_wherever_it_stands(before, behind, seed) -> None:
    shared = [f"s{seed}x{n}" for n in range(max(FEWEST_WORDS, WINDOW + 4))]
    first = Shingled.of(" ".join([*before, *shared]))
    second = Shingled.of(" ".join([*shared, *behind]))
    assert first.fingerprints() & second.fingerprints()
    (passage,) = shared_passages(first, second)
    for a, b in passage.pairs:
        assert first.words[a] == second.words[b]
    assert len(passage.pairs) >= len(shared)


@pytest.mark.parametrize("length", [0, 1, 4])
def test_a_text_too_short_to_copy_shares_nothing(length: int) -> None:
    short = Shingled.of(" ".join(["word"] * length))
    assert shared_passages(short, short) == ()
    assert short.fingerprints() == frozenset()
