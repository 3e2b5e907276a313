"""Reported speech: clauses under verbs of saying and thinking, or "according to" someone."""

from collections.abc import Iterator

from parley.read.attribution.assertion import is_asserted
from parley.read.attribution.attribution import Attribution
from parley.read.attribution.clauses import is_passive, subject_of
from parley.read.attribution.contents import contents
from parley.read.attribution.cues import (
    QUOTE_ONLY,
    REQUESTS,
    SAY,
    THOUGHT,
    is_negated,
    is_verb_of,
    lemma_in,
    lemma_of,
    modality_of,
)
from parley.read.attribution.framing import framed, is_framing
from parley.read.attribution.scene import Scene
from parley.read.parse import Token
from parley.records import Actor

# Who talks and is talked to: "do you think it will hold?" gives nobody's words.
_TALKING = ("i", "we", "you")
# Under these an infinitive is not (yet) speech: "has to say", "refused to confirm".
_UNDONE = frozenset(
    """refuse decline fail need want try avoid forbid hesitate have hope plan intend like expect
    use""".split()
)
_QUESTIONS = frozenset("whether if what who when where why how which".split())
# Tokens before a cue in which a percentage makes its subject a share of people.
_SHARE_REACH = 8
# Pronouns for things: unresolved, they name no speaker.
_THINGS = frozenset("it its this that these those which what".split())


def find_reported(scene: Scene) -> list[Attribution]:
    """Return the clauses that a cue outside quotation marks attributes, in text order."""
    found: list[Attribution] = []
    for token in scene.doc:
        if token.i in scene.quoted:
            continue
        if is_framing(token):
            found += framed(scene, token)
        elif _is_cue(scene, token):
            found += _under(scene, token)
    return sorted(found, key=lambda a: (a.start, a.end))


def _is_cue(scene: Scene, token: Token) -> bool:
    if not is_verb_of(token, (SAY - QUOTE_ONLY) | THOUGHT) or is_negated(token):
        return False
    if token.dep_ in ("amod", "compound"):
        return False
    if token.dep_ in ("xcomp", "ccomp") and token.head.lemma_.lower() in _UNDONE:
        return False
    if any(t.dep_ == "mark" and t.lower_ in ("if", "unless") for t in token.lefts):
        return False
    subject = subject_of(token)
    if lemma_in(token, THOUGHT - SAY) and not _is_thought(token, subject):
        return False
    if not scene.broad and (
        _requests(token)
        or _asks_a_poll(token)
        or (subject is not None and _is_poll(scene, token, subject))
        or not is_asserted(token, subject)
    ):
        return False
    as_said = any(t.lower_ == "as" and t.dep_ in ("mark", "advmod") for t in token.lefts)
    return as_said or not (subject is not None and subject.lower_ in _TALKING)


def _is_thought(token: Token, subject: Token | None) -> bool:
    """Tell whether a verb of thinking gives somebody's thought: no gerund, no aside."""
    if subject is None or token.dep_ in ("pcomp", "csubj"):
        return False
    if any(t.lower_ == "to" and t.dep_ == "aux" for t in token.lefts):
        return False
    return not any(t.lower_ == "as" for t in token.lefts)


def _requests(cue: Token) -> bool:
    """Tell whether a cue with "that" asks for an act; with "whether" it asks a question."""
    marks = {t.lower_ for c in cue.children if c.dep_ == "ccomp" for t in c.children}
    return lemma_in(cue, REQUESTS) and not marks & _QUESTIONS


def _asks_a_poll(cue: Token) -> bool:
    """Tell whether somebody "was asked" or "was told", which is no speech of theirs."""
    return cue.lemma_ in ("ask", "tell") and is_passive(cue)


def _is_poll(scene: Scene, cue: Token, subject: Token) -> bool:
    """Tell whether a cue gives a share of people, or those who were asked: a poll's measure."""
    words = [t for t in scene.sentences[cue.i] if t.i < cue.i and cue.i - t.i < _SHARE_REACH]
    return any(t.lower_ in ("percent", "%", "pct") for t in (*subject.subtree, *words))


def _can_have_said(
    scene: Scene, cue: Token, speaker: Actor, source: tuple[int, int] | None
) -> bool:
    """Tell whether the words found for a speaker can name one.

    A gerund has no subject of its own ("from saying that ..."): a thing that the words around it
    name says nothing, nor does a bare "it" or "its" that takes up nobody.
    """
    if source is None or speaker.id:
        return True
    words = scene.text[source[0] : source[1]].lower()
    if words in _THINGS:
        return False
    subject = subject_of(cue)
    own = subject is not None and subject.head.i == cue.i
    return own or subject is None or cue.tag_ != "VBG" or scene.cast.can_act(subject)


def _under(scene: Scene, cue: Token) -> Iterator[Attribution]:
    """Yield the stretches that one verb attributes."""
    pieces = contents(scene, cue)
    if not pieces:
        return
    speaker, source = scene.speaker(cue)
    via = scene.outlets(cue, speaker)
    for start, end in pieces:
        if source is not None and start <= source[0] and source[1] <= end:
            continue  # "said Reis, half joking": whoever speaks is no part of the content
        if not scene.broad and not _can_have_said(scene, cue, speaker, source):
            continue
        yield Attribution(
            start=start,
            end=end,
            speaker=speaker,
            via=via,
            cue=cue.text,
            cue_start=cue.idx,
            source=source,
            kind="thought" if lemma_in(cue, THOUGHT - SAY) else "speech",
            modality=modality_of(lemma_of(cue)),
        )
