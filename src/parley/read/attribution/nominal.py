"""Speech and thought put as nouns and adjectives: "his claim that", "critical of", "a call for"."""

from parley.read.attribution.attribution import Attribution
from parley.read.attribution.clauses import clause_tokens, subject_of
from parley.read.attribution.contents import stretch
from parley.read.attribution.nouns import ADJECTIVES, NOUNS, Nominal
from parley.read.attribution.scene import Scene
from parley.read.parse import Token
from parley.records import NOBODY

_ENTRANCES = ("that", "whether", "if")


def find_nominal(scene: Scene) -> list[Attribution]:
    """Return what nouns and adjectives outside quotation marks give to somebody."""
    found: list[Attribution] = []
    for token in scene.doc:
        if token.i in scene.quoted:
            continue
        if token.pos_ == "NOUN":
            found += _read(scene, token, NOUNS)
        elif token.pos_ == "ADJ" and token.dep_ in ("acomp", "oprd", "ROOT", "conj", "attr"):
            found += _read(scene, token, ADJECTIVES)
    return found


def _read(scene: Scene, cue: Token, classes: tuple[Nominal, ...]) -> list[Attribution]:
    lemma = cue.lemma_.lower()
    takes = frozenset(t for c in classes if lemma in c.words for t in c.takes)
    content = next((t for c in cue.rights if (t := _content(c, takes))), []) if takes else []
    piece = stretch(scene, content)
    if piece is None:
        return []
    holder = _holder(cue)
    speaker, source = scene.named(holder) if holder is not None else (NOBODY, None)
    return [
        Attribution(
            start=piece[0],
            end=piece[1],
            speaker=speaker,
            cue=cue.text,
            cue_start=cue.idx,
            source=source,
        )
    ]


def _content(child: Token, takes: frozenset[str]) -> list[Token]:
    """Return the words of a complement that a class takes; none for other children."""
    if child.dep_ == "prep" and child.lower_ in takes:
        under = next((t for t in child.children if t.dep_ in ("pobj", "pcomp")), None)
        if under is None or under.ent_type_ in ("DATE", "TIME"):
            return []
        return [t for t in under.subtree if not t.is_space]
    if child.dep_ in ("acl", "ccomp", "relcl", "advcl", "xcomp"):
        if any(t.lower_ == "to" and t.dep_ == "aux" for t in child.lefts):
            return [t for t in child.subtree if not t.is_space] if "inf" in takes else []
        opened = any(t.lower_ in _ENTRANCES and t.dep_ == "mark" for t in child.lefts)
        if "clause" in takes and (opened or child.dep_ == "ccomp"):
            return clause_tokens(child)
    return []


def _holder(cue: Token) -> Token | None:
    """Return who holds or utters what a noun or adjective names."""
    doer = _doer(cue)
    for child in cue.lefts:
        if child.dep_ == "poss":
            own = child.pos_ == "PRON" and cue.dep_ == "dobj" and doer is not None
            return doer if own else child
    for child in cue.rights:
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "among"):
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return doer


def _doer(cue: Token) -> Token | None:
    """Return the subject of the verb that lends a noun or adjective its holder."""
    head = cue.head
    if cue.dep_ == "pobj" and head.lower_ in ("with", "in", "of"):
        cue, head = head, head.head
        if head.pos_ == "NOUN":
            return _holder(head)
        if head.pos_ == "ADJ":
            cue, head = head, head.head
    if head.i != cue.i and head.pos_ in ("VERB", "AUX") and cue.dep_ not in ("nsubj", "nsubjpass"):
        return subject_of(head)
    return None
