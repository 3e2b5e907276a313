"""Polls: a share of people who hold an opinion, with its hedge and who measured it."""

import re
from typing import Any

from parley.read.analysis import Analysis
from parley.read.clauses import extent, subject
from parley.read.times.numbers import NUMBER, read_number
from parley.records import Period, Poll

_SHARE = re.compile(
    rf"(?P<hedge>\b(?:around|about|nearly|almost|roughly|some|over|more than|less than|fewer than|"
    rf"at least|approximately|just under|just over)\s+)?"
    rf"(?P<value>{NUMBER})(?:\s*%|[\s-]+(?:percent|per\s+cent|percentage\s+points?))",
    re.IGNORECASE,
)
#: Words that make a share a measured opinion rather than a budget, a vote count or a tariff.
_OPINION = re.compile(
    r"\b(?:polls?|polled|survey(?:s|ed)?|respondents?|pollsters?|approv\w+|disapprov\w+|support\w*|"
    r"oppos\w+|favou?r\w*|believ\w+|think\w*|thought|feel\w*|felt|trust\w*|opinion|view|views|"
    r"agree\w*|disagree\w*|prefer\w*|want\w*|back(?:ed|ing)?|answer(?:ed)?|say|said|satisf\w+|"
    r"optimis\w+|pessimis\w+|willing|unwilling|popularity|rating)\b",
    re.IGNORECASE,
)
_NOT_OPINION = re.compile(
    r"\b(?:GDP|inflation|tariffs?|taxes|interest rate|growth|exports|imports|budget|price|prices|"
    r"turnout|enrich\w+|uranium|of the (?:territory|land|seats|vote|votes))\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:respondents|people|public|population|voters|citizens|residents|adults|participants|men|"
    r"women|households|[A-Z][a-z]+(?:ians|ans|is|ese|s))\b"
)
_POLLSTER = re.compile(
    r"(?:poll|survey)\w*\s+(?:conducted|carried out|done|commissioned|published)?[^.;]{0,40}?"
    r"\b(?:by|for)\s+(?:the\s+)?(?P<by>[A-Z][\w.&’'-]*(?:\s+[A-Z][\w.&’'-]*)*)"
    r"|\b(?:an?|the)\s+(?P<firm>[A-Z][\w&’'-]+(?:\s+[A-Z][\w&’'-]+)*)\s+(?:poll|survey)\b"
    r"|\b(?P<who>[A-Z][\w&’'-]+(?:\s+[A-Z][\w&’'-]+)*)\s+conducted\s+(?:the|a)\s+(?:poll|survey)"
)


def read(analysis: Analysis) -> list[Poll]:
    """Return every measured share of opinion in the text, in text order."""
    text = analysis.source.text
    polls: list[Poll] = []
    pollster = ""
    field_time: Period | None = None
    for sentence in analysis.doc.sents:
        start, end = sentence.start_char, sentence.end_char
        words = text[start:end]
        if match := _POLLSTER.search(words):
            pollster = _firm(analysis, start, match)
        if re.search(r"\b(?:poll|survey)", words) and (when := _asked_on(analysis, start, end)):
            field_time = when
        shares = list(_SHARE.finditer(words))
        if not shares or not _OPINION.search(words) or _NOT_OPINION.search(words):
            continue
        for index, share in enumerate(shares):
            left = shares[index - 1].end() if index else 0
            right = shares[index + 1].start() if index + 1 < len(shares) else len(words)
            poll = _poll(analysis, start, words, (left, share, right), pollster, field_time)
            if poll is not None:
                polls.append(poll)
    return polls


def _asked_on(analysis: Analysis, start: int, end: int) -> Period | None:
    """Return when people were asked: a time in the clause that no "since" counts from."""
    for mention in analysis.times_in(start, end):
        before = analysis.source.text[max(0, mention.start - 8) : mention.start]
        if mention.period is not None and not re.search(r"\bsince\s+$", before):
            return mention.period
    return None


def _firm(analysis: Analysis, offset: int, match: "re.Match[str]") -> str:
    """Return who polled, `""` where the name is only a nation's ("a Kenyan poll")."""
    group = next(name for name in ("by", "firm", "who") if match[name])
    words = analysis.doc.char_span(
        offset + match.start(group), offset + match.end(group), alignment_mode="expand"
    )
    national = words is not None and all(t.ent_type_ == "NORP" or t.pos_ == "ADJ" for t in words)
    return "" if national else str(match[group])


def _poll(
    analysis: Analysis,
    offset: int,
    words: str,
    window: tuple[int, "re.Match[str]", int],
    pollster: str,
    field_time: Period | None,
) -> Poll | None:
    left, share, right = window
    value = read_number(share["value"].lower())
    if value is None or not 0 <= value <= 100:
        return None
    start, end = _bounds(analysis, offset, words, window)
    clause = words[start:end]
    people = _PEOPLE.search(words[share.end() : right]) or _PEOPLE.search(
        words[left : share.start()]
    )
    maker, via = analysis.voice(offset + start)
    when = _asked_on(analysis, offset + left, offset + right) or field_time
    return Poll(
        source_sha256=analysis.source.sha256,
        span=analysis.span(offset + start, offset + end),
        maker=maker,
        via=via,
        population=_population(words, share, people),
        measure=_measure(clause, share.group(0)),
        value=float(value),
        when=when,
        hedge=(share["hedge"] or "").strip().lower(),
        pollster=pollster,
    )


def _bounds(
    analysis: Analysis, offset: int, words: str, window: tuple[int, "re.Match[str]", int]
) -> tuple[int, int]:
    """Return the clause around a share, cut where the neighbouring shares' clauses begin."""
    left, share, right = window
    token = analysis.doc.char_span(
        offset + share.start("value"), offset + share.end(), alignment_mode="expand"
    )
    start, end = left, right
    if token is not None:
        head = _verb_over(token.root)
        if head is not None:
            first, last = extent(head)
            start, end = max(left, first - offset), min(right, last - offset)
    if start > share.start():
        start = share.start()
    if end <= share.end():
        end = right
    clause = words[start:end].rstrip(" ,;:.")
    clause = re.sub(r"[\s,;]+(?:and|but|while|compared(?: to| with)?)$", "", clause)
    return start + len(words[start:end]) - len(words[start:end].lstrip(" ,;")), start + len(clause)


def _verb_over(token: Any) -> Any | None:  # noqa: ANN401
    """Return the predicate whose subject or complement a share is."""
    while token.dep_ != "ROOT":
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"):
            break
        token = token.head
    return token if token.pos_ in ("VERB", "AUX") and subject(token) is not None else None


def _population(words: str, share: "re.Match[str]", people: "re.Match[str] | None") -> str:
    after = re.match(
        r"\s+of\s+((?:the\s+)?(?:[\w.’'-]+\s+){0,3}?[\w’'-]+s\b)", words[share.end() :]
    )
    if after:
        return after[1].strip()
    return people.group(0) if people else ""


def _measure(clause: str, share: str) -> str:
    """Return what was measured: the opinion's words, from the verb that holds it on."""
    rest = clause[clause.find(share) + len(share) :] if share in clause else clause
    said = re.search(
        r"\b(?:believ\w+|think\w*|thought|felt|feel|sa(?:y|id)|agree\w*)\s+(?:that\s+)?(.+)", rest
    )
    held = said or _HELD.search(rest) or _STANDING.search(clause)
    return (held[1] if held else rest).strip(' ,.“”"')


#: A share that stands behind what was measured ("support for the talks is at 40 percent").
_STANDING = re.compile(
    r"((?:\w+ )?(?:support|opposition|approval|trust|confidence|backing|disapproval)\b.*?)"
    r"\s+(?:has|have|had|is|was|stands?|stood|hovers?|rose|fell|now|remains?)\b"
)


#: A verb of opinion that is itself part of what was measured ("support the talks").
_HELD = re.compile(
    r"\b((?:support|oppos|favou?r|back|approv|disapprov|trust|want|prefer|reject|would|do not|"
    r"did not|are|is|were|was|h[eo]ld)\w*\b.*)",
    re.DOTALL,
)
