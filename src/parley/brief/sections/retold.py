"""Same story: which sources are copies of one text, and what sources tell differently."""

from collections.abc import Iterable

from parley.brief.dossier import Dossier, rests_on
from parley.brief.names import Names
from parley.brief.page import Section, Sentence
from parley.brief.sections.plain import say, section
from parley.brief.words import count, listing, quote
from parley.records import Ground


def retold(dossier: Dossier, names: Names) -> Section:
    """Return which sources count as one and why, and where two contradict each other."""
    sentences = (*_copies(dossier, names), *_differing(dossier, names))
    return section("stories", "Same story in several sources", sentences)


def _copies(dossier: Dossier, names: Names) -> Iterable[Sentence]:
    sources = {source.sha256: source for source in dossier.sources}
    shared = {merge.id: merge.reasons[0].first for merge in dossier.merges}
    for story in dossier.stories:
        if story.of == "source":
            members = [sources[sha256] for sha256 in story.members]
            labels = listing(names.source_label(source) for source in members)
            voices = count(story.independent, "source")
            yield say(
                f"{labels} are copies of one text and count as {voices}: they share "
                f"{shared[story.merges[0]]}",
                rests_on(*members),
            )


def _differing(dossier: Dossier, names: Names) -> Iterable[Sentence]:
    """Yield pairs of claims that tell one act with other figures, days or outcome."""
    claims = {claim.id: claim for claim in dossier.claims}
    sources = {source.sha256: source for source in dossier.sources}
    for merge in dossier.merges:
        pair = [claims[id_] for id_ in merge.pair if id_ in claims]
        if merge.decision == "apart" and merge.differences and len(pair) == 2:
            a, b = (names.source_label(sources[claim.source_sha256]) for claim in pair)
            what = listing(_in_words(ground) for ground in merge.differences)
            yield say(
                f"{a}, and {b}, differ in {what}: {quote(pair[0].span.text)} against "
                f"{quote(pair[1].span.text)}",
                rests_on(*pair),
            )


def _in_words(ground: Ground) -> str:
    return f"{ground.what} ({quote(ground.first)} and {quote(ground.second)})"
