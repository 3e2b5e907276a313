"""Reported speech: clauses under verbs of saying and thinking, and what stands "according to" someone."""

from collections.abc import Iterator

from parley.read.attribution.attribution import Attribution
from parley.read.attribution.clauses import clause_tokens, is_passive, subject_of, trimmed
from parley.read.attribution.cues import (
    ACCORDING,
    BROAD,
    NAME,
    QUOTE_ONLY,
    SAY,
    SHOW,
    THOUGHT,
    is_negated,
    is_verb_of,
    modality_of,
)
from parley.read.attribution.scene import Scene
from parley.read.parse import Token
from parley.records import Actor

_FIRST_PERSON = ("i", "we")
# Under these an infinitive is not (yet) speech: "has to say", "refused to confirm".
_UNDONE = frozenset(
    "refuse decline fail need want try avoid forbid hesitate have hope plan intend like expect use".split()
)
# Tokens behind "according to" in which the outlet's own source follows.
_QUOTING_REACH = 8
# So many tokens before ", X said," join sentences ("Still,"), and are not its content.
_CONNECTIVE = 3
# Tokens before a cue in which a percentage makes its subject a share of people.
_SHARE_REACH = 8
# What the cue's subject does next, told without repeating it: ", and accused ...".
_NEXT_ACT = SAY | frozenset(
    "accuse criticize criticise call condemn blame praise thank vow reject".split()
)


def find_reported(scene: Scene) -> list[Attribution]:
    """Return the clauses that a cue outside quotation marks attributes, in text order."""
    found: list[Attribution] = []
    for token in scene.doc:
        if token.i in scene.quoted:
            continue
        if token.lower_ in ACCORDING:
            found += _according(scene, token)
        elif _is_cue(scene, token):
            found += _under(scene, token)
    return sorted(found, key=lambda a: (a.start, a.end))


def _is_cue(scene: Scene, token: Token) -> bool:
    lemmas = (SAY - QUOTE_ONLY) | THOUGHT | (SHOW | BROAD if scene.broad else frozenset())
    if not is_verb_of(token, lemmas) or is_negated(token):
        return False
    if token.dep_ in ("xcomp", "ccomp") and token.head.lemma_.lower() in _UNDONE:
        return False
    if any(t.dep_ == "mark" and t.lower_ in ("if", "unless") for t in token.lefts):
        return False
    subject = subject_of(token)
    if lemma_in(token, THOUGHT - SAY) and not _is_thought(token, subject):
        return False
    if not scene.broad and (
        _asks_a_poll(token) or (subject is not None and _is_poll(scene, token, subject))
    ):
        return False
    as_said = any(t.lower_ == "as" and t.dep_ in ("mark", "advmod") for t in token.lefts)
    return as_said or not (subject is not None and subject.lower_ in _FIRST_PERSON)


def lemma_in(token: Token, lemmas: frozenset[str]) -> bool:
    """Tell whether a token's lemma is one of these."""
    return token.lemma_.lower() in lemmas


def _is_thought(token: Token, subject: Token | None) -> bool:
    """Tell whether a verb of thinking gives somebody's thought: no gerund, no aside, no poll share."""
    if subject is None or token.dep_ in ("pcomp", "csubj"):
        return False
    return not any(t.lower_ == "as" for t in token.lefts)


def _asks_a_poll(cue: Token) -> bool:
    """Tell whether somebody "was asked" or "was told", which is no speech of theirs."""
    return cue.lemma_ in ("ask", "tell") and is_passive(cue)


def _is_poll(scene: Scene, cue: Token, subject: Token) -> bool:
    """Tell whether a cue gives a share of people, or those who were asked: a poll's measure."""
    words = [t for t in scene.sentences[cue.i] if t.i < cue.i and cue.i - t.i < _SHARE_REACH]
    return any(t.lower_ in ("percent", "%", "pct") for t in (*subject.subtree, *words))


def _under(scene: Scene, cue: Token) -> Iterator[Attribution]:
    """Yield the stretches that one verb attributes."""
    heads = [c for c in cue.children if c.dep_ == "ccomp" or _is_that_clause(c)]
    pieces = _around(scene, cue) or [p for head in heads for p in _pieces(scene, cue, head)]
    if not pieces:
        pieces = _after_that(scene, cue) or _bare_clause(scene, cue) or _as_said(scene, cue)
    if not pieces and scene.broad:
        pieces = _objects(scene, cue)
    if not pieces:
        return
    speaker, source = scene.speaker(cue)
    via = scene.outlets(cue, speaker)
    for start, end in pieces:
        yield Attribution(
            start=start,
            end=end,
            speaker=speaker,
            via=via,
            cue=cue.text,
            cue_start=cue.idx,
            source=source,
            modality=modality_of(cue.lemma_.lower(), scene.text[start:end]),
        )


def _objects(scene: Scene, cue: Token) -> list[tuple[int, int]]:
    """Return the objects and complements of an act of speech, from the first to the last."""
    parts = [c for c in cue.rights if c.dep_ in ("dobj", "xcomp", "prep", "oprd", "dative")]
    if not parts:
        return []
    tokens = [t for part in parts for t in part.subtree if not t.is_space]
    piece = _stretch(scene, _to_next_act(sorted(tokens, key=lambda t: t.i), parts[-1]))
    return [piece] if piece else []


def _is_that_clause(child: Token) -> bool:
    """Tell whether an adverbial clause opens with "that": a content clause by another name."""
    return child.dep_ == "advcl" and any(
        t.lower_ == "that" and t.dep_ == "mark" for t in child.lefts
    )


def _pieces(scene: Scene, cue: Token, head: Token) -> list[tuple[int, int]]:
    """Return a clause as contiguous stretches: one, or two where the cue interrupts it."""
    tokens = clause_tokens(head)
    own = _own_tokens(cue, head)
    before = [t for t in tokens if t.i < cue.i and t.i not in own]
    after = _to_next_act([t for t in tokens if t.i > cue.i and t.i not in own], head)
    if before and any(mark in scene.text[before[-1].idx : cue.idx] for mark in ":;"):
        before = []
    return [piece for part in (before, after) if len(part) > 1 and (piece := _stretch(scene, part))]


def _to_next_act(tokens: list[Token], head: Token) -> list[Token]:
    """Cut a clause before a verb of speech that tells the speaker's next act.

    That is a joined verb without a subject (", and accused") or a participle (", describing").
    """
    for position, token in enumerate(tokens[1:], 1):
        if tokens[position - 1].text == "," and token.tag_ == "VBG" and lemma_in(token, SAY | NAME):
            return tokens[: position - 1]
    for token in head.conjuncts:
        if token.i > head.i and lemma_in(token, _NEXT_ACT) and token.pos_ == "VERB":
            if any(t.dep_ in ("nsubj", "nsubjpass") for t in token.lefts):
                continue
            edge = token.left_edge.i
            before = [t for t in tokens if t.i < edge]
            while before and (before[-1].dep_ == "cc" or before[-1].is_punct):
                before.pop()
            return before
    return tokens


def _around(scene: Scene, cue: Token) -> list[tuple[int, int]]:
    """Return what stands before and behind a cue set between commas: "A, X said, B"."""
    subject = next((c for c in cue.children if c.dep_ == "nsubj"), None)
    if subject is None or cue.dep_ in ("relcl", "acl", "conj"):
        return []
    sentence = scene.sentences[cue.i]
    first = min(subject.left_edge.i, cue.i)
    last = max(subject.right_edge.i, cue.i)
    if last == subject.right_edge.i and subject.i < cue.i:
        last = cue.i
    before = [t for t in sentence if t.i < first]
    after = [t for t in sentence if t.i > last]
    while (
        after
        and after[0].pos_ in ("ADV", "ADP", "PROPN")
        and after[0].head.i != cue.head.i
        and (after[0].dep_ in ("npadvmod", "advmod", "prep", "pobj"))
    ):
        after = after[1:]
    if not before or not after or before[-1].text != "," or after[0].text != ",":
        return []
    if any(t.i in scene.quoted for t in before + after):
        return []
    parts = [after[1:]] if len(before) <= _CONNECTIVE else [before[:-1], after[1:]]
    if len(parts) == 2 and parts[0][0].tag_ in ("IN",) and parts[0][0].dep_ == "mark":
        return []
    return [piece for part in parts if (piece := _stretch(scene, part))]


def _own_tokens(cue: Token, head: Token) -> set[int]:
    """Return the indices of a cue's words other than its content."""
    content = {t.i for t in head.subtree}
    return {t.i for t in cue.subtree if t.i not in content} | {cue.i}


def _stretch(scene: Scene, tokens: list[Token]) -> tuple[int, int] | None:
    """Return the trimmed offsets from the first to the last token, within one paragraph."""
    if not tokens:
        return None
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    end = min(end, scene.paragraph(start)[1])
    start, end = trimmed(scene.text, start, end)
    return (start, end) if end - start > 1 else None


def _after_that(scene: Scene, cue: Token) -> list[tuple[int, int]]:
    """Return what follows "that" where the parser tied the clause to another word."""
    rest = [t for t in scene.sentences[cue.i] if t.i > cue.i]
    aside = {t.i for n in cue.subtree if n.dep_ == "relcl" for t in n.subtree}
    for position, token in enumerate(rest[:24]):
        comma = position and rest[position - 1].text == ","
        if token.lower_ == "that" and (
            token.tag_ in ("IN", "WDT") or token.dep_ == "mark" or comma
        ):
            tail = rest[position + 1 :]
            if any(t.pos_ in ("VERB", "AUX") for t in tail[:12]) and len(tail) > 2:
                piece = _stretch(scene, _until_participle(tail))
                return [piece] if piece else []
        stops = token.tag_ != "VBG" or token.dep_ == "pcomp"
        if token.pos_ in ("VERB", "AUX") and stops and token.i not in aside:
            break
    return []


def _bare_clause(scene: Scene, cue: Token) -> list[tuple[int, int]]:
    """Return a clause without "that" whose subject the parser took for the cue's object."""
    for child in cue.rights:
        if child.dep_ == "dobj":
            after = child.right_edge.i + 1
            if after < len(scene.doc) and scene.doc[after].tag_ in ("MD", "VBZ", "VBP", "VBD"):
                tail = [t for t in scene.sentences[cue.i] if t.i >= child.left_edge.i]
                piece = _stretch(scene, _until_participle(tail))
                return [piece] if piece else []
    return []


def _until_participle(tail: list[Token]) -> list[Token]:
    """Cut a clause before ", citing ..." and the like, which belong to the cue's subject."""
    for position, token in enumerate(tail[:-1]):
        if token.text == "," and tail[position + 1].tag_ == "VBG":
            return tail[:position]
    return tail


def _as_said(scene: Scene, cue: Token) -> list[tuple[int, int]]:
    """Return the main clause beside "as ... said"."""
    if not any(t.lower_ == "as" for t in cue.lefts) or cue.head.i == cue.i:
        return []
    aside = {t.i for t in cue.subtree}
    tokens = [t for t in cue.head.subtree if t.i not in aside and not t.is_space]
    before = [t for t in tokens if t.i < cue.i]
    after = [t for t in tokens if t.i > cue.i]
    part = after if len(after) >= len(before) else before
    piece = _stretch(scene, part)
    return [piece] if piece else []


def _according(scene: Scene, token: Token) -> Iterator[Attribution]:
    """Yield the sentence that "according to", or "as per", hangs on."""
    named = _object_of(token)
    if named is None:
        return
    phrase = {t.i for t in token.subtree}
    quoted = _quotes_another(token)
    if token.lower_ == "per":
        if not any(t.lower_ == "as" for t in (token.head, scene.doc[token.i - 1])):
            return
        phrase.add(token.i - 1)
    tokens = scene.sentences[token.i]
    before = [t for t in tokens if t.i < min(phrase)]
    after = [t for t in tokens if t.i > max(phrase)]
    clause = after if len(after) > len(before) else before
    if piece := _stretch(scene, clause):
        speaker, source = scene.named(named)
        via: tuple[str, ...] = ()
        if quoted is not None and speaks_for(speaker):
            via, (speaker, source) = (speaker.id,), scene.named(quoted)
        yield Attribution(
            start=piece[0],
            end=piece[1],
            speaker=speaker,
            via=via,
            cue="according to" if token.lower_ == "according" else "as per",
            cue_start=token.idx,
            source=source,
        )


def _quotes_another(token: Token) -> Token | None:
    """Return whom an outlet quotes in turn: "according to Y, quoting X,"."""
    for behind in token.doc[token.i : token.i + _QUOTING_REACH]:
        if behind.lemma_.lower() in ("quote", "cite") and behind.tag_ == "VBG":
            return next((t for t in behind.children if t.dep_ == "dobj"), None)
    return None


def _object_of(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "pobj":
            return child
        if child.lower_ == "to":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def speaks_for(outer: Actor) -> bool:
    """Tell whether an actor is an outlet, which passes words on rather than saying them."""
    return outer.id.startswith("OUTLET:")
