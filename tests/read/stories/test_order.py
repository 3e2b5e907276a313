"""Merging gives the same whatever the order, again and again, and keeps to what people decided."""

from itertools import permutations

from parley.read.stories import find_merges, tell_stories
from tests.read.stories.claims import article, pledge

TEXTS = (
    "Kenya pledged to withdraw 300 soldiers from the Garissa barracks.",
    "Kenya is to withdraw 300 soldiers from its Garissa barracks.",
    "Some 300 soldiers of Kenya will be withdrawn from the Garissa barracks.",
    "Kenya pledged to withdraw 500 soldiers from the Garissa barracks.",
)
SOURCES = [article(text, name=f"p{n}", publisher=f"P{n}") for n, text in enumerate(TEXTS)]
CLAIMS = [pledge(source) for source in SOURCES]


def members(stories) -> list[set[str]]:
    return [set(story.members) for story in stories]


def test_order_of_sources_and_claims_does_not_matter() -> None:
    expected = find_merges(SOURCES, CLAIMS)
    assert members(tell_stories(SOURCES, CLAIMS, expected)) == [{c.id for c in CLAIMS[:3]}]
    for sources, claims in zip(permutations(SOURCES), permutations(CLAIMS), strict=True):
        assert find_merges(sources, claims) == expected


def test_what_is_decided_is_not_found_again() -> None:
    merges = find_merges(SOURCES, CLAIMS)
    assert find_merges(SOURCES, CLAIMS, decided=merges) == ()


def test_one_source_after_another_gives_the_same_stories() -> None:
    merges = []
    for number, source in enumerate(SOURCES, start=1):
        merges += find_merges(
            SOURCES[:number], CLAIMS[:number], decided=merges, new={source.sha256}
        )
    at_once = find_merges(SOURCES, CLAIMS)
    stories = tell_stories(SOURCES, CLAIMS, merges)
    assert members(stories) == members(tell_stories(SOURCES, CLAIMS, at_once))


def test_what_somebody_set_apart_stays_apart_though_a_third_is_like_both() -> None:
    first = find_merges(SOURCES[:2], CLAIMS[:2])
    apart = [merge.apart() for merge in first]
    later = find_merges(SOURCES[:3], CLAIMS[:3], decided=apart)
    for story in tell_stories(SOURCES, CLAIMS, [*apart, *later]):
        assert not {CLAIMS[0].id, CLAIMS[1].id} <= set(story.members)


def test_what_is_not_yet_known_joins_nothing() -> None:
    merges = find_merges(SOURCES, CLAIMS)
    assert tell_stories(SOURCES[:1], CLAIMS[:1], merges) == ()


def test_the_first_claim_stands_for_its_story_unless_another_is_named() -> None:
    merges = find_merges(SOURCES, CLAIMS)
    (story,) = tell_stories(SOURCES, CLAIMS, merges)
    assert story.members[0] == CLAIMS[0].id
    (story,) = tell_stories(SOURCES, CLAIMS, merges, heads={CLAIMS[2].id})
    assert story.members[0] == CLAIMS[2].id
