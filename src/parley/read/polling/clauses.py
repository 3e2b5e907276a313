"""The clause that carries a share, cut from those of the shares beside it."""

import re
from typing import Any

from parley.read.analysis import Analysis
from parley.read.clauses import extent, subject
from parley.read.polling.shares import Share

_BREAK = re.compile(
    r"\s*[;:]\s*|\s*,\s*(?:(?:and|but|while|whereas|with|compared (?:to|with))\s+)?|"
    r"\s+(?:while|whereas|but|compared (?:to|with)|and)\s+|\s+[-–—]+\s+"
)
#: Breaks before the first share of a sentence, whose clause may hold commas of its own.
_STRONG = re.compile(r"\s*[;:]\s+|\s+[-–—]+\s+|,\s+with\s+(?=(?:an?\s+\w+\s+)?$)|\s+and\s+$")
#: What follows a share's clause and adds another assertion.
_BEYOND = re.compile(
    r",?\s+(?:and|with) the rest\b|"
    r",\s+(?:even though|although|though|while|whereas|after|before|as|despite|according to)\b"
)
_LEAD = re.compile(
    r"^(?:(?:by|in) contrast|however|meanwhile|still|instead|overall|also|in addition|"
    r"for (?:instance|example))\s*,\s*|^followed (?:closely )?by\s+|"
    r"^(?:and|but|while|with|that)\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,;:]+(?:and|but|while|with|to|versus|compared(?: to| with)?|to [A-Z]\w+[’']s))?"
    r"[\s,;:.]*$"
)


def clause_of(analysis: Analysis, offset: int, words: str, share: Share) -> tuple[int, int]:
    """Return the code points [start, end) in the text of the clause that carries a share.

    Args:
        analysis: The text.
        offset: Where the sentence begins.
        words: The sentence.
        share: A share in it; shares set against it stay in the clause.
    """
    first, last = _syntax(analysis, offset, share)
    start = _start(words, share, max(0, first - offset))
    end = _end(words, share, last - offset)
    while (lead := _LEAD.match(words[start : share.start])) is not None and lead.end():
        start += lead.end()
    tail = _TAIL.search(words[share.last : end])
    if tail is not None:
        end = share.last + tail.start()
    if words[end : end + 1] == ")" and words[start:end].count("(") > words[start:end].count(")"):
        end += 1
    return offset + start, offset + end


def _syntax(analysis: Analysis, offset: int, share: Share) -> tuple[int, int]:
    """Return the bounds of the clause whose subject or complement a share is."""
    span = analysis.doc.char_span(offset + share.at, offset + share.end, alignment_mode="expand")
    token = span.root if span is not None else None
    while token is not None and token.dep_ != "ROOT":
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"):
            break
        token = token.head
    if token is None or token.pos_ not in ("VERB", "AUX") or subject(token) is None:
        return offset + share.left, offset + share.right
    return extent(token)


def _start(words: str, share: Share, first: int) -> int:
    """Return where a clause begins: its syntax, or the break behind the share before."""
    own = _own_breaks(words, share)
    start = min(max(first, share.left), share.first)
    return max([start, *own])


def _own_breaks(words: str, share: Share) -> list[int]:
    """Return where breaks before a share end, but for one right before a share with its subject."""
    if share.left:
        breaks = [m for m in _BREAK.finditer(words, share.left, share.first) if m.group()]
    else:
        breaks = list(_STRONG.finditer(words[: share.first]))
    if not breaks:
        return [share.first] if share.left and not words[share.left : share.first].strip() else []
    told = [m for m in breaks if words[m.end() : share.first].strip(" (")]
    if told:
        return [told[-1].end()]
    return [breaks[-1].end()]


def _end(words: str, share: Share, last: int) -> int:
    """Return where a clause ends: at the next share's own clause, its syntax, or the paragraph."""
    end = share.right
    if share.right < len(words):
        following = _BREAK.search(words, share.last, share.right)
        end = following.start() if following else share.right
    elif last > share.last:
        end = min(end, last)
    rest = _BEYOND.search(words, share.last, end)
    end = rest.start() if rest else end
    line = words.find("\n\n", share.last, end)
    return max(share.last, line if line >= 0 else end)


def spoken(token: Any) -> str:  # noqa: ANN401
    """Return the words of a noun phrase without what hangs on its right."""
    words = token.doc[token.left_edge.i : token.i + 1]
    return str(words.text)
