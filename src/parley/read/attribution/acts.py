"""Words and minds beyond statements: acts of speech, judgements, wishes, knowledge, seeming."""

from parley.read.attribution.attribution import Attribution
from parley.read.attribution.clauses import is_passive
from parley.read.attribution.complements import complements
from parley.read.attribution.contents import clause_contents, contents
from parley.read.attribution.cues import SAY, THOUGHT, lemma_of, polarity_of
from parley.read.attribution.frames import RAISING, frame_of
from parley.read.attribution.scene import Scene
from parley.read.parse import Token
from parley.records import NOBODY


def find_acts(scene: Scene, known: set[int]) -> list[Attribution]:
    """Return what verbs outside quotation marks give to somebody besides statements.

    Args:
        scene: The text.
        known: Offsets of cues that are read already.
    """
    found: list[Attribution] = []
    for token in scene.doc:
        if token.pos_ != "VERB" or token.dep_ in ("amod", "compound"):
            continue
        if token.i not in scene.quoted and token.idx not in known:
            found += _under(scene, token)
    return found


def _under(scene: Scene, cue: Token) -> list[Attribution]:
    lemma = lemma_of(cue)
    frame = frame_of(lemma)
    pieces: list[tuple[int, int]] = []
    if lemma in SAY | THOUGHT:
        pieces = contents(scene, cue)
    elif frame is not None and "clause" in frame.takes and not is_passive(cue):
        pieces = clause_contents(scene, cue)
    pieces = pieces or complements(scene, cue)
    if not pieces:
        return []
    speaker, source = (NOBODY, None) if lemma in RAISING else scene.speaker(cue)
    return [
        Attribution(
            start=start,
            end=end,
            speaker=speaker,
            cue=cue.text,
            cue_start=cue.idx,
            source=source,
            kind="seeming" if frame is None else frame.kind,
            polarity=polarity_of(cue),
        )
        for start, end in pieces
    ]
