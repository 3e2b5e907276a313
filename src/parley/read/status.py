"""How a text presents an act: as happened, ongoing, planned, hypothetical or denied.

The status is cut from the scale of factuality at the thresholds below; the modality says in which
mode of speech the act stands.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parley.read.factuality import POSSIBLE, Standing, government, standing
from parley.read.factuality.clauses import (
    SUBJECTS,
    auxiliaries,
    hangs_on_condition,
    has_condition,
    is_command,
    is_question,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

#: From "possibly not" downwards an act is denied: a denial need not be certain.
DENIED_TO = -POSSIBLE
#: Half-way between possible and probable: from here upwards an act is told as done.
TOLD_FROM = 0.5

#: Words that put an act into a mode of speech.
_PROMISING = frozenset(
    "promise pledge vow commit agree undertake guarantee swear commitment agreement".split()
)
_DEMANDING = frozenset(
    "demand urge call request appeal order require ask press instruct beg implore recommend "
    "advise".split()
)
_DENYING = frozenset("deny dispute refute denial contradict disavow disclaim".split())
_ASKING = frozenset("wonder question inquire".split())
_OBLIGING = frozenset({"must", "should", "ought"})
_FUTURE = frozenset({"will", "shall"})
_CONTINUING = frozenset("continue keep remain persist ongoing continuing continued".split())
_PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m", "been"})


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
    stands = standing(token)
    modality = _modality(token, stands, quoted=quoted)
    if stands.value <= DENIED_TO:
        return modality, "denied"
    if modality in ("conditional", "asked", "demanded"):
        return modality, "hypothetical"
    if modality == "promised" or (stands.ahead and stands.value > 0):
        return modality, "planned"
    if stands.value < TOLD_FROM:
        return modality, "hypothetical"
    return modality, "ongoing" if _is_ongoing(token) else "happened"


def _governors(token: "Token") -> "Iterator[Token]":
    """Yield the words that govern an act, innermost first, through joined words."""
    while token.head != token:
        if token.dep_ == "conj":
            token = token.head
            continue
        governed = government(token)
        if governed is None:
            return
        token = governed[0]
        yield token


def _clauses(token: "Token") -> "Iterator[Token]":
    """Yield the act, the words it is joined to and its governors: where its marks may stand."""
    yield token
    while token.dep_ == "conj":
        token = token.head
        yield token
    yield from _governors(token)


def _modality(token: "Token", stands: Standing, *, quoted: bool) -> str:
    words = {g.lemma_.lower() for g in _governors(token)}
    clauses = tuple(_clauses(token))
    helpers = set(auxiliaries(token))
    if any(has_condition(c) or hangs_on_condition(c) for c in clauses):
        return "conditional"
    if words & _DENYING or stands.value <= DENIED_TO:
        return "denied"
    if any(is_question(c) for c in clauses) or words & _ASKING:
        return "asked"
    if words & _DEMANDING or helpers & _OBLIGING:
        return "demanded"
    if quoted and is_command(token):
        return "demanded"
    if words & _PROMISING or (quoted and _is_own_will(token)):
        return "promised"
    return "conditional" if "would" in helpers else "asserted"


def _is_own_will(token: "Token") -> bool:
    """Tell whether the act is the speaker's own "we will"."""
    subjects = {c.lower_ for c in token.children if c.dep_ in SUBJECTS}
    return bool(subjects & {"i", "we"}) and bool(_FUTURE & set(auxiliaries(token)))


def _is_ongoing(token: "Token") -> bool:
    """Tell whether the act goes on: "are shelling", "continued to shell", "ongoing talks"."""
    helpers = set(auxiliaries(token))
    if token.tag_ == "VBG" and helpers & _PRESENT and "had" not in helpers:
        return True
    if any(c.lemma_.lower() in _CONTINUING for c in token.children if c.dep_ == "amod"):
        return True
    return any(g.lemma_.lower() in _CONTINUING for g in _governors(token))
