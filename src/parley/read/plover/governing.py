"""What governs an act: the act in whose complement it stands, and who says it."""

from typing import Any

from parley.read.plover.lexicon import in_class
from parley.read.plover.phrases import (
    MANY,
    first_conjunct,
    lemma,
    object_heads,
    subject_heads,
    upwards,
)

#: Prepositions that lead from an act to its background.
BACKGROUND = frozenset(
    {"after", "amid", "following", "despite", "because", "due", "since", "under", "during"}
)
#: Where a governed act stands under the word that governs it.
_COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "dobj", "prep", "pcomp", "pobj", "acl", "dative", "oprd", "attr", "acomp",
     "nsubjpass", "conj", "compound", "amod", "poss", "nmod", "prt", "appos"}
)  # fmt: skip


def governor_of(
    trigger: Any,  # noqa: ANN401  (spaCy ships no types we follow)
    head: Any,  # noqa: ANN401
    triggers: frozenset[int],
    *,
    nominal: bool,
) -> int:
    """Return the index of the trigger in whose complement an act stands, -1 for none.

    Args:
        trigger: The word that tells of the act.
        head: The word whose clause or phrase carries it.
        triggers: Indices of all words that tell of acts.
        nominal: The act is told by a phrase, which may be the subject of a governed clause.
    """
    token = trigger
    for _ in range(MANY):
        above = token.head
        if token.dep_ == "acl" and token.tag_ in ("VBN", "VBG"):  # "hostages taken by X"
            return -1
        if token.dep_ == "prep" and token.lower_ in BACKGROUND:  # "signed after talks"
            return -1
        if nominal and token.dep_ in ("nsubj", "nsubjpass"):
            token = above
            if token.dep_ not in _COMPLEMENTS:
                return -1
            above = token.head
        if token.dep_ not in _COMPLEMENTS and not _is_infinitive_of(token, above):
            return -1
        if token.dep_ == "conj" and above.i in triggers and token.pos_ == above.pos_:
            token = first_conjunct(token)
            if token.head.i == token.i or token.dep_ not in _COMPLEMENTS:
                return -1
            above = token.head
        if above.i in triggers and above.i != head.i:
            return int(above.i)
        token = above
    return -1


def _is_infinitive_of(token: Any, above: Any) -> bool:  # noqa: ANN401
    """Tell whether an infinitive parsed as a purpose is what a verb without object governs."""
    return bool(
        token.dep_ == "advcl"
        and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.lefts)
        and not object_heads(above)
    )


def speaker(verb: Any) -> Any | None:  # noqa: ANN401
    """Return who says the clause a verb heads, `None` where nobody is named."""
    for token in upwards(verb):
        above = token.head
        if token.dep_ in ("ccomp", "parataxis") and in_class(lemma(above), "speech"):
            return next(iter(subject_heads(above)), None)
    return None
