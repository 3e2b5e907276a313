"""What a cue attributes: the stretches of text that are its content, without the cue itself."""

from parley.read.attribution.clauses import clause_tokens, trimmed
from parley.read.attribution.cues import NAME, SAY, lemma_in
from parley.read.attribution.nouns import CONTENT_NOUNS
from parley.read.attribution.scene import Scene
from parley.read.parse import Token

# So many tokens before ", X said," join sentences ("Still,"), and are not its content.
_CONNECTIVE = 3
# Tokens behind a cue in which "that" may still open its content.
_THAT_REACH = 24
_TELLING = frozenset("tell inform remind assure warn".split())
_ASKING = frozenset("ask wonder".split())
_FINITE = ("MD", "VBD", "VBP", "VBZ")
# What the cue's subject does next, told without repeating it: ", and accused ...".
_NEXT_ACT = SAY | frozenset(
    "accuse criticize criticise call condemn blame praise thank vow reject".split()
)


def contents(scene: Scene, cue: Token) -> list[tuple[int, int]]:
    """Return the offsets of a cue's content: one stretch, or two where the cue interrupts it.

    Looks for a clause around the cue ("A, X said, B"), one that depends on it, one behind "that"
    or without it where the parser tied it elsewhere, and the main clause beside "as X said"; the
    first that is found counts.
    """
    if behind := _behind_addressee(scene, cue):
        return [behind]
    heads = [c for c in cue.children if c.dep_ == "ccomp" or _is_that_clause(c)]
    heads = [
        c
        for c in heads
        if not (_names_a_thing(cue, c) or _is_below_heading(cue, c) or _is_small(c))
    ]
    pieces = _around(scene, cue) or [p for head in heads for p in _pieces(scene, cue, head)]
    return (
        _whole(scene, cue, pieces)
        or _after_that(scene, cue)
        or _bare_clause(scene, cue)
        or _as_said(scene, cue)
    )


def _behind_addressee(scene: Scene, cue: Token) -> tuple[int, int] | None:
    """Return what is told behind an addressee with a clause about them that says something, too.

    "Told a woman who said that many might not vote that “silence is no plan”": the parser gives
    the quotation to the nearer verb.
    """
    if not lemma_in(cue, _TELLING):
        return None
    told = next((t for t in cue.rights if t.dep_ in ("dobj", "dative")), None)
    about = next((t for t in told.rights if t.dep_ == "relcl"), None) if told is not None else None
    opening = _last_that(scene, about) if about is not None and lemma_in(about, SAY) else None
    if opening is None:
        return None
    tail = [t for t in scene.sentences[cue.i] if t.i > opening.i]
    return stretch(scene, tail)


def _last_that(scene: Scene, clause: Token) -> Token | None:
    """Return the second "that" of a clause, where a quotation follows it."""
    marks = [
        t
        for t in clause.doc[clause.i + 1 : clause.i + 1 + _THAT_REACH * 2]
        if t.lower_ == "that" and t.sent == clause.sent and t.i not in scene.quoted
    ]
    quoted = [t for t in marks[1:] if t.i + 2 in scene.quoted and t.nbor().is_quote]
    return quoted[0] if quoted else None


def _names_a_thing(cue: Token, head: Token) -> bool:
    """Tell whether a clause stands for a thing and says nothing: "said what he wanted"."""
    opening = next((t for t in head.lefts if t.lower_ in ("what", "whatever")), None)
    return opening is not None and opening.dep_ == "dobj" and not lemma_in(cue, _ASKING)


def _is_small(head: Token) -> bool:
    """Tell whether a clause has no verb: "declared himself an independent"."""
    own = any(t.lower_ in ("himself", "herself", "itself", "themselves") for t in head.lefts)
    return own and head.pos_ in ("NOUN", "PROPN", "ADJ")


def _is_below_heading(cue: Token, head: Token) -> bool:
    """Tell whether a clause is the text behind a heading in capitals that a cue belongs to."""
    return cue.is_upper and len(cue) > 1 and head.i > cue.i and not head.text.isupper()


def _whole(scene: Scene, cue: Token, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what the parser cut in two though nothing stands between: a subject and its verb."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        last = joined[-1] if joined else None
        if last and cue.idx < last[0] and scene.text[last[1] : start].strip() == "":
            joined[-1] = (last[0], end)
        else:
            joined.append((start, end))
    return joined


def clause_contents(scene: Scene, cue: Token) -> list[tuple[int, int]]:
    """Return the offsets of the clauses that depend on a cue, of what it says they are."""
    heads = [c for c in cue.rights if _is_finite(c) or _is_that_clause(c)]
    return [piece for head in heads for piece in _pieces(scene, cue, head)]


def _is_finite(child: Token) -> bool:
    """Tell whether a clause is finite: "knows the truce holds", not "wants it to hold"."""
    return child.dep_ == "ccomp" and not any(
        t.lower_ == "to" and t.dep_ == "aux" for t in child.lefts
    )


def _is_that_clause(child: Token) -> bool:
    """Tell whether an adverbial clause opens with "that": a content clause by another name."""
    return child.dep_ == "advcl" and any(
        t.lower_ == "that" and t.dep_ == "mark" for t in child.lefts
    )


def _pieces(scene: Scene, cue: Token, head: Token) -> list[tuple[int, int]]:
    """Return a clause as contiguous stretches: one, or two where the cue interrupts it."""
    tokens = [*_lost_subject(cue, head), *clause_tokens(head)]
    own = _own_tokens(cue, head) - {t.i for t in tokens}
    before = [t for t in tokens if t.i < cue.i and t.i not in own]
    after = to_next_act([t for t in tokens if t.i > cue.i and t.i not in own], head)
    after = _to_other_end(cue, after)
    if (told := _told_next(scene, cue)) is not None:
        after = [t for t in after if t.i < told.i]
    if after and after[0].tag_ in ("WDT", "WP") and after[0].nbor(-1).text == ",":
        after = []  # ", which would mean war": told of what was said
    if before and any(mark in scene.text[before[-1].idx : cue.idx] for mark in ":;("):
        before = []
    if any(t.text == ":" and t.i + 2 in scene.quoted for t in before):
        before = []  # what a colon leads up to is the quotation alone
    return [piece for part in (before, after) if len(part) > 1 and (piece := stretch(scene, part))]


def _told_next(scene: Scene, cue: Token) -> Token | None:
    """Return the "that" behind a cue's clause which belongs to the verb of telling above it."""
    addressee = cue.head
    if cue.dep_ != "relcl" or not lemma_in(addressee.head, _TELLING):
        return None
    return _last_that(scene, cue)


def _to_other_end(cue: Token, tokens: list[Token]) -> list[Token]:
    """Cut the content of "from saying that X to doing Y" before the other end of the range."""
    if cue.dep_ != "pcomp" or cue.head.lower_ != "from":
        return tokens
    ends = (n for n, t in enumerate(tokens[:-1]) if t.lower_ == "to" and _is_gerund(tokens[n + 1]))
    return tokens[: next(ends, len(tokens))]


def _is_gerund(token: Token) -> bool:
    return bool(token.tag_ == "VBG")


def _lost_subject(cue: Token, head: Token) -> list[Token]:
    """Return the subject of a clause that the parser took for the cue's object."""
    if head.i < cue.i or not any(t.tag_ in _FINITE for t in (head, *head.lefts)):
        return []
    if any(t.dep_ in ("nsubj", "nsubjpass", "expl", "csubj", "mark") for t in head.children):
        return []
    lost = next((t for t in cue.rights if t.dep_ == "dobj" and t.i < head.i), None)
    return [t for t in lost.subtree if not t.is_space] if lost is not None else []


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
    joins = len(before) <= _CONNECTIVE or _is_circumstance(before)
    parts = [after[1:]] if joins else [before[:-1], after[1:]]
    if len(parts) == 2 and parts[0][0].tag_ in ("IN",) and parts[0][0].dep_ == "mark":
        return []
    return [piece for part in parts if (piece := stretch(scene, part))]


def _is_circumstance(tokens: list[Token]) -> bool:
    """Tell whether words in front of a cue are an adverbial alone, and no part of a clause."""
    return not any(
        (t.pos_ in ("VERB", "AUX") and t.dep_ != "pcomp")
        or t.dep_ in ("nsubj", "nsubjpass", "expl")
        for t in tokens
    )


def _own_tokens(cue: Token, head: Token) -> set[int]:
    """Return the indices of a cue's words other than its content."""
    content = {t.i for t in head.subtree}
    return {t.i for t in cue.subtree if t.i not in content} | {cue.i}


def to_next_act(tokens: list[Token], head: Token) -> list[Token]:
    """Cut a clause before a verb of speech that tells the speaker's next act.

    That is a joined verb without a subject (", and accused") or a participle (", describing").
    """
    for position, token in enumerate(tokens[1:], 1):
        if tokens[position - 1].text == "," and token.tag_ == "VBG" and lemma_in(token, SAY | NAME):
            return tokens[: position - 1]
    acts = _NEXT_ACT if _may_act(head) else _NEXT_ACT | NAME
    for token in head.conjuncts:
        if token.i > head.i and lemma_in(token, acts) and token.pos_ == "VERB":
            if any(t.dep_ in ("nsubj", "nsubjpass") for t in token.lefts):
                continue
            edge = token.left_edge.i
            before = [t for t in tokens if t.i < edge]
            while before and (before[-1].dep_ == "cc" or before[-1].is_punct):
                before.pop()
            return before
    return tokens


def _may_act(head: Token) -> bool:
    """Tell whether the subject of a clause may name somebody: no "that", "it" or "there"."""
    subject = next((t for t in head.lefts if t.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    return subject is None or subject.lower_ not in ("that", "this", "it", "there", "these")


def _after_that(scene: Scene, cue: Token) -> list[tuple[int, int]]:
    """Return what follows "that" where the parser tied the clause to another word."""
    rest = [t for t in scene.sentences[cue.i] if t.i > cue.i]
    aside = {t.i for n in cue.subtree if n.dep_ == "relcl" for t in n.subtree}
    for position, token in enumerate(rest[:_THAT_REACH]):
        comma = position and rest[position - 1].text == ","
        if _is_relative(cue, token) or (comma and _is_demonstrative(token)):
            break
        if token.lower_ == "that" and (
            token.tag_ in ("IN", "WDT") or token.dep_ == "mark" or comma
        ):
            tail = rest[position + 1 :]
            if any(t.pos_ in ("VERB", "AUX") for t in tail[:12]) and len(tail) > 2:
                piece = stretch(scene, _until_participle(tail))
                return [piece] if piece else []
        stops = token.tag_ != "VBG" or token.dep_ == "pcomp"
        if token.pos_ in ("VERB", "AUX") and stops and token.i not in aside:
            break
    return []


def _is_demonstrative(token: Token) -> bool:
    """Tell whether "that" is the subject of the verb right behind it: ", that has not helped"."""
    subject = token.lower_ == "that" and token.dep_ in ("nsubj", "nsubjpass")
    return subject and token.i + 1 < len(token.doc) and token.nbor().tag_ in _FINITE


def _is_relative(cue: Token, token: Token) -> bool:
    """Tell whether "that" opens a clause about the noun before it, and no content.

    The noun may be whom the cue tells: "told reporters that".
    """
    if token.tag_ != "WDT" or token.lower_ != "that" or token.i == 0:
        return False
    if token.dep_ in ("dobj", "dative"):  # "stressed the threat that rebels pose"
        return True
    noun = token.nbor(-1)
    about_noun = token.dep_ in ("nsubj", "nsubjpass") and noun.lemma_.lower() not in CONTENT_NOUNS
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    return noun.dep_ == "npadvmod" or (about_noun and noun.head.i != cue.i)


def _bare_clause(scene: Scene, cue: Token) -> list[tuple[int, int]]:
    """Return a clause without "that" whose subject the parser took for the cue's object."""
    for child in cue.rights:
        if child.dep_ == "dobj":
            after = child.right_edge.i + 1
            if after < len(scene.doc) and scene.doc[after].tag_ in ("MD", "VBZ", "VBP", "VBD"):
                tail = [t for t in scene.sentences[cue.i] if t.i >= child.left_edge.i]
                piece = stretch(scene, _until_participle(tail))
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
    piece = stretch(scene, part)
    return [piece] if piece else []


def stretch(scene: Scene, tokens: list[Token]) -> tuple[int, int] | None:
    """Return the trimmed offsets from the first to the last token, within one paragraph."""
    while tokens and (tokens[-1].dep_ == "cc" or tokens[-1].text == ","):
        tokens = tokens[:-1]  # "..., and" joins what is not said any more
    if not tokens:
        return None
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    end = min(end, scene.paragraph(start)[1])
    end = scene.out_of_quotation(start, end)
    start, end = trimmed(scene.text, scene.behind_dateline(start), end)
    return (start, end) if end - start > 1 else None
