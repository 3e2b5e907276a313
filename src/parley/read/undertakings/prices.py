"""What an act is made to hang on: "if the army leaves", "in exchange for an amnesty"."""

import re
from typing import Any

from parley.read.clauses import extent, is_negated
from parley.read.text import text_of

_WHATEVER = frozenset({"that", "this", "it", "there"})
_IF = frozenset({"if", "once", "provided", "should", "when"})

#: What opens the price of an offer.
_PRICE = re.compile(
    r"(?:,?\s+(?:but\s+)?(?:only\s+)?(?:if|once|the\s+(?:moment|minute|instant|day)|as\s+soon\s+as|(?:as|so)\s+long\s+as|"
    r"provided(?:\s+that)?|on\s+(?:the\s+)?condition(?:\s+that)?)"
    r"|,?\s+in\s+(?:exchange|return)\s+for)\s+",
    re.IGNORECASE,
)
_EXCHANGED = re.compile(r"\bin\s+(?:exchange|return)\s+for\b", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[.;]|,\s+(?:but|which|who|while|including|he|she|it|they|amid|amidst|despite|after|according)\b"
    r"|,\s+and\s+(?:he|she|it|they)\b|$"
)


def price_of(verb: Any) -> tuple[str, int]:  # noqa: ANN401
    """Return what is asked ("if …", "in exchange for …") and where its words end."""
    text, stop = text_of(verb.doc), verb.sent.end_char
    match = _PRICE.search(text, verb.idx, stop)
    if match is None:
        return "", 0
    end = _CLAUSE_END.search(text, match.end(), stop)
    last = end.start() if end else stop
    return text[match.end() : last].strip(' ”".'), last


def fronted_condition(verb: Any) -> Any | None:  # noqa: ANN401
    """Return the clause of "if the army leaves, we will …", `None` where there is none."""
    for clause in verb.lefts:
        if any(c.lower_ in _WHATEVER for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass")):
            continue  # "if that happens": no act that is asked of anybody
        if clause.dep_ == "advcl" and any(
            c.lower_ in _IF and c.dep_ == "mark" for c in clause.lefts
        ):
            return clause
    return None


def condition_words(clause: Any) -> str:  # noqa: ANN401
    """Return what a clause of condition asks, without its "if"."""
    start, end = extent(clause)
    return text_of(clause.doc)[start:end]


def is_exchange(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether an act is set against another outright: "in return for"."""
    text = text_of(verb.doc)
    return bool(_EXCHANGED.search(text, verb.idx, verb.sent.end_char) or fronted_price(verb))


_FRONTED = re.compile(r"in\s+(?:exchange|return)\s+for\s+(?P<ask>[^,]{3,120}),", re.IGNORECASE)


def fronted_price(verb: Any) -> str:  # noqa: ANN401
    """Return what is asked in "in return for a pardon, the rebels would …", `""` for nothing."""
    match = _FRONTED.match(text_of(verb.doc), verb.left_edge.idx, verb.idx)
    return match["ask"] if match else ""


def without_price(words: str) -> str:
    """Return what is given, without what is asked for it."""
    priced = _PRICE.search(words)
    return words[: priced.start()] if priced else words


#: What opens a condition that a promise may have and stay one: it says when, not whether.
_PROVISO = re.compile(
    r"(?:once|as\s+soon\s+as|(?:as|so)\s+long\s+as|on\s+condition(?:\s+that)?|when)\s+",
    re.IGNORECASE,
)


def proviso_of(act: Any) -> str:  # noqa: ANN401
    """Return what a promised act waits for ("once the rains end"), `""` for nothing."""
    for clause in act.children:
        if clause.dep_ != "advcl":
            continue
        first, last = clause.left_edge, clause.right_edge
        words = text_of(act.doc)[first.idx : last.idx + len(last)]
        opener = _PROVISO.match(words)
        if opener:
            return words[opener.end() :].strip(" ,.")
    return ""


#: Nouns of time that open a condition.
_MOMENTS = frozenset({"moment", "minute", "instant", "day"})


def has_condition(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a promise hangs on "if" or "the moment": then it is an offer or a threat.

    "Unless" only reserves what is promised, but is a threat where an act is denied.
    """
    marks = {"if", "provided"} | ({"unless"} if is_negated(verb) else set())
    return any(
        child.dep_ == "advcl" and any(c.lower_ in marks for c in child.lefts)
        for child in verb.children
    ) or any(_is_moment(child) for child in verb.subtree)


def _is_moment(token: Any) -> bool:  # noqa: ANN401
    """Tell whether a word opens a condition: "the moment they leave", "the day it is signed"."""
    told = any(c.dep_ in ("relcl", "acl", "ccomp") for c in token.rights)
    return token.lower_ in _MOMENTS and token.dep_ in ("npadvmod", "dobj", "advmod") and told
