"""Speech without quotation marks: block quotes, and words behind a speaker's name and a colon."""

import re
from itertools import pairwise, takewhile

from parley.read.attribution.attribution import Attribution
from parley.read.attribution.clauses import subject_of, trimmed
from parley.read.attribution.cues import SAY, is_verb_of
from parley.read.attribution.scene import Scene
from parley.read.parse import Token

# A speaker's name before a colon: up to four capitalised words.
_LABEL = re.compile(r"([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):\s+(?=\S)")
# Words before a colon that say what follows, or whose picture it is, and speak nothing.
_CREDITS = frozenset(
    """source sources photo photos photograph photographer picture image images credit credits
    video audio graphic chart map caption note notes update correction clarification related read
    watch see more contact topics tags keywords subject date location verdict question
    answer""".split()
)
_MARKS = "\"“«‘'"
# A paragraph of so few words that ends in a colon announces all that follows up to a heading, as
# press statements do.
_BARE_CUE = 6
_PHRASE = 4  # shorter quotations are names and terms, which press statements have, too
_STOPS = '.!?”"’'


def find_blocks(scene: Scene) -> list[Attribution]:
    """Return paragraphs without marks that a paragraph ending in a colon announces."""
    found: list[Attribution] = []
    for n, (start, end) in enumerate(scene.paragraphs[:-1]):
        if scene.text[end - 1] != ":" or scene.text[scene.paragraphs[n + 1][0]] in _MARKS:
            continue
        cue = announcing(scene, start, end)
        if cue is None:
            continue
        speaker, source = scene.speaker(cue)
        blocks = [scene.paragraphs[n + 1]]
        if len(scene.text[start:end].split()) <= _BARE_CUE and not _marks_quotations(scene):
            below = scene.paragraphs[n + 2 :]
            blocks += takewhile(lambda p: scene.text[p[1] - 1] in _STOPS, below)
        for block in blocks:
            found.append(
                Attribution(
                    start=block[0],
                    end=block[1],
                    speaker=speaker,
                    via=scene.outlets(cue, speaker),
                    mode="direct",
                    cue=cue.text,
                    cue_start=cue.idx,
                    source=source,
                )
            )
    return found


def _marks_quotations(scene: Scene) -> bool:
    """Tell whether a text sets words between marks, so that what stands outside is its own."""
    return any(scene.tokens(q.start, q.end)[_PHRASE:] for q in scene.quotations)


def find_labelled(scene: Scene, found: list[Attribution]) -> list[Attribution]:
    """Return what stands behind a name and a colon at a paragraph's start, as in transcripts."""
    labelled = []
    if _are_headings(scene):
        return []
    for start, end in scene.paragraphs:
        label = _LABEL.match(scene.text, start, end)
        if (
            label is None
            or _CREDITS & set(label[1].lower().split())
            or any(a.start < end and start < a.end for a in found)
        ):
            continue
        tokens = scene.tokens(start, label.end(1))
        speaker, source = scene.named(tokens[-1])
        begin, stop = trimmed(scene.text, label.end(), end)
        if speaker.id and stop > begin:
            labelled.append(
                Attribution(
                    start=begin,
                    end=stop,
                    speaker=speaker,
                    mode="direct",
                    cue=":",
                    cue_start=label.end(1),
                    source=source,
                )
            )
    return labelled


def _are_headings(scene: Scene) -> bool:
    """Tell whether names before colons head the parts of a text, and are no turns of a transcript.

    In a transcript somebody speaks again, or is answered in the next paragraph.
    """
    labels = [(n, m[1]) for n, p in enumerate(scene.paragraphs)
              if (m := _LABEL.match(scene.text, *p))]  # fmt: skip
    names = [name for _, name in labels]
    answered = any(b[0] - a[0] == 1 for a, b in pairwise(labels))
    return len(names) > 1 and len(set(names)) == len(names) and not answered


def announcing(scene: Scene, start: int, end: int) -> Token | None:
    """Return the verb of saying that a paragraph ending in a colon rests on."""
    verbs = [
        t
        for t in scene.tokens(start, end)
        if is_verb_of(t, SAY) and t.i not in scene.quoted and subject_of(t) is not None
    ]
    return next((t for t in verbs if t.dep_ == "ROOT"), verbs[-1] if verbs else None)
