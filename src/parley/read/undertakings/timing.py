"""When a pledge was made, when it begins, when it is due, and how long it holds."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from parley.read.analysis import Analysis
from parley.read.text import text_of
from parley.read.times import TimeMention
from parley.read.undertakings.undertaking import Undertaking
from parley.records import Period

#: Words before a time that say what it is to the pledge; looked for in this order.
_BEFORE = 40
_DUE = re.compile(
    r"\b(?:by|until|till|before|(?:no|not) later than|ahead of|through)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:from|start\w*|begin\w*|began|effective|takes? effect|took effect|enters? into force|"
    r"into (?:force|effect))\b[^.;]{0,24}$",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?:agreed|announced|pledged|promised|vowed|said|signed|declared|proclaimed|offered|told|"
    r"reached|committed|gave|given|made|issued|ordered|undertook|undertaken|guaranteed|set out|"
    r"outlined|accepted)\b(?:\s+(?:on|late|early))*\s*$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor\s+(?:the\s+next\s+|another\s+|an?\s+|up\s+to\s+)?$", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:within|inside|in less than)\s+(?:the\s+next\s+|an?\s+)?$", re.IGNORECASE
)
_OF = re.compile(r"\bof\s+$", re.IGNORECASE)
_LASTING = re.compile(
    r"^[\s-]*(?:humanitarian\s+|unilateral\s+|renewable\s+|nationwide\s+|temporary\s+){0,2}"
    r"(?:cease-?\s?fire|truce|pause|lull|halt|armistice|cessation|suspension|moratorium|freeze)",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"P(?P<clock>T?)(?P<count>\d+)(?P<unit>[HDWM])")
_DAYS = {"D": 1.0, "W": 7.0, "M": 30.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The times of a pledge.

    Attributes:
        made: When it was made.
        begins: When it takes effect.
        due: When it ends or must be done.
        term: ISO 8601 length for which it holds, `""` where not stated.
        unresolved: Words of a time that could not be resolved.
    """

    made: Period | None = None
    begins: Period | None = None
    due: Period | None = None
    term: str = ""
    unresolved: str = ""


def timing_of(analysis: Analysis, item: Undertaking) -> Timing:
    """Return the times of an undertaking, each by the words that stand before it."""
    sentence = item.head.sent
    start, end = min(sentence.start_char, item.start), max(sentence.end_char, item.end)
    made = begins = due = None
    term, unresolved, days = "", "", 0
    for mention in analysis.times_in(start, end):
        inside = item.start <= mention.start < item.end
        role = _role(analysis, item, mention, inside=inside)
        if role in ("due", "within", "begins") and not _is_of(analysis, item, mention):
            continue  # the time of another act of the same sentence
        if role == "due" and mention.start < item.start:
            continue
        if role == "term":
            term = term or mention.value
        elif role == "within":
            days = days or days_of(mention.value)
        elif mention.period is None:
            unresolved = unresolved or (mention.text if mention.unresolved else "")
        elif role == "due":
            due = due or mention.period
        elif role == "begins":
            begins = begins or mention.period
        elif role == "made":
            made = made or mention.period
    made = made or analysis.made()
    begins = begins or _begins_later(analysis, item)
    if due is None and begins is not None and (length := days_of(term)):
        due = Period.day(begins.first + timedelta(days=max(length - 1, 0)))
    if due is None and made is not None and days:
        due = Period.day(made.last + timedelta(days=days))
    return Timing(made=made, begins=begins, due=due, term=term, unresolved=unresolved)


def _is_of(analysis: Analysis, item: Undertaking, mention: TimeMention) -> bool:
    """Tell whether a time hangs on an act, or on the verb that it is the subject or object of."""
    words = analysis.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if words is None:
        return False
    verb = _verb_over(words.root)
    governed = item.head.pos_ in ("VERB", "AUX") or item.head.dep_ in _ARGUMENTS
    above = _verb_over(item.head) if governed else item.head
    return verb in (item.head, above) or _is_under(verb, item.head)


def _is_under(verb: Any, head: Any) -> bool:  # noqa: ANN401
    """Tell whether a verb hangs below another without being joined to it: "withdraw and free"."""
    while verb != head:
        if verb.dep_ == "conj" or verb.head == verb:
            return False
        verb = verb.head
    return True


#: Sentences after a truce in which a text still says when it takes effect.
_REACH = 3
_TRUCES = frozenset("truce ceasefire cease-fire lull pause armistice cessation halt deal".split())


def _begins_later(analysis: Analysis, item: Undertaking) -> Period | None:
    """Return the day of "The truce will take effect on Monday" in a sentence behind a truce."""
    if item.head.lemma_.lower() not in _TRUCES:
        return None
    following = [s for s in analysis.doc.sents if s.start >= item.head.sent.end][:_REACH]
    for sentence in following:
        of_it = any(
            t.lemma_.lower() in _TRUCES and t.dep_ in ("nsubj", "nsubjpass") for t in sentence
        )
        for mention in analysis.times_in(sentence.start_char, sentence.end_char):
            opening = analysis.source.text[sentence.start_char : mention.start]
            if of_it and mention.period is not None and _BEGINS.search(opening):
                return mention.period
    return None


_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})


def _verb_over(token: Any) -> Any:  # noqa: ANN401
    """Return the nearest verb that a token hangs on, the sentence's root at last."""
    token = token.head
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return token


def _role(analysis: Analysis, item: Undertaking, mention: TimeMention, *, inside: bool) -> str:
    """Return what a time is to the pledge: `due`, `begins`, `made`, `term` or `""`."""
    text = text_of(analysis.doc)
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    if mention.type == "DURATION":
        if _WITHIN.search(before):
            return "within"
        lasting = _FOR.search(before) or _LASTING.match(text, mention.end)
        if not lasting:
            lasting = _LASTING.match(text[mention.end :])
        return "term" if lasting and _LENGTH.fullmatch(mention.value) else ""
    for role, pattern in (("due", _DUE), ("begins", _BEGINS), ("made", _MADE)):
        if pattern.search(before):
            return role
    published = analysis.source.published
    is_past = (
        published is not None and mention.period is not None and (mention.period.last < published)
    )
    if not inside:
        return "made"
    if is_past and (_OF.search(before) or not _is_of(analysis, item, mention)):
        return ""  # "the border of 1942"
    return "made" if is_past else "begins"


def days_of(term: str) -> int:
    """Return the whole days a length touches, 0 where it is none: `PT72H` is 3."""
    match = _LENGTH.fullmatch(term)
    if match is None:
        return 0
    count = int(match["count"])
    if match["clock"]:
        return -(-count // 24)
    return round(count * _DAYS[match["unit"]])
