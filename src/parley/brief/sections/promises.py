"""What a pledge promises, in words that read as a sentence whatever its object is."""

import re

from parley.brief.words import ACT_WORDS, count, listing, phrases, quote
from parley.records import Pledge

#: Objects that name the stopping, not what is stopped: one pledges a truce, not to stop a truce.
_TRUCE = re.compile(
    r"(?:[a-z0-9-]+ ){0,3}(?:cease-?fire|truce|armistice|lull|moratorium|cessation|suspension|"
    r"(?:halt|pause|end)(?= (?:to|in|of)\b))(?: [a-z -]+)?"
)
_BARE_VERB = re.compile(
    r"(?:to )?(?:cease|end|halt|stop|suspend|pause)\b(?: it| them)?", re.IGNORECASE
)
_DETERMINED = re.compile(r"(?:the|a|an|any|its|their|his|her|another|this|that|no) ")
#: ISO 8601 lengths of whole days, weeks, months or years, as a pledge's term is written.
_TERM = re.compile(r"P(\d+)([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def promise(pledge: Pledge) -> str:
    """Return what is promised and where: "to reduce “military activity” around Harn"."""
    near = "around" if pledge.area else "in"
    where = f"{near} {listing(pledge.where)}" if pledge.where else ""
    return phrases(_content(pledge.act, pledge.object, pledge.span.text), where)


def term_words(term: str) -> str:
    """Return how long a pledge holds: "for seven days", `""` where that is not stated."""
    found = _TERM.fullmatch(term)
    if found is None:
        return ""
    return f"for {count(int(found[1]), _UNITS[found[2]])}"


def _content(act: str, words: str, span: str) -> str:
    if act == "cease" and _TRUCE.fullmatch(words):
        return words if _DETERMINED.match(words) else f"{_article(words)} {words}"
    if act == "refrain" and words.startswith("not "):
        return f"not to {quote(words.removeprefix('not '))}"
    if not words or _BARE_VERB.fullmatch(words.lower()):
        return quote(span)
    return phrases(ACT_WORDS[act], quote(words))


def _article(words: str) -> str:
    return "an" if words[0] in "aeiou" else "a"
