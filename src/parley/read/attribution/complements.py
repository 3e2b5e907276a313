"""What a verb's frame takes as its content where no reported clause or quotation is."""

from parley.read.attribution.clauses import VEHICLES, is_passive, subject_of
from parley.read.attribution.contents import stretch, to_next_act
from parley.read.attribution.cues import lemma_of
from parley.read.attribution.frames import RAISING, frame_of
from parley.read.attribution.scene import Scene
from parley.read.parse import Token

# Words of time are circumstances, whatever preposition they stand under.
_TIMES = ("DATE", "TIME")
# What a raised subject is said to be: "appears to stall", "seems weak", "looks like a ruse".
_RAISED = frozenset({"inf", "small", "clause", "like", "as"})


def complements(scene: Scene, cue: Token) -> list[tuple[int, int]]:
    """Return the offsets of what a verb takes as its content, in text order.

    In a passive ("is expected to leave"), and under verbs of seeming, the subject is part of it.
    """
    takes = _taken(cue)
    passive = is_passive(cue)
    if not takes or (passive and cue.dep_ == "acl" and not _has_agent(cue)):
        return []
    parts = _licensed(cue, takes, passive=passive)
    pieces = [_from_first_to_last(parts)] if parts else []
    predicated = any(form in ("inf", "small") for form in map(_form, parts))
    if (passive and (predicated or "np" in takes)) or (lemma_of(cue) in RAISING and parts):
        pieces.insert(0, _subject(cue))
    return [piece for tokens in pieces if (piece := stretch(scene, tokens))]


def _taken(cue: Token) -> frozenset[str]:
    """Return the forms of complement that a cue's frame gives as its content."""
    lemma = lemma_of(cue)
    if lemma in RAISING:
        return _RAISED
    frame = frame_of(lemma)
    if frame is None:
        return frozenset()
    subject = subject_of(cue)
    by_document = subject is not None and subject.lemma_.lower() in VEHICLES
    return frame.takes | {"np", "ing"} if frame.kind == "document" and by_document else frame.takes


def _has_agent(cue: Token) -> bool:
    """Tell whether a passive says by whom; "a group called X" does not."""
    return any(t.dep_ == "agent" for t in cue.rights)


def _from_first_to_last(parts: list[Token]) -> list[Token]:
    """Return the words of complements, up to what the subject does next."""
    tokens = {t.i: t for part in parts for t in part.subtree if not t.is_space}
    return to_next_act([tokens[i] for i in sorted(tokens)], parts[-1])


def _licensed(cue: Token, takes: frozenset[str], *, passive: bool) -> list[Token]:
    """Return the children of a cue that its frame takes, an object only with what it needs."""
    found = [(child, form) for child in cue.rights if (form := _form(child))]
    forms = {form for _, form in found}
    with_object = frozenset(t.removeprefix("np-") for t in takes if t.startswith("np-"))
    takes_object = "np" in takes or bool(forms & with_object)
    if passive or "np" in forms:
        takes |= with_object
    return [c for c, form in found if form in takes or (form == "np" and takes_object)]


def _form(child: Token) -> str:
    """Return the form of a complement as frames name it, empty for what is none."""
    if child.ent_type_ in _TIMES:
        return ""
    if child.dep_ in ("prep", "dative") and child.pos_ == "ADP":
        under = next((t for t in child.children if t.dep_ in ("pobj", "pcomp")), None)
        return "" if under is None or under.ent_type_ in _TIMES else str(child.lower_)
    if child.dep_ in ("dobj", "dative"):
        return "np"
    if child.dep_ in ("oprd", "acomp", "attr"):
        return "small"
    if child.dep_ in ("xcomp", "ccomp", "advcl"):
        if any(t.lower_ == "to" and t.dep_ == "aux" for t in child.lefts):
            return "inf"
        if child.dep_ == "advcl":
            return ""
        return "ing" if child.tag_ == "VBG" and child.dep_ == "xcomp" else "clause"
    return ""


def _subject(cue: Token) -> list[Token]:
    """Return the words of a cue's own subject before it; none for the "it" of a clause."""
    subject = next((c for c in cue.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.lower_ == "it":
        return []
    return [t for t in subject.subtree if t.i < cue.i and not t.is_space]
