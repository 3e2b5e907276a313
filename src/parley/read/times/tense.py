"""Whether the words around a time look ahead of the document date or back."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

# How far a verb's tense reaches without a parse: reporting sentences hold their verb within this
# many characters; farther ones mostly belong to another clause.
TENSE_REACH = 120
# Words right before an expression that look ahead to it, whatever the verb.
_DEADLINE = re.compile(r"\b(?:by|until|as\s+(?:soon|early)\s+as|no\s+later\s+than)\s+$")
_DEADLINE_REACH = 16

_FUTURE = (
    r"will|'ll|’ll|shall|would|may(?!\s+\d)|going\s+to|planning|planned|plans?\s+to"
    r"|scheduled|slated|due|set\s+(?:to|for)|expect(?:s|ed)|(?:likely|ready|hopes?|intends?|agreed"
    r"|wants?|vowed|promised)\s+to|(?:is|are)\s+to|to\s+(?:be|begin|start|meet)|upcoming|expires?"
)
_PAST = (
    r"had\s+(?:\w+\s+)?been\s+\w+\s+to\s+\w+|was|were|had|did|has|have|said|told|met|began|came"
    r"|went|made|took|held|got|fell|rose|left|gave|saw|sent|led|broke|brought|fought|lost|won|put"
    r"|hit|set\s+off|became|found|kept|spoke|struck|shot|after|since|\w{2,}[^e\W]ed"
)
_TENSE = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b")
# A point after a title or an initial ends no sentence.
_SENTENCE_END = re.compile(
    r"(?<![ .][A-Z])(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!Gen)(?<!Sen)(?<!Rep)(?<!Gov)(?<!St)"
    r"[.!?]['\"”’]*\s+(?=['\"“‘`]*[A-Z])|\n\s*\n"
)

_FUTURE_AUXILIARIES = frozenset(("will", "'ll", "’ll", "shall", "would", "wo"))
# Verbs and adjectives whose infinitive lies ahead of them.
_AHEAD = frozenset(
    "plan expect schedule set due intend agree want hope promise vow prepare seek aim pledge "
    "threaten ready likely slate be go".split()
)


def direction(text: str, folded: str, start: int, end: int, doc: "Doc | None") -> int:
    """Return 1 where the words around a time speak of the future, -1 of the past, else 0.

    A lead-in such as "by" decides first, then the verb the parse hangs the time on, then the
    nearest verb form before it in its sentence, then the nearest after.

    Args:
        text: The text.
        folded: The same in lower case.
        start: First code point of the time.
        end: One past its last.
        doc: spaCy parse of the text, `None` where there is none.
    """
    if _DEADLINE.search(text, max(0, start - _DEADLINE_REACH), start):
        return 1
    if text.startswith(("'s ", "’s "), end):
        return -1  # "Wednesday's ruling" has been made
    parsed = 0 if doc is None else _of_verb(doc, start, end)
    return parsed or _of_words(text, folded, start, end)


def _of_words(text: str, folded: str, start: int, end: int) -> int:
    left = max(0, start - TENSE_REACH)
    for boundary in _SENTENCE_END.finditer(text, left, start):
        left = boundary.end()
    before = list(_TENSE.finditer(folded, left, start))
    if before:
        return 1 if before[-1]["future"] else -1
    stop = _SENTENCE_END.search(text, end, end + TENSE_REACH)
    after = _TENSE.search(folded, end, stop.start() if stop else end + TENSE_REACH)
    return 0 if after is None else 1 if after["future"] else -1


def _of_verb(doc: "Doc", start: int, end: int) -> int:
    """Return the direction of the verb that governs the words at these offsets."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return 0
    for token in (span.root, *span.root.ancestors):
        if token.pos_ not in ("VERB", "AUX"):
            continue
        helpers = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
        if helpers & _FUTURE_AUXILIARIES:
            return 1
        if "to" in helpers:
            head = token.head
            if head.lemma_.lower() in _AHEAD:
                return 1
            continue
        if token.lemma_.lower() in _AHEAD:
            return 0  # "planned a rally for Saturday": the words decide
        if token.tag_ == "VBD" or helpers & {"had", "has", "have", "was", "were", "did"}:
            return -1
        return 0
    return 0
