"""Polls: a share of people who hold an opinion, with its hedge and who measured it."""

import re
from datetime import timedelta

from parley.read.analysis import Analysis
from parley.read.polling import (
    Share,
    clause_of,
    is_survey,
    measure_of,
    pollster_in,
    population_of,
    shares_in,
)
from parley.records import Period, Poll

#: A poll is taken in days or weeks; a whole year in its words dates something else.
_LONGEST_POLL = timedelta(days=200)
#: A poll told of anew, whose time is not that of the one before.
_ANOTHER = re.compile(
    r"\b(?:new|latest|most recent|another|separate|earlier|previous)\s+(?:[\w./-]+\s+){0,4}?"
    r"(?:poll|survey)\b",
    re.IGNORECASE,
)
#: Before a time: what a share is counted from or compared to.
_COMPARED = re.compile(
    r"\b(?:since|than(?: in)?)\s+$|"
    r"\b(?:up|down|dip|drop|rise|gain|fall|fell|rose|points?|increase|decline)\b[^,;]*\bfrom\s+$",
    re.IGNORECASE,
)
#: Behind a time: what it is the time of instead.
_OTHERS = re.compile(
    r"[’']s\b|\s+(?:primar|caucus|election|vote\b|ballot|debate|convention|contest|run-?off)",
    re.IGNORECASE,
)
#: Before a time: an event held then.
_HELD_ON = re.compile(
    r"\b(?:primar(?:y|ies)|caucus(?:es)?|elections?|debates?|convention|contest|run-?off)\s+"
    r"(?:(?:on|in|this|next)\s+)*$",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"(?:just|only|still|even|now|about|afterwards?|later|before|then|\w+ing)?"
    r"(?: (?:above|below|over|under|around))?|"
    r"the \w+ (?:said|says)",
    re.IGNORECASE,
)
#: What a note says of the second of two shares told against each other.
_SECOND = "the second share of the comparison"


def read(analysis: Analysis) -> list[Poll]:
    """Return every measured share of opinion in the text, in text order."""
    text = analysis.source.text
    polls: list[Poll] = []
    pollster, population = "", ""
    field_time: Period | None = None
    surveyed = ever = False
    last = 0
    for sentence in analysis.doc.sents:
        start, end = sentence.start_char, sentence.end_char
        words = text[start:end]
        told = is_survey(words)
        # A survey is told of until the paragraph ends.
        surveyed = told or (surveyed and "\n\n" not in text[last:start].strip(" "))
        population = population if surveyed else ""
        ever = ever or told
        last = end - 2
        firm = pollster_in(analysis, start, words)
        if (firm is not None and firm != pollster) or _ANOTHER.search(words):
            field_time = None
        pollster = firm if firm is not None else pollster
        if told and (when := _asked_on(analysis, start, end)):
            field_time = when
        for share in shares_in(words, surveyed=surveyed, ever=ever):
            poll = _poll(analysis, start, words, share, (pollster, population, field_time))
            population = poll.population
            if _says_something(poll.measure):
                polls.append(poll)
    return polls


def _asked_on(analysis: Analysis, start: int, end: int) -> Period | None:
    """Return when people were asked: a past time in the clause that belongs to nothing else.

    It is no time that another share is compared to ("down from March"), nor that of a vote or a
    debate.
    """
    text, today = analysis.source.text, analysis.source.published
    for mention in analysis.times_in(start, end):
        period = mention.period
        if period is None or period.last - period.first > _LONGEST_POLL:
            continue
        if today is not None and period.first > today:
            continue
        before, behind = text[start : mention.start], text[mention.end : end]
        if not (_COMPARED.search(before) or _OTHERS.match(behind) or _HELD_ON.search(before)):
            return period
    return None


def _says_something(measure: str) -> bool:
    """Tell a measure from a lone adverb or participle: "just", "registering below"."""
    return _EMPTY.fullmatch(measure) is None


def _poll(
    analysis: Analysis,
    offset: int,
    words: str,
    share: Share,
    known: tuple[str, str, Period | None],
) -> Poll:
    """Return a share as a claim.

    Args:
        analysis: The text.
        offset: Where the sentence begins.
        words: The sentence.
        share: A share in it.
        known: Pollster, people asked and time asked, where earlier words told them.
    """
    pollster, population, field_time = known
    start, end = clause_of(analysis, offset, words, share)
    maker, via = analysis.voice(start)
    own = population_of(analysis, start, end, (offset + share.at, offset + share.end))
    when = _asked_on(analysis, offset + share.left, offset + share.right) or field_time
    return Poll(
        source_sha256=analysis.source.sha256,
        span=analysis.span(start, end),
        maker=maker,
        via=via,
        population=own or population,
        measure=measure_of(words, analysis.source.text[start:end], share),
        value=share.value,
        when=when,
        hedge=share.hedge,
        pollster=pollster,
        note=_SECOND if share.is_second else "",
    )
