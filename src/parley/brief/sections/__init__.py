"""The parts of a brief. In: a dossier and its names. Out: sections of unnumbered sentences.

Refuses nothing itself: what it writes passes the gate afterwards.
"""

from parley.brief.sections.bargaining import bargaining
from parley.brief.sections.bottom_line import bottom_line
from parley.brief.sections.gaps import gaps
from parley.brief.sections.judgements import explanations, forecasts
from parley.brief.sections.parties import splits, who_was_at_the_table
from parley.brief.sections.pledges import pledges
from parley.brief.sections.polls import polls
from parley.brief.sections.provenance import provenance
from parley.brief.sections.reported import events_reported
from parley.brief.sections.retold import retold
from parley.brief.sections.terms import offers, positions

__all__ = [
    "bargaining",
    "bottom_line",
    "events_reported",
    "explanations",
    "forecasts",
    "gaps",
    "offers",
    "pledges",
    "polls",
    "positions",
    "provenance",
    "retold",
    "splits",
    "who_was_at_the_table",
]
