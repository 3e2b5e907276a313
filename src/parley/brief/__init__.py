"""In: a dossier of records. Out: a brief in which every sentence has its source.

Refuses, and writes nothing, as soon as one sentence, number or chart has nothing behind it.
"""

from parley.brief.compose import compose
from parley.brief.dossier import Dossier, Note, rests_on
from parley.brief.gate import gate
from parley.brief.html import to_html
from parley.brief.machine import to_json
from parley.brief.markdown import to_markdown
from parley.brief.page import Brief, Sentence, Support
from parley.brief.pictures import (
    beliefs_file,
    chart_file,
    map_file,
    settlement_file,
    space_file,
    tornado_file,
)

__all__ = [
    "Brief",
    "Dossier",
    "Note",
    "Sentence",
    "Support",
    "beliefs_file",
    "chart_file",
    "compose",
    "gate",
    "map_file",
    "rests_on",
    "settlement_file",
    "space_file",
    "to_html",
    "to_json",
    "to_markdown",
    "tornado_file",
]
