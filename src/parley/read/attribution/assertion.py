"""Whether a cue's clause is somebody's assertion: "few believe", "seems to admit", "feel hurt"."""

from parley.read.attribution.cues import THOUGHT, lemma_in
from parley.read.parse import Token

_NOBODY = frozenset("nobody none neither nothing no-one noone".split())
_HARDLY_ANY = frozenset("no few fewer neither little scarcely hardly".split())
_NEGATED = frozenset("not hardly scarcely never".split())
_MODALS = frozenset("can could may might should".split())
_SEEMING = frozenset("appear seem tend pretend profess purport".split())
# Relatives after which a clause is whole: "in 2014, when he said that the army had left".
_ADVERBIAL_RELATIVES = frozenset("when where whereby why".split())
_RELATIVES = frozenset("who which whom that whose what".split())


def is_asserted(cue: Token, subject: Token | None) -> bool:
    """Tell whether the text says that somebody asserts what stands under a cue.

    Nobody does where the subject counts none or hardly any ("few experts believe"), where the
    speech only seems to be ("appeared to admit"), where a verb of feeling tells a state ("feel
    stung after ..."), and where the clause lacks what a noun before it stands for ("the harm he
    said the raid would do").
    """
    if subject is not None and counts_nobody(subject):
        return False
    if cue.dep_ in ("xcomp", "ccomp") and cue.head.lemma_.lower() in _SEEMING:
        return False
    if cue.dep_ == "csubj" or _is_possible(cue) or _is_idiom(cue):
        return False
    return not (_tells_a_state(cue) or _is_gapped(cue, subject))


def counts_nobody(subject: Token) -> bool:
    """Tell whether a subject is none or hardly any of its kind: "no official", "few experts"."""
    if subject.lower_ in _NOBODY:
        return True
    opening = [t for t in subject.subtree if t.i <= subject.i and t.head.i in _within(subject)]
    words = [t.lower_ for t in opening]
    if words[:2] in (["the", "more"], ["the", "less"], ["the", "fewer"]):
        return True  # "the more it rains, the more farmers fear floods"
    if "few" in words or "little" in words:
        return not {"a", "quite", "the", "these", "those"} & set(words)
    if set(words) & (_HARDLY_ANY - {"few", "little"}):
        return True
    return any(t.lower_ in _NEGATED and t.dep_ in ("neg", "advmod", "preconj") for t in opening)


def _is_possible(cue: Token) -> bool:
    """Tell whether a participle says what somebody may do: "they can campaign saying that"."""
    modal = any(t.dep_ == "aux" and t.lower_ in _MODALS for t in cue.head.lefts)
    return cue.tag_ == "VBG" and cue.dep_ in ("xcomp", "advcl") and modal


def _is_idiom(cue: Token) -> bool:
    """Tell "all told" and "points to X" from what somebody tells or points out."""
    if cue.lower_ == "told" and cue.i and cue.nbor(-1).lower_ == "all":
        return True
    return lemma_in(cue, frozenset({"point"})) and any(
        t.lower_ == "to" and t.dep_ == "prep" for t in cue.rights
    )


def _within(subject: Token) -> set[int]:
    """Return the indices of a subject and of its determiners and quantities."""
    return {subject.i, *(t.i for t in subject.lefts if t.dep_ in ("det", "amod", "nummod"))}


def _tells_a_state(cue: Token) -> bool:
    """Tell whether a verb of thinking has a predicate of its own: "feel stung", "feel safe"."""
    own = (t for t in cue.rights if t.dep_ in ("acomp", "oprd"))
    return lemma_in(cue, THOUGHT) and any(t.i == cue.i + 1 for t in own)


def _is_gapped(cue: Token, subject: Token | None) -> bool:
    """Tell whether a cue stands in a clause about a noun that its content leaves out."""
    if cue.dep_ != "relcl" or subject is None or subject.lower_ in _RELATIVES:
        return False
    between = cue.doc[cue.head.i + 1 : cue.i]
    inside = cue.head.i < subject.i < cue.i
    apart = any(t.text in (",", ";", ":", "—", "–", '"', "“", "”") for t in between)
    whole = any(t.lower_ in _ADVERBIAL_RELATIVES or t.dep_ == "prep" for t in between[:1])
    marked = any(
        t.lower_ == "that" and t.dep_ == "mark"
        for clause in cue.rights
        if clause.dep_ == "ccomp"
        for t in clause.lefts
    )
    return inside and not (apart or whole or marked)
