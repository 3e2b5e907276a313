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
        pollster = firm if (firm := pollster_in(analysis, start, words)) is not None else pollster
        if told and (when := _asked_on(analysis, start, end)):
            field_time = when
        for share in shares_in(words, surveyed=surveyed, ever=ever):
            poll = _poll(analysis, start, words, share, (pollster, population, field_time))
            population = poll.population
            polls.append(poll)
    return polls


def _asked_on(analysis: Analysis, start: int, end: int) -> Period | None:
    """Return when people were asked: a time in the clause that no "since" counts from."""
    for mention in analysis.times_in(start, end):
        before = analysis.source.text[max(0, mention.start - 8) : mention.start]
        period = mention.period
        if period is None or period.last - period.first > _LONGEST_POLL:
            continue
        if not re.search(r"\bsince\s+$", before):
            return period
    return None


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
