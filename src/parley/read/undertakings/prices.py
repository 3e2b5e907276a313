"""What an act is made to hang on: "if the army leaves", "in exchange for an amnesty"."""

import re
from typing import Any

from parley.read.clauses import extent
from parley.read.text import text_of

_WHATEVER = frozenset({"that", "this", "it", "there"})
_IF = frozenset({"if", "once", "provided", "should", "when"})

#: What opens the price of an offer.
_PRICE = re.compile(
    r"(?:,?\s+(?:but\s+)?(?:only\s+)?(?:if|once|as\s+soon\s+as|(?:as|so)\s+long\s+as|"
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
    return bool(_EXCHANGED.search(text_of(verb.doc), verb.idx, verb.sent.end_char))


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
