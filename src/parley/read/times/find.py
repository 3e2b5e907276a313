"""Find the time expressions of a text."""

import re
import string
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from parley.read.times import clock, days, distances, lengths, spans, steps
from parley.read.times.anchor import Anchor
from parley.read.times.compose import join
from parley.read.times.grammar import AFTER, BEFORE, Rule
from parley.read.times.mention import TimeMention
from parley.read.times.reading import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Order matters: at one place the first rule that accepts wins, so longer shapes come first.
RULES: tuple[Rule, ...] = (
    clock.RULES
    + lengths.SET_RULES
    + steps.RULES
    + distances.RULES
    + days.RULES
    + spans.RULES
    + lengths.LENGTH_RULES
)
_FOLD = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def _without_names(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


# One scan finds the places where any rule matches; the rule itself then reads its groups.
_ANY = re.compile(f"{BEFORE}(?:{'|'.join(f'({_without_names(r.body)}){AFTER}' for r in RULES)})")


_FIRST_YEAR, _LAST_YEAR = 1000, 9000


def find_times(
    text: str, *, published: date | None, doc: "Doc | None" = None
) -> tuple[TimeMention, ...]:
    """Return the time expressions of a text in order, anchored on its date.

    Args:
        text: The text.
        published: Its date; without one, or with one outside the years 1000 to 9000, expressions
            that hang on it stay unresolved.
        doc: Its spaCy parse, for the tense around weekdays and yearless dates; without one the
            nearest verb forms decide.

    Source:
        Values follow TIMEX3 (Pustejovsky et al. 2003; ISO 24617-1).
    """
    if published is not None and not _FIRST_YEAR <= published.year <= _LAST_YEAR:
        published = None  # no day of a text; a week or a decade from it may be no date at all
    at = Anchor(text=text, folded=text.translate(_FOLD), published=published, doc=doc)
    return tuple(
        TimeMention(
            start=one.start,
            end=one.end,
            text=text[one.start : one.end],
            type=one.reading.type,
            value=one.reading.value,
            period=one.reading.period,
            unresolved=one.reading.unresolved,
        )
        for one in join(tuple(_scan(at)), at)
    )


def _scan(at: Anchor) -> Iterator[Found]:
    position = 0
    while (match := _ANY.search(at.folded, position)) is not None:
        found = _read(at, match.start(), (match.lastindex or 1) - 1)
        if found is None:
            position = match.start() + 1
        else:
            position = found.end
            yield found


def _read(at: Anchor, start: int, first_rule: int) -> Found | None:
    for rule in RULES[first_rule:]:
        match = rule.pattern.match(at.folded, start)
        if match and (reading := rule.build(match, at)) is not None:
            return Found(start=match.start(), end=match.end(), reading=reading)
    return None
