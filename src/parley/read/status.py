"""How a text presents an act: as happened, ongoing, planned, hypothetical or denied."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parley.read.factivity import (
    ASKING,
    CONTINUING,
    DEMANDING,
    DENYING,
    PENDING,
    PLANNING,
    PROMISING,
)
from parley.read.factuality import (
    AHEAD,
    AUXILIARIES,
    SUBJECTS,
    governor_of,
    has_condition,
    hold,
    is_command,
    is_question,
    signature,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

# A factor at or below this says the act did not or will not come about.
DENIED_BELOW = -0.3
# Below this and without a sign of a plan, an act is only thought of.
HYPOTHETICAL_BELOW = 0.5
_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_OBLIGING = frozenset({"must", "should", "ought"})
_PLANNED_MODIFIERS = frozenset("planned proposed future upcoming expected scheduled".split())


def status(token: "Token", *, quoted: bool = False) -> tuple[str, str]:
    """Return the modality and the status in which the text presents an act.

    Args:
        token: The verb or noun that names the act, in a spaCy parse.
        quoted: It stands inside quoted words: "we will" is then the speaker's own promise, and a
            command is a demand.

    Returns:
        One of `records.MODALITIES`, and `happened`, `ongoing`, `planned`, `hypothetical` or
        `denied`. Alleged acts are for the caller, who knows who speaks of whom.
    """
    held = hold(token)
    modality = _modality(token, held, quoted=quoted)
    if held <= DENIED_BELOW:
        return modality, "denied"
    if modality in ("conditional", "asked", "demanded"):
        return modality, "hypothetical"
    if modality == "promised" or _is_planned(token):
        return modality, "planned"
    if held < HYPOTHETICAL_BELOW:
        return modality, "hypothetical"
    return modality, "ongoing" if _is_ongoing(token) else "happened"


def _governors(token: "Token") -> "Iterator[Token]":
    """Yield the words that govern an act, innermost first, through joined words."""
    while token.head != token:
        if token.dep_ == "conj":
            token = token.head
            continue
        governor = governor_of(token)
        if governor is None:
            return
        yield governor
        token = governor


def _clauses(token: "Token") -> "Iterator[Token]":
    """Yield the act, the words it is joined to and its governors: where its marks may stand."""
    yield token
    while token.dep_ == "conj":
        token = token.head
        yield token
    yield from _governors(token)


def _auxiliaries(token: "Token") -> set[str]:
    return {c.lower_ for c in token.children if c.dep_ in AUXILIARIES}


def _modality(token: "Token", held: float, *, quoted: bool) -> str:
    words = [g.lemma_.lower() for g in _governors(token)]
    clauses = tuple(_clauses(token))
    if any(has_condition(c) or _hangs_on_condition(c) for c in clauses):
        return "conditional"
    if any(w in DENYING for w in words) or held <= DENIED_BELOW:
        return "denied"
    if any(is_question(c) for c in clauses) or any(w in ASKING for w in words):
        return "asked"
    if any(w in DEMANDING for w in words) or _auxiliaries(token) & _OBLIGING:
        return "demanded"
    if quoted and is_command(token):
        return "demanded"
    if any(w in PROMISING for w in words) or (quoted and _is_own_will(token)):
        return "promised"
    return "conditional" if "would" in _auxiliaries(token) else "asserted"


def _hangs_on_condition(token: "Token") -> bool:
    """Whether a clause with "if" or "unless" hangs on the act: "we will stop if they stop"."""
    return any(c.dep_ == "advcl" and has_condition(c) for c in token.children)


def _is_own_will(token: "Token") -> bool:
    """Whether the act is the speaker's own "we will"."""
    subjects = {c.lower_ for c in token.children if c.dep_ in SUBJECTS}
    return bool(subjects & {"i", "we"}) and bool(_auxiliaries(token) & _FUTURE)


def _is_planned(token: "Token") -> bool:
    """Whether the act lies ahead as intended, rather than merely thinkable."""
    if any(_auxiliaries(c) & _FUTURE for c in _clauses(token)):
        return True
    if any(c.lower_ in _PLANNED_MODIFIERS for c in token.children if c.dep_ == "amod"):
        return True
    return any(signature(g, token) in (PLANNING, PENDING, AHEAD) for g in _governors(token))


def _is_ongoing(token: "Token") -> bool:
    helpers = _auxiliaries(token)
    present = {"is", "are", "am", "'s", "’s", "'re", "’re", "been"}
    if token.tag_ == "VBG" and helpers & present and "had" not in helpers:
        return True
    if any(c.lemma_.lower() in CONTINUING for c in token.children if c.dep_ == "amod"):
        return True
    return any(g.lemma_.lower() in CONTINUING for g in _governors(token))
