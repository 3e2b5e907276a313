"""The shortest words that carry an act: its clause without what is joined to it, or its phrase."""

from typing import Any

#: Dependents that belong to another assertion when they stand at the right edge.
_AFTER = frozenset({"advcl", "parataxis", "punct", "cc", "conj", "ccomp"})
#: Longest stretch between a subject and its verb that still reads as one clause, in tokens.
_GAP = 6


def clause_span(verb: Any) -> tuple[int, int]:  # noqa: ANN401  (spaCy ships no types we follow)
    """Return the code points [start, end) of the clause a verb heads, from its subject on."""
    first = min([verb, *_auxiliaries(verb)], key=lambda t: t.i).i
    subjects = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass", "expl")]
    if subjects:
        who = subjects[0]
        if first - who.right_edge.i <= _GAP and who.right_edge.i - who.i <= 2 * _GAP:
            first = who.left_edge.i
    return _offsets(verb.doc, first, _right(verb))


def phrase_span(noun: Any) -> tuple[int, int]:  # noqa: ANN401
    """Return the code points [start, end) of a noun phrase without what is joined to it."""
    first = noun.left_edge.i
    return _offsets(noun.doc, first, _right(noun))


def _auxiliaries(verb: Any) -> list[Any]:  # noqa: ANN401
    return [c for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg", "advmod") and c.i > verb.i - 5]


def _right(head: Any) -> int:  # noqa: ANN401
    """Return the last token of what a head carries, cut before the next assertion."""
    last = int(head.i)
    for child in head.rights:
        if _ends(child):
            break
        last = max(last, _inner_right(child))
    return last


def _ends(child: Any) -> bool:  # noqa: ANN401
    """Tell whether a right dependent starts another assertion."""
    if child.dep_ in ("conj", "cc"):
        return child.head.pos_ in ("VERB", "AUX") or child.dep_ == "conj" and child.pos_ == "VERB"
    if child.dep_ == "advcl":
        after_comma = child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","
        marked = any(c.dep_ in ("mark", "advmod") and c.i < child.i for c in child.lefts)
        return bool(after_comma or marked)
    if child.dep_ in ("relcl", "acl", "appos"):
        return bool(child.left_edge.i > 0 and child.left_edge.nbor(-1).text in (",", "-", "(", "—", "–"))
    return bool(child.dep_ == "parataxis")


def _inner_right(token: Any) -> int:  # noqa: ANN401
    """Return the right edge of a dependent, cut before a clause set off by a comma."""
    last = int(token.i)
    for child in token.rights:
        if child.dep_ == "punct":
            continue
        if child.dep_ in ("relcl", "advcl", "appos", "acl") and _ends(child):
            break
        last = max(last, _inner_right(child))
    return last


def _offsets(doc: Any, first: int, last: int) -> tuple[int, int]:  # noqa: ANN401
    while first < last and (doc[first].is_space or doc[first].is_punct):
        first += 1
    while last > first and (doc[last].is_space or doc[last].text in ",;:.—–-\"”"):
        last -= 1
    return int(doc[first].idx), int(doc[last].idx + len(doc[last]))
