"""From a source to its claims: one analysis, then every kind's reader over it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from parley.read.actors import Cast
from parley.read.analysis import Analysis
from parley.read.anchors import anchored, without_spoken_days
from parley.read.attribution import Attribution, find_attributions
from parley.read.blocks import blocks
from parley.read.gazetteer import find_places
from parley.read.issuer import issuers
from parley.read.kinds import event, explanation, forecast, offer, pledge, poll, position, statement
from parley.read.kinds import split as split_kind
from parley.read.model import load_model
from parley.read.times import TimeMention, find_times
from parley.records import Claim, ReportedEvent, Source, Span

Reader = Callable[[Analysis], list[Any]]

#: One reader a kind, side by side; a tenth kind is one more file and one more line.
READERS: dict[str, Reader] = {
    "statement": statement.read,
    "event": event.read,
    "pledge": pledge.read,
    "offer": offer.read,
    "position": position.read,
    "poll": poll.read,
    "split": split_kind.read,
    "explanation": explanation.read,
    "forecast": forecast.read,
}


def analyse(source: Source, *, model: str | None = None) -> Analysis:
    """Return the shared analysis of a source: parse, cast, times, places and voices.

    Args:
        source: What to analyse.
        model: Name of an installed spaCy pipeline; the default one where `None`.

    Raises:
        MissingInput: No such pipeline is installed.
    """
    doc = load_model(model)(source.text)
    parts = blocks(source.text)
    cast = Cast.build(doc, text=source.text, published=source.published)
    attributions = find_attributions(doc, cast)
    issuer, *others = issuers(source, doc, cast, parts)
    return Analysis(
        source=source,
        doc=doc,
        cast=cast.voiced([(a.start, a.end, a.speaker) for a in attributions], issuer),
        times=_times(source, doc, attributions),
        places=find_places(doc),
        attributions=attributions,
        skipped=tuple((b.start, b.end) for b in parts if b.role in ("repeat", "title", "byline")),
        issuer=issuer,
        also_issuers=tuple(others),
    )


def _times(
    source: Source,
    doc: Any,  # noqa: ANN401
    attributions: tuple[Attribution, ...],
) -> tuple[TimeMention, ...]:
    """Return the times of a text, each counted from the day it hangs on."""
    found = find_times(source.text, published=source.published, doc=doc)
    quoted = [(a.start, a.end) for a in attributions if a.mode == "direct"]
    return anchored(doc, without_spoken_days(found, quoted))


#: Code points analysed at once. spaCy needs about a megabyte a thousand of them.
_PART = 100_000


def read_claims(
    source: Source,
    *,
    model: str | None = None,
    progress: Callable[[float], None] | None = None,
) -> tuple[Claim, ...]:
    """Return every claim of a source in text order, each held to its exact words.

    A very long text is analysed in parts that end between paragraphs; people and offices are
    then known within a part.

    Args:
        source: What to read.
        model: Name of an installed spaCy pipeline; the default one where `None`.
        progress: Told the share of the text that is done, 0 to 1, after each part.

    Returns:
        Claims of all kinds; those in repeated titles and standfirsts are left out.

    Raises:
        MissingInput: No such pipeline is installed.
        SpanNotInSource: A reader produced words that are not in the source.
    """
    claims: list[Claim] = []
    for start, end in text_parts(source.text):
        claims += _read_part(source, start, end, model=model)
        if progress is not None:
            progress(end / len(source.text))
    for claim in claims:
        source.verify(claim.span)
    return tuple(sorted(claims, key=reading_order))


def text_parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of parts of at most `_PART` code points, cut between paragraphs."""
    start = 0
    while len(text) - start > _PART:
        limit = start + _PART
        cuts = (text.rfind(mark, start, limit) + len(mark) for mark in ("\n\n", "\n", " "))
        cut = next((c for c in cuts if c > start + _PART // 2), limit)
        yield start, cut
        start = cut
    yield start, len(text)


def _read_part(source: Source, start: int, end: int, *, model: str | None) -> list[Claim]:
    """Return the claims of a part of a source, at their offsets in the whole."""
    text = source.text[start:end]
    if not text.strip():
        return []
    analysis = analyse(replace(source, text=text), model=model)
    claims = [
        claim
        for reader in READERS.values()
        for claim in reader(analysis)
        if not analysis.is_skipped(claim.span.start)
    ]
    kept = without_twins(claims)
    if start == 0:
        return kept
    return [replace(c, span=source.span(start + c.span.start, start + c.span.end)) for c in kept]


def reading_order(claim: Claim) -> tuple[int, int, int]:
    """Return the key that sorts claims by their place, and by kind at one place."""
    return claim.span.start, list(READERS).index(claim.kind), claim.span.end


def without_twins(claims: list[Claim]) -> list[Claim]:
    """Leave out what only says again the words of an offer or a pledge.

    A stance is what is neither offer nor pledge; a maker's own "will" is a pledge and no
    forecast, nor an event that is planned; a refusal is a position and no forecast.
    """
    pledged = {c.span for c in claims if c.kind == "pledge"}
    claims = [c for c in claims if not (_is_planned(c) and c.span in pledged)]
    rank = {"pledge": 0, "offer": 0, "poll": 0, "position": 1, "forecast": 2}
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: rank.get(c.kind, -1)):
        level = rank.get(claim.kind, -1)
        twins = (k for k in kept if 0 <= rank.get(k.kind, -1) < level)
        if level < 1 or not any(_covers(k.span, claim.span) for k in twins):
            kept.append(claim)
    return kept


def _is_planned(claim: Claim) -> bool:
    return isinstance(claim, ReportedEvent) and claim.status == "planned"


#: Two spans that share this part of their characters carry the same words.
_TWIN = 0.5


#: A modal before the words of a claim heads an assertion of its own.
_OTHER_HEAD = re.compile(r"\b(?:will|would|may|might|could|should|shall)\b", re.IGNORECASE)


def _covers(a: Span, b: Span) -> bool:
    """Tell whether a span holds another, or shares most of its words with it."""
    before = b.text[: max(0, a.start - b.start)]
    if _OTHER_HEAD.search(before):
        return False  # "the court may strike down [an agreement to share X]"
    common = max(0, min(a.end, b.end) - max(a.start, b.start))
    held = a.start <= b.start and b.end <= a.end
    return held or 2 * common / (a.end - a.start + b.end - b.start) >= _TWIN
