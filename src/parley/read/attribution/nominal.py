"""Speech and thought put as nouns and adjectives: "his claim that", "critical of", "a call for"."""

from parley.read.attribution.attribution import Attribution
from parley.read.attribution.clauses import VEHICLES, clause_tokens, subject_of
from parley.read.attribution.contents import stretch
from parley.read.attribution.cues import is_negated
from parley.read.attribution.nouns import ADJECTIVES, NOUNS, Nominal
from parley.read.attribution.scene import Scene
from parley.read.parse import Token
from parley.records import NOBODY

_UTTERANCES = Nominal(kind="speech", takes=frozenset({"clause"}), words=NOUNS[0].words)
# What one does to give an utterance: of other verbs ("rejected the claim") it is another's.
_ISSUE = frozenset(
    "deliver give issue make offer post publish release reiterate renew repeat send voice".split()
)
_ENTRANCES = ("that", "whether", "if")


def find_nominal(scene: Scene) -> list[Attribution]:
    """Return what nouns and adjectives outside quotation marks give to somebody.

    Unless the scene is broad, that is the clause of a noun of speech whose speaker is named with
    it: "his warning that", "issued a statement that".
    """
    found: list[Attribution] = []
    for token in scene.doc:
        if token.i in scene.quoted:
            continue
        if not scene.broad:
            uttered = _utterer(token) if token.pos_ == "NOUN" else None
            if uttered is not None and _can_utter(scene, uttered):
                found += _read(scene, token, (_UTTERANCES,), uttered)
        elif token.pos_ == "NOUN":
            found += _read(scene, token, NOUNS, _holder(token))
        elif token.pos_ == "ADJ" and token.dep_ in ("acomp", "oprd", "ROOT", "conj", "attr"):
            found += _read(scene, token, ADJECTIVES, _holder(token))
    return found


def _can_utter(scene: Scene, holder: Token) -> bool:
    """Tell whether somebody, or a document, utters a noun of speech: no day "sends a message"."""
    if holder.pos_ == "PRON" or holder.tag_ == "PRP$":
        person = holder.lower_ not in ("it", "its", "this", "that", "which")
        return person or bool(scene.cast.actor(holder).id)
    return scene.cast.can_act(holder) or holder.lemma_.lower() in VEHICLES


def _utterer(cue: Token) -> Token | None:
    """Return who utters what a noun of speech names, where its own phrase or verb says so."""
    if cue.lemma_.lower() not in _UTTERANCES.words or is_negated(cue.head):
        return None
    if (owner := _owner(cue)) is not None:
        return owner
    issued = cue.dep_ == "dobj" and cue.head.lemma_.lower() in _ISSUE
    return subject_of(cue.head) if issued else None


def _read(
    scene: Scene, cue: Token, classes: tuple[Nominal, ...], holder: Token | None
) -> list[Attribution]:
    """Return what a noun or adjective of these classes gives to its holder."""
    lemma = cue.lemma_.lower()
    kinds = [c.kind for c in classes if lemma in c.words]
    takes = frozenset(t for c in classes if lemma in c.words for t in c.takes)
    content = next((t for c in cue.rights if (t := _content(c, takes))), []) if takes else []
    piece = stretch(scene, content)
    if piece is None:
        return []
    speaker, source = scene.named(holder) if holder is not None else (NOBODY, None)
    return [
        Attribution(
            start=piece[0],
            end=piece[1],
            speaker=speaker,
            cue=cue.text,
            cue_start=cue.idx,
            source=source,
            kind=kinds[0],
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
    owner, doer = _owner(cue), _doer(cue)
    # "He laid out his plan": the subject names the owner better than the pronoun does.
    again = owner is not None and owner.pos_ == "PRON" and owner.i < cue.i and cue.dep_ == "dobj"
    return doer if owner is None or (again and doer is not None) else owner


def _owner(cue: Token) -> Token | None:
    """Return whom a noun's own phrase names as its holder: "his", "from X"."""
    for child in cue.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "among"):
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


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
