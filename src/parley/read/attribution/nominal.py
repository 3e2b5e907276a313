"""Speech and thought put as nouns and adjectives: "his claim that", "critical of", "a call for"."""

from dataclasses import dataclass

from parley.read.attribution.attribution import Attribution
from parley.read.attribution.clauses import clause_tokens, subject_of
from parley.read.attribution.contents import stretch
from parley.read.attribution.scene import Scene
from parley.read.parse import Token
from parley.records import NOBODY


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominal:
    """Nouns or adjectives of one class, and the complements that are their content."""

    kind: str
    takes: frozenset[str]
    words: frozenset[str]


NOUNS = (
    Nominal(
        kind="speech",
        takes=_words("clause about on regarding concerning"),
        words=_words(
            """accusation acknowledgement acknowledgment address advice admission allegation
            announcement argument assertion assurance claim comment complaint confession contention
            declaration denial explanation hint insinuation insistence joke lecture message
            observation prediction proclamation quip reminder remark report response revelation
            rumor rumour sermon signal speculation speech statement story suggestion talk
            testimony tweet warning word chatter consensus"""
        ),
    ),
    Nominal(
        kind="thought",
        takes=_words("clause about on over of regarding toward towards"),
        words=_words(
            """anger anxiety assessment assumption attitude awareness belief concern confidence
            conviction disappointment doubt dread expectation fear feeling frustration hope idea
            impression misgiving notion opinion outrage perception pessimism optimism position
            qualm question realization recognition regret reservation sentiment skepticism
            scepticism stance suspicion theory thought understanding view worry"""
        ),
    ),
    Nominal(
        kind="act",
        takes=_words("inf for"),
        words=_words(
            """ambition aim appeal bid call commitment decision demand desire intention invitation
            objective offer petition plan plea pledge promise proposal recommendation
            refusal request threat unwillingness urge vow willingness wish reluctance readiness"""
        ),
    ),
    Nominal(
        kind="act",
        takes=_words("of for against on to over with at toward towards"),
        words=_words(
            """acceptance admiration affection allegiance allusion anger antipathy applause approval
            attack backing barb broadside condemnation contempt criticism critique defense defence
            denunciation disapproval disdain disgust dislike dissatisfaction distaste distrust
            endorsement enthusiasm hatred hostility jab mistrust mockery objection opposition
            outrage praise preference rebuke rejection repudiation resistance respect scorn
            support swipe sympathy tirade tribute"""
        ),
    ),
)

ADJECTIVES = (
    Nominal(
        kind="thought",
        takes=_words("clause inf of about in over at by for to on"),
        words=_words(
            """adamant afraid alarmed angry annoyed anxious appalled apprehensive ashamed aware
            certain cognizant concerned confident conscious convinced cynical delighted determined
            disappointed dismayed distrustful doubtful dubious eager elated enthusiastic excited
            fearful fond frustrated furious glad grateful happy hesitant hopeful
            horrified incredulous indignant keen leery mindful nervous optimistic outraged
            overjoyed pessimistic pleased positive prepared proud puzzled ready reluctant
            resentful resigned sad satisfied saddened scared sceptical shocked skeptical sorry sure
            surprised suspicious tempted terrified thankful thrilled unaware uncertain uneasy
            unhappy unsure unwilling upset wary weary willing worried"""
        ),
    ),
    Nominal(
        kind="act",
        takes=_words("of to about on"),
        words=_words(
            """appreciative complimentary contemptuous critical disdainful dismissive disparaging
            opposed scathing scornful supportive tolerant hostile receptive sympathetic vocal
            outspoken silent"""
        ),
    ),
)

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
