"""The mood and tense of a clause: questions, commands, conditions, what time it tells of."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
#: Auxiliaries in full for those that are cut off by tokens or apostrophes.
_FULL = {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "sha": "shall",
         "'ve": "have", "’ve": "have"}  # fmt: skip
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "providing"})
#: Before a present tense these speak of a time to come ("before they sign").
_YET_TO_COME = frozenset({"until", "till", "before", "once", "after"})
_WHENEVER = frozenset({"when", "whenever", "wherever"})
_WH_TAGS = frozenset({"WP", "WRB", "WDT", "WP$"})
#: Dependents whose bare verb is no command, but goes with another verb.
_WITH_VERB = frozenset({"xcomp", "ccomp", "aux", "auxpass", "amod", "compound"})


def auxiliaries(token: "Token") -> list[str]:
    """Return the auxiliary verbs of a verb in full, lower case and text order."""
    found = []
    for child in token.children:
        if child.dep_ in AUXILIARIES:
            word = child.lower_
            if word in ("'d", "’d"):
                word = "would" if token.tag_ == "VB" else "had"
            found.append(_FULL.get(word, word))
    return found


def own_subject(token: "Token") -> str:
    """Return the subject of a verb in lower case, `""` where it has none of its own."""
    return next((c.lower_ for c in token.children if c.dep_ in SUBJECTS), "")


def is_past(token: "Token") -> bool:
    """Tell whether a clause is in a past tense."""
    return token.tag_ == "VBD" or any(
        c.dep_ in AUXILIARIES and c.tag_ == "VBD" for c in token.children
    )


def is_finite(token: "Token") -> bool:
    """Tell whether a verb has a tense or a modal."""
    return token.tag_ in _FINITE_TAGS or any(
        c.dep_ in AUXILIARIES and c.tag_ in _FINITE_TAGS for c in token.children
    )


def is_infinitive(token: "Token") -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children)


def is_subjunctive(token: "Token") -> bool:
    """Tell whether a verb is asked for: "demanded that they leave", "insisted that he be freed"."""
    if token.dep_ != "ccomp" or is_finite(token) or is_infinitive(token):
        return False
    base = token.tag_ == "VB" or any(
        c.dep_ in AUXILIARIES and c.tag_ == "VB" for c in token.children
    )
    return base and any(c.dep_ == "mark" and c.lower_ == "that" for c in token.children)


def has_condition(token: "Token") -> bool:
    """Tell whether a word heads a condition: "if they leave", "had they left"."""
    if any(c.dep_ in ("mark", "advmod") and c.lower_ in _CONDITIONS for c in token.children):
        return True
    return token.dep_ in ("advcl", "ccomp") and _is_inverted(token)


def hangs_on_condition(token: "Token") -> bool:
    """Tell whether a condition hangs on an act: "we will stop if they stop"."""
    return any(c.dep_ == "advcl" and has_condition(c) for c in token.children)


def _opening(token: "Token") -> str:
    """Return the conjunction that opens a clause of time in lower case, `""` for none."""
    if token.dep_ == "pcomp":
        return str(token.head.lower_)
    return next(
        (c.lower_ for c in token.children
         if c.dep_ in ("mark", "advmod") and c.i < token.i and c.tag_ in ("IN", "WRB")), "",
    )  # fmt: skip


def is_yet_to_come(token: "Token") -> bool:
    """Tell whether a clause of time speaks of the future in the present ("once they sign")."""
    return is_finite(token) and not is_past(token) and _opening(token) in _YET_TO_COME


def is_whenever(token: "Token") -> bool:
    """Tell whether a clause of time in the present speaks of any such time ("when they come")."""
    return token.dep_ == "advcl" and not is_past(token) and _opening(token) in _WHENEVER


def is_question(token: "Token") -> bool:
    """Tell whether a word heads a sentence that asks."""
    if token.head != token:
        return False
    return any(c.text == "?" for c in token.children) or _is_inverted(token)


def _is_inverted(token: "Token") -> bool:
    """Tell whether a clause opens with its auxiliary ("Did they", "Had they")."""
    first = next((c for c in token.children if c.dep_ in AUXILIARIES), None)
    subject = next((c for c in token.children if c.dep_ in SUBJECTS), None)
    if first is None or subject is None or first.i > subject.i:
        return False
    return bool(first.i == token.left_edge.i)


def presupposes(token: "Token") -> bool:
    """Tell whether a question takes its act for granted: "when did they leave?"."""
    asks = any(
        w.tag_ in _WH_TAGS for c in token.children if c.i < token.i for w in (c, *c.children)
    )
    return asks and is_past(token)


def is_command(token: "Token") -> bool:
    """Tell whether a verb is a command: bare, without a subject, though it may have "do not"."""
    if token.dep_ in _WITH_VERB or own_subject(token):
        return False
    helpers = auxiliaries(token)
    if token.dep_ == "conj":
        return token.tag_ == "VB" and not helpers and is_statement(token.head)
    if token.lower_ == "let" and token.tag_ in ("VB", "VBP"):
        return True
    if token.tag_ == "VBP":  # a first word may have lost its "I": "Love this place"
        return token.dep_ == "ROOT" and token.i != token.sent.start and not helpers
    return token.tag_ == "VB" and set(helpers) <= {"do"}


def is_statement(token: "Token") -> bool:
    """Tell whether a verb is finite in a form that lends a joined verb no helper."""
    return token.tag_ in ("VBD", "VBZ", "VBP") and not auxiliaries(token)
