"""Statements: speech, writing or thought that the text attributes to somebody."""

from parley.read.analysis import Analysis
from parley.records import Statement


def read(analysis: Analysis) -> list[Statement]:
    """Return the statements of a text, in order of their words."""
    sha256 = analysis.source.sha256
    return [
        Statement(
            source_sha256=sha256,
            span=analysis.span(a.start, a.end),
            maker=a.speaker,
            via=a.via,
            modality=a.modality,
            mode=a.mode,
            cue=a.cue,
        )
        for a in analysis.attributions
    ]
