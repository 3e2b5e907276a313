"""From a dossier to a brief: the order of the sections, and the gate at the end."""

from collections.abc import Collection

from parley.brief.dossier import Dossier
from parley.brief.gate import gate
from parley.brief.names import Names
from parley.brief.page import Brief, Section, number_sentences
from parley.brief.sections import (
    bargaining,
    bottom_line,
    events_reported,
    explanations,
    forecasts,
    gaps,
    offers,
    pledges,
    polls,
    positions,
    provenance,
    retold,
    splits,
    who_was_at_the_table,
)
from parley.brief.tellers import with_tellers

SECTIONS = (
    bottom_line,
    who_was_at_the_table,
    offers,
    pledges,
    splits,
    polls,
    positions,
    explanations,
    forecasts,
    bargaining,
    retold,
    gaps,
    events_reported,
    provenance,
)


def compose(dossier: Dossier, *, only: Collection[str] = ()) -> Brief:
    """Return the brief of a dossier, every sentence of it tied to its source.

    Args:
        dossier: What it is written from.
        only: Keys of the sections wanted; all of them where none is named.

    Raises:
        UnsupportedSentence: Something would stand in it without support; nothing is returned.
    """
    names = Names(dossier)
    drafted = (with_tellers(draft(dossier, names), dossier) for draft in SECTIONS)
    brief = Brief(
        title=dossier.title,
        as_of=dossier.as_of,
        sections=number_sentences(
            tuple(
                section
                for section in drafted
                if _says_anything(section) and (not only or section.key in only)
            )
        ),
        tool=dossier.tool,
    )
    gate(brief, dossier)
    return brief


def _says_anything(section: Section) -> bool:
    return any(block.sentences for block in section.blocks)
