"""Statements: speech, writing or thought that the text attributes to somebody."""

from parley.read.analysis import Analysis
from parley.records import AUTHOR_ID, Actor, Statement


def read(analysis: Analysis) -> list[Statement]:
    """Return the statements of a text, in order of their words."""
    sha256 = analysis.source.sha256
    return [
        Statement(
            source_sha256=sha256,
            span=analysis.span(a.start, a.end),
            maker=_maker(a.speaker, analysis.issuer),
            via=a.via,
            modality=a.modality,
            mode=a.mode,
            cue=a.cue,
        )
        for a in analysis.attributions
    ]


def _maker(speaker: Actor, issuer: Actor) -> Actor:
    """Return who speaks, the issuer for the "I" of a first-person document."""
    return Actor(name=speaker.name, id=issuer.id) if speaker.id == AUTHOR_ID else speaker
