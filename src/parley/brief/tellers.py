"""What several sources tell: one sentence that rests on all of them and says how many they are."""

from collections.abc import Mapping
from dataclasses import replace

from parley.brief.dossier import Dossier
from parley.brief.page import Block, Cell, Section, Sentence, Support, Table
from parley.brief.words import count
from parley.records import Story


def with_tellers(section: Section, dossier: Dossier) -> Section:
    """Return a section whose sentences and cells rest on every source of what they tell."""
    stories = {story.members[0]: story for story in dossier.stories if story.of != "source"}
    if not stories:
        return section
    return replace(section, blocks=tuple(_block(block, stories) for block in section.blocks))


def tellers(story: Story) -> str:
    """Return in how many sources a story stands: "in three sources, two of them independent"."""
    if story.independent == 1:
        return f"in {count(story.sources, 'source')} that count as one"
    if story.independent == story.sources:
        return f"in {count(story.sources, 'independent source')}"
    independent = count(story.independent, "of them", "of them")
    return f"in {count(story.sources, 'source')}, {independent} independent"


def _block(block: Block, stories: Mapping[str, Story]) -> Block:
    return replace(
        block,
        sentences=tuple(_sentence(sentence, stories) for sentence in block.sentences),
        tables=tuple(_table(table, stories) for table in block.tables),
    )


def _sentence(sentence: Sentence, stories: Mapping[str, Story]) -> Sentence:
    """Return a sentence on all its sources; one that tells a single claim says how many."""
    claims = [support.ref for support in sentence.supports if support.kind == "claim"]
    story = stories.get(claims[0]) if len(claims) == 1 else None
    text = sentence.text
    if story is not None and story.sources > 1:
        stop = text[-1] if text.endswith(".") else ""
        text = f"{text.removesuffix('.')} ({tellers(story)}){stop}"
    return replace(sentence, text=text, supports=_all(sentence.supports, stories))


def _table(table: Table, stories: Mapping[str, Story]) -> Table:
    def cell(one: Cell) -> Cell:
        return replace(one, supports=_all(one.supports, stories))

    return replace(
        table,
        rows=tuple((heading, tuple(map(cell, cells))) for heading, cells in table.rows),
        supports=_all(table.supports, stories),
    )


def _all(supports: tuple[Support, ...], stories: Mapping[str, Story]) -> tuple[Support, ...]:
    """Return the supports with those of the same story behind each."""
    found: dict[Support, None] = {}
    for support in supports:
        found[support] = None
        if support.kind == "claim" and support.ref in stories:
            for member in stories[support.ref].members[1:]:
                found[Support(kind="claim", ref=member)] = None
    return tuple(found)
