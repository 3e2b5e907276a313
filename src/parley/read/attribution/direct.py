"""Direct speech: quotations with the cue beside them, block quotes, and quotations that run on."""

from parley.read.attribution.attribution import Attribution
from parley.read.attribution.clauses import is_passive, subject_of, trimmed
from parley.read.attribution.cues import (
    NAME,
    SAY,
    THOUGHT,
    is_negated,
    is_verb_of,
    lemma_of,
    modality_of,
)
from parley.read.attribution.framing import is_according
from parley.read.attribution.scene import Scene
from parley.read.attribution.unmarked import announcing, find_blocks, find_labelled
from parley.read.parse import Token
from parley.read.quotations import Quotation
from parley.records import NOBODY

_ENDS = ".!?"
_FEW_WORDS = 4  # shorter quotations are names and terms unless a cue stands right beside them
_BESIDE = 8  # tokens beside a cue in which a subject is sought that the parser missed
_BEFORE = 24  # code points before a quotation that hold the word in front of it
# Words that stay small in titles of works.
_SMALL_WORDS = ("ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ")
_REACH = 24  # tokens beside a quotation in which its cue is sought


def find_direct(scene: Scene, reported: list[Attribution]) -> list[Attribution]:
    """Return the quotations that somebody speaks, in text order.

    Args:
        scene: The text.
        reported: Reported clauses; a quotation inside one is part of it.
    """
    found: list[Attribution] = []
    last: Attribution | None = None
    reported = [r for r in reported if not is_according(r.cue)]
    for quotation in scene.quotations:
        attribution = _attribute(scene, quotation, reported, last)
        if attribution is not None:
            found.append(attribution)
            last = attribution
    return [*found, *find_blocks(scene), *find_labelled(scene, found)]


def _attribute(
    scene: Scene, quotation: Quotation, reported: list[Attribution], last: Attribution | None
) -> Attribution | None:
    cue = None
    if _is_speech(scene, quotation):
        cue = _cue_after(scene, quotation) or _cue_before(scene, quotation)
    if cue is None and not _inside(quotation, reported):
        cue = _naming(scene, quotation)
    if cue is not None:
        heard = lemma_of(cue) in ("tell", "inform", "ask") and is_passive(cue)
        unsaid = (is_negated(cue) or (heard and not _by_whom(cue))) and not scene.broad
        return None if unsaid else _spoken(scene, quotation, cue)
    if last is not None and _runs_on(scene, quotation, last):
        start, end = trimmed(scene.text, quotation.start, quotation.end)
        return Attribution(start=start, end=end, speaker=last.speaker, via=last.via, mode="direct")
    return None


def _by_whom(cue: Token) -> bool:
    """Tell whether a passive says who spoke: those who "were told" something did not."""
    return any(t.dep_ == "agent" for t in cue.rights)


def _spoken(scene: Scene, quotation: Quotation, cue: Token) -> Attribution:
    speaker, source = scene.speaker(cue)
    if source is None:
        beside = _nearest_noun(scene, cue)
        speaker, source = scene.named(beside) if beside is not None else (NOBODY, None)
    start, end = trimmed(scene.text, quotation.start, quotation.end)
    return Attribution(
        start=start,
        end=end,
        speaker=speaker,
        via=scene.outlets(cue, speaker),
        mode="direct",
        cue=cue.text,
        cue_start=cue.idx,
        source=source,
        modality=modality_of(lemma_of(cue)),
    )


def _nearest_noun(scene: Scene, cue: Token) -> Token | None:
    """Return the noun beside a cue, before it or behind, where the parser gives it no subject."""
    for token in reversed(scene.doc[max(0, cue.i - _BESIDE) : cue.i]):
        if token.i in scene.quoted or token.text in (*_ENDS, "“", "”", '"'):
            break
        if token.pos_ in ("PROPN", "NOUN", "PRON"):
            return token
    for token in scene.doc[cue.i + 1 : cue.i + _BESIDE]:
        if token.i in scene.quoted or token.pos_ in ("VERB", "AUX"):
            break
        head = token
        while head.dep_ in ("compound", "amod", "det", "poss", "nmod") and head.head.i > head.i:
            head = head.head
        if head.pos_ in ("PROPN", "NOUN", "PRON") and head.i not in scene.quoted:
            return head
    return None


def _is_speech(scene: Scene, quotation: Quotation) -> bool:
    """Tell whether a quotation is long or whole enough to be speech rather than a term."""
    words = scene.text[quotation.start : quotation.end]
    tokens = scene.tokens(quotation.start, quotation.end)
    if _is_title(scene, quotation, tokens):
        return False
    has_verb = any(t.pos_ in ("VERB", "AUX") for t in tokens)
    return len(words.split()) >= _FEW_WORDS or has_verb or words.rstrip()[-1:] in ".!?,"


def _is_title(scene: Scene, quotation: Quotation, tokens: list[Token]) -> bool:
    """Tell whether a quotation in running text names a work: all its words are capitalised."""
    words = [t for t in tokens if t.is_alpha and t.pos_ not in _SMALL_WORDS]
    before = scene.text[max(0, quotation.outer_start - _BEFORE) : quotation.outer_start].split()
    running = bool(before) and before[-1].islower()
    return running and len(words) > 1 and all(t.text[0].isupper() for t in words)


def _inside(quotation: Quotation, reported: list[Attribution]) -> bool:
    return any(r.start <= quotation.start and quotation.end <= r.end + 1 for r in reported)


def _cue_after(scene: Scene, quotation: Quotation) -> Token | None:
    """Return the verb of ', said X' or ', X said' right behind a quotation."""
    inside = scene.text[quotation.start : quotation.end].rstrip()
    if not quotation.closed or inside.endswith("."):
        return None
    end = scene.paragraph(quotation.start)[1]
    zone = []
    for token in scene.tokens(quotation.outer_end, end)[:_REACH]:
        if token.i in scene.quoted or token.text in (*_ENDS, ";", ":", "“", '"'):
            break
        zone.append(token)
    words = [t for t in zone if not t.is_punct]
    if words and words[0].pos_ == "CCONJ":
        return None  # the sentence goes on behind the quotation: "..., but ruled out"
    for token in words:
        if is_verb_of(token, SAY) and _speaks_first(token, words):
            return token
    for token in words:
        if is_verb_of(token, SAY | THOUGHT) and token.tag_ != "VBG":
            subject = subject_of(token)
            first = words[0]
            named = _is_missed_name(first)
            begins = {token.i} | ({t.i for t in subject.subtree} if subject is not None else set())
            near = token.i - first.i <= 3 or first.i in begins or first.pos_ == "PROPN" or named
            return token if near else None
        aside = token.dep_ in ("aux", "amod", "acl", "relcl") or _is_missed_name(token)
        if token.pos_ in ("VERB", "AUX") and not aside:
            return None
    return None


def _is_missed_name(token: Token) -> bool:
    """Tell whether a capitalised word is a name that the tagger took for a verb."""
    return bool(token.tag_ == "VB" and token.text[0].isupper())


def _speaks_first(cue: Token, words: list[Token]) -> bool:
    """Tell whether the words behind a quotation open with the subject of a cue."""
    subject = next((c for c in cue.children if c.dep_ == "nsubj"), None)
    return subject is not None and subject.left_edge.i <= words[0].i <= subject.right_edge.i


def _cue_before(scene: Scene, quotation: Quotation) -> Token | None:
    """Return the verb of 'X said, "' or 'X lashed out: "' in front of a quotation."""
    zone = []
    tokens = scene.tokens(scene.paragraph(quotation.start)[0], quotation.outer_start)
    for token in reversed(tokens):
        if token.i in scene.quoted or (token.text in (*_ENDS, "”", '"') and len(token) == 1):
            break
        zone.append(token)
    if not zone:
        return _announced(scene, quotation)
    colon = zone[0].text == ":"
    for token in zone[:_REACH]:
        if (
            is_verb_of(token, SAY | THOUGHT)
            and not _is_gerund(token)
            and _opens(scene, token, zone)
        ):
            return token
        if (
            colon
            and token.pos_ == "VERB"
            and subject_of(token) is not None
            and token.dep_ in ("ROOT", "conj", "ccomp")
        ):
            return token
    return None


def _announced(scene: Scene, quotation: Quotation) -> Token | None:
    """Return the verb of a paragraph that ends in a colon right above a quotation."""
    above = [p for p in scene.paragraphs if p[1] <= quotation.outer_start]
    if above and scene.text[above[-1][1] - 1] == ":":
        return announcing(scene, *above[-1])
    return None


def _is_gerund(token: Token) -> bool:
    """Tell whether a verb is a noun-like "by believing", which quotes nobody."""
    return bool(token.tag_ == "VBG" and token.dep_ == "pcomp" and lemma_of(token) in THOUGHT)


def _opens(scene: Scene, cue: Token, zone: list[Token]) -> bool:
    """Tell whether the quotation behind a zone is what the cue says: nothing comes between."""
    between = [t for t in zone if t.i > cue.i]
    if not between:
        return True
    if between[0].text in (",", ":") or between[0].lower_ in ("that", "as"):
        return not any(t.pos_ == "VERB" and t.dep_ == "ccomp" for t in between)
    return not any(t.pos_ in ("VERB", "AUX") for t in between) and len(between) <= 3


def _naming(scene: Scene, quotation: Quotation) -> Token | None:
    """Return the verb of describing or calling whose object a quoted term is."""
    tokens = scene.tokens(quotation.start, quotation.end)
    inside = {t.i for t in tokens}
    roots = [t for t in tokens if t.head.i not in inside]
    for token in roots[:1]:
        for _ in range(4):
            head = token.head
            if head.i == token.i:
                break
            if is_verb_of(head, NAME) and token.lower_ not in ("for", "on", "of", "about"):
                return head if subject_of(head) is not None else None
            if head.pos_ in ("VERB", "AUX"):
                break
            token = head
    return None


def _runs_on(scene: Scene, quotation: Quotation, last: Attribution) -> bool:
    """Tell whether a quotation continues the last one: it opens a sentence close behind it."""
    between = scene.text[last.end : quotation.outer_start]
    words = scene.text[quotation.start : quotation.end].strip()
    if not words[:1].isupper() or len(words.split()) < _FEW_WORDS:
        return False
    before = scene.text[: quotation.outer_start].rstrip()
    opens = before[-1:] in (*_ENDS, "”", '"', ",", ";", "") or quotation.outer_start in {
        p[0] for p in scene.paragraphs
    }
    return opens and len(between.split()) <= 30
