"""From a source to its claims: one analysis, then every kind's reader over it."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from parley.read.actors import Cast
from parley.read.analysis import Analysis
from parley.read.attribution import find_attributions
from parley.read.blocks import Block, blocks
from parley.read.gazetteer import find_places
from parley.read.kinds import event, explanation, forecast, offer, pledge, poll, position, statement
from parley.read.kinds import split as split_kind
from parley.read.model import load_model
from parley.read.times import find_times
from parley.records import AUTHOR, Actor, Claim, Source

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
    cast = Cast.build(doc, text=source.text, published=source.published)
    parts = blocks(source.text)
    return Analysis(
        source=source,
        doc=doc,
        cast=cast,
        times=find_times(source.text, published=source.published, doc=doc),
        places=find_places(doc),
        attributions=find_attributions(doc, cast),
        issuer=_issuer(source, doc, cast, parts),
    )


def read_claims(source: Source, *, model: str | None = None) -> tuple[Claim, ...]:
    """Return every claim of a source in text order, each held to its exact words.

    Args:
        source: What to read.
        model: Name of an installed spaCy pipeline; the default one where `None`.

    Returns:
        Claims of all kinds; those in repeated titles and standfirsts are left out.

    Raises:
        MissingInput: No such pipeline is installed.
        SpanNotInSource: A reader produced words that are not in the source.
    """
    analysis = analyse(source, model=model)
    repeats = [b for b in blocks(source.text) if b.role in ("repeat", "title", "byline")]
    claims = [
        claim
        for reader in READERS.values()
        for claim in reader(analysis)
        if not any(b.start <= claim.span.start < b.end for b in repeats)
    ]
    for claim in claims:
        source.verify(claim.span)
    return tuple(sorted(claims, key=_reading_order))


def _reading_order(claim: Claim) -> tuple[int, int, int]:
    return claim.span.start, list(READERS).index(claim.kind), claim.span.end


def _issuer(source: Source, doc: Any, cast: Cast, parts: tuple[Block, ...]) -> Actor:  # noqa: ANN401
    """Return who speaks in a first-person document; `AUTHOR` in reporting.

    A text whose "I" or "we" stands outside quotation marks speaks for itself: its issuer is
    the first person or body named in its title.
    """
    titles = [b for b in parts if b.role == "title"]
    if not titles:
        return AUTHOR
    body = source.text[titles[0].end :]
    unquoted = re.sub(r"[“\"][^”\"]*[”\"]", " ", body)
    if not re.search(r"\b(?:I|[Ww]e|[Oo]ur)\b", unquoted):
        return AUTHOR
    for actor in _named(doc, cast, titles[0]):
        return actor
    return AUTHOR


def _named(doc: Any, cast: Cast, block: Block) -> Iterator[Actor]:  # noqa: ANN401
    for chunk in doc.noun_chunks:
        if block.start <= chunk.start_char and chunk.end_char <= block.end:
            actor = cast.actor(chunk.root)
            if actor.id:
                yield actor
