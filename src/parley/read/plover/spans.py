"""The shortest words that carry an act: its clause without what is joined to it, or its phrase."""

from collections.abc import Iterator
from typing import Any

from parley.read.plover.governing import BACKGROUND
from parley.read.plover.lexicon import in_class
from parley.read.plover.phrases import DEEP, lemma, measured, words_of
from parley.read.plover.scope import is_intent

#: Longest stretch between a subject and its verb that still reads as one clause, in tokens.
_GAP = 6
_DASHES = frozenset({"-", "–", "—", "--", "_"})
#: Tokens beyond which a clause is cut at the start of a phrase.
_LONG = 28
#: Prepositions that lead from a meeting to its subject matter.
_TOPIC = frozenset({"about", "regarding", "concerning", "over", "on"})


def clause_span(verb: Any, *, meeting: bool = False) -> tuple[int, int]:  # noqa: ANN401
    """Return the code points [start, end) of the clause a verb heads, from its subject on.

    Args:
        verb: Head of the clause; a verb that only begins or plans it is taken in.
        meeting: Leave out what is talked about.
    """
    top = _top(verb)
    first = _first(top)
    if verb.dep_ == "compound":
        return _offsets(verb, verb.i, _right(verb.head))
    last = _right(verb, topics=not meeting)
    for i in range(verb.i + 1, last if meeting else 0):
        if verb.doc[i].lower_ in ("about", "regarding", "concerning"):
            last = i - 1
            break
    return _offsets(verb, first, _shortened(verb, first, last))


def _first(top: Any) -> int:  # noqa: ANN401
    """Return the first token of a clause: of its subject, or of what a relative clause is about."""
    first = int(min([top, *_auxiliaries(top)], key=lambda t: t.i).i)
    subjects = [c for c in top.lefts if c.dep_ in ("nsubj", "nsubjpass", "expl")]
    if subjects and first - _subject_end(subjects[-1]) <= 2 * _GAP:
        first = min(first, int(subjects[-1].left_edge.i))
    if _is_about(top):
        about = int(measured(top.head).left_edge.i)
        return about if 0 < first - about <= 2 * _GAP else first
    return first


def _is_about(clause: Any) -> bool:  # noqa: ANN401
    """Tell whether a clause tells what its noun did or had done to it.

    "The day X met Y", "reports that X met Y" and "a week, after which X met Y" do not.
    """
    left = list(clause.lefts)
    if clause.dep_ == "acl":
        return bool(clause.tag_ == "VBN" and not any(c.dep_ in ("nsubj", "mark") for c in left))
    if clause.dep_ != "relcl" or clause.head.ent_type_ in ("DATE", "TIME"):
        return False
    if in_class(lemma(clause.head), "when") or clause.left_edge.tag_ in ("IN", "WRB"):
        return bool(clause.left_edge.lower_ == "that" and clause.left_edge.dep_ != "mark")
    return True


def _subject_end(subject: Any) -> int:  # noqa: ANN401
    """Return the last token of a subject, before any clause about it that is set off by commas."""
    aside = any(t.dep_ == "relcl" and _ends(t) for t in words_of(subject))
    return int(subject.i if aside else subject.right_edge.i)


def _shortened(head: Any, first: int, last: int) -> int:  # noqa: ANN401
    """Return the last token of a clause, cut at a phrase's start where it runs too long."""
    if last - first < _LONG:
        return last
    starts = [
        t.left_edge.i for t in head.doc[head.i + 1 : last + 1]
        if t.dep_ in ("prep", "relcl", "acl", "advcl", "conj", "cc") and t.left_edge.i > head.i + 1
    ]  # fmt: skip
    return max((s - 1 for s in starts if s - first <= _LONG), default=last)


def phrase_span(noun: Any) -> tuple[int, int]:  # noqa: ANN401
    """Return the code points [start, end) of a noun phrase without what is joined to it."""
    return _offsets(noun, measured(noun).left_edge.i, _right(noun))


def around(head: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401
    """Yield where the adverbials of an act's clause stand, and of the clauses it is part of."""
    token = head
    while True:
        if token.pos_ in ("VERB", "AUX"):
            for child in token.children:
                if child.dep_ in ("npadvmod", "prep", "advmod") and child.i != head.i:
                    yield child.left_edge.idx, child.right_edge.idx + len(child.right_edge)
        if token.dep_ in ("ROOT", "ccomp", "relcl", "advcl", "parataxis"):
            return
        token = token.head


def _top(verb: Any) -> Any:  # noqa: ANN401
    """Return the verb that begins, plans or tries what this one says, or the verb itself."""
    token = verb
    while token.dep_ in ("xcomp", "acomp"):
        word = lemma(token.head)
        if not (word == "be" or is_intent(word) or in_class(word, "aspect")):
            break
        token = token.head
    return token


def _auxiliaries(verb: Any) -> list[Any]:  # noqa: ANN401
    return [
        c for c in verb.lefts
        if c.dep_ in ("aux", "auxpass", "neg", "advmod")
        and c.lower_ != "to" and verb.i - c.i < _GAP
    ]  # fmt: skip


def _right(head: Any, *, topics: bool = True) -> int:  # noqa: ANN401
    """Return the last token of what a head carries, cut before the next assertion."""
    last = int(head.i)
    for child in head.rights:
        if _ends(child) or (not topics and _is_topic(child)):
            break
        last = max(last, _inner_right(child))
    return last


def _is_topic(child: Any) -> bool:  # noqa: ANN401
    """Tell whether a dependent says what a meeting is about or for."""
    if child.dep_ == "prep":
        dated = any(t.ent_type_ in ("DATE", "TIME") for t in words_of(child))
        return child.lower_ in _TOPIC and not dated
    return bool(child.dep_ == "advcl")


def _ends(child: Any) -> bool:  # noqa: ANN401
    """Tell whether a right dependent starts another assertion."""
    comma = child.left_edge.i > 0 and child.left_edge.nbor(-1).text in (",", "-", "(", "—", "–")
    if child.dep_ in ("conj", "cc"):
        return bool(child.head.pos_ in ("VERB", "AUX"))
    if child.dep_ == "advcl":
        return bool(comma or any(c.dep_ in ("mark", "advmod") for c in child.lefts))
    if child.dep_ == "prep":
        clause = any(c.dep_ == "pcomp" for c in child.children)
        return bool(child.lower_ in BACKGROUND or (comma and clause))
    if child.dep_ in ("relcl", "acl", "appos", "ccomp", "mark"):
        return bool(comma)
    return bool(child.dep_ == "parataxis")


def _inner_right(token: Any, depth: int = 0) -> int:  # noqa: ANN401
    """Return the right edge of a dependent, cut before a clause set off by a comma."""
    last = int(token.i)
    if depth > DEEP:
        return last
    for child in token.rights:
        if child.dep_ == "punct":
            continue
        if child.dep_ in ("relcl", "advcl", "appos", "acl", "prep") and _ends(child):
            break
        last = max(last, _inner_right(child, depth + 1))
    return last


def _offsets(head: Any, first: int, last: int) -> tuple[int, int]:  # noqa: ANN401
    """Return code points of a stretch, kept to its paragraph and off datelines and asides."""
    doc = head.doc
    for i in range(head.i, first, -1):  # a paragraph's or a dateline's end: "Paris (AP) - "
        if "\n" in doc[i - 1].text or (doc[i - 1].text in _DASHES and doc[i - 2].text == ")"):
            first = i
            break
    for i in range(head.i, last):  # ", who" starts another assertion whatever the parse says
        aside = doc[i].text == "," and doc[i + 1].tag_ in ("WP", "WDT", "WP$", "WRB")
        if aside or "\n" in doc[i].text:
            last = i - 1 if i > head.i else i
            break
    while first < last and (doc[first].is_space or doc[first].is_punct):
        first += 1
    while last > first and (doc[last].is_space or doc[last].text in ',;:.—–-"”'):
        last -= 1
    return int(doc[first].idx), int(doc[last].idx + len(doc[last]))
