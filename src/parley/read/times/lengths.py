"""Durations ("fifteen-year", "72 hours") and sets of times ("every Friday", "once a day")."""

import re
from fractions import Fraction

from parley.read.times import moment as cal
from parley.read.times.anchor import Anchor
from parley.read.times.grammar import JOIN, MONTH_LONG, PART, UNIT, WEEKDAY, month_of, rule, unit_of
from parley.read.times.numbers import NUMBER, VAGUE, read_number
from parley.read.times.reading import Reading
from parley.read.times.words import PARTS_OF_DAY, WEEKDAYS

# "The 1988 quarter" names a year, not a length.
_MOST_QUARTERS = 100
_HABITS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W",
    "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip
# Plural units that say a length alone; "seconds", "quarters" and "nights" mostly mean else.
_BARE = r"(?:minutes|hours|days|weeks|months|years|decades|centuries)"


def _set(value: str) -> Reading:
    return Reading(type="SET", value=value, kind="set")


def _duration(match: "re.Match[str]", at: Anchor) -> Reading | None:
    unit, size = unit_of(match["u"])
    words = match["n"]
    if match["u"] == "second" or (unit == "Q" and (words == "a" or "-" in match[0])):
        return None  # "a quarter of", "three-quarters" are fractions
    if re.fullmatch(VAGUE, words):
        count = None
    else:
        count = read_number(words)
        if count is None or (unit == "Q" and count > _MOST_QUARTERS):
            return None
        if match["half"]:
            count += Fraction(1, 2)
    return Reading(type="DURATION", value=cal.length(unit, size, count), kind="duration")


def _half(match: "re.Match[str]", at: Anchor) -> Reading:
    unit, size = unit_of(match["u"])
    value = cal.length(unit, size, Fraction(1, 2))
    return Reading(type="DURATION", value=value, kind="duration")


def _bare(match: "re.Match[str]", at: Anchor) -> Reading:
    unit, size = unit_of(match["u"])
    return Reading(type="DURATION", value=cal.length(unit, size, None), kind="vague")


def _one_day(match: "re.Match[str]", at: Anchor) -> Reading:
    return Reading(type="DURATION", value="P1D", kind="duration")


def _one_year(match: "re.Match[str]", at: Anchor) -> Reading:
    return Reading(type="DURATION", value="P1Y", kind="duration")


def _every_unit(match: "re.Match[str]", at: Anchor) -> Reading:
    unit, size = unit_of(match["u"])
    groups = match.groupdict()
    count = read_number(groups["n"]) if groups.get("n") else Fraction(1)
    return _set(cal.length(unit, size, Fraction(2) if groups.get("other") else count))


def _every_weekday(match: "re.Match[str]", at: Anchor) -> Reading | None:
    if not at.text[match.start("w")].isupper():
        return None
    part = match.groupdict().get("p")
    value = f"XXXX-WXX-{WEEKDAYS[match['w']]}"
    return _set(value + (f"T{PARTS_OF_DAY[part]}" if part else ""))


def _every_month(match: "re.Match[str]", at: Anchor) -> Reading:
    return _set(f"XXXX-{month_of(match['m']):02d}")


def _every_part(match: "re.Match[str]", at: Anchor) -> Reading:
    return _set(f"XXXX-XX-XXT{PARTS_OF_DAY[match['p']]}")


def _habit(match: "re.Match[str]", at: Anchor) -> Reading:
    return _set(_HABITS[match["w"]])


SET_RULES = (
    rule(
        rf"(?:once|twice|three\s+times|{NUMBER}\s+times)\s+(?:an?|per|each|every)\s+"
        rf"(?P<u>{UNIT})",
        _every_unit,
    ),
    rule(
        rf"(?:every|each)\s+(?P<other>other\s+)?(?:(?P<n>{NUMBER})\s+)?(?P<u>{UNIT})",
        _every_unit,
    ),
    rule(rf"(?:every|each)\s+(?P<w>{WEEKDAY})(?:\s+(?P<p>{PART}))?", _every_weekday),
    rule(rf"(?P<w>{WEEKDAY})(?:s|\s+(?P<p>{PART})s)", _every_weekday),
    rule(rf"(?:every|each)\s+(?P<m>{MONTH_LONG})", _every_month),
    rule(rf"(?:every|each)\s+(?P<p>{PART})", _every_part),
    rule(rf"(?P<w>{'|'.join(_HABITS)})", _habit),
)
LENGTH_RULES = (
    rule(r"half[\s-](?:an?[\s-])?(?P<u>hour|day|year|decade|century)", _half),
    rule(
        rf"(?:(?:the\s+)?(?:first|last|latest)\s+|the\s+)?(?P<n>{NUMBER}|{VAGUE}|an?)"
        rf"(?:(?:\s*-\s*|\s+to\s+|\s+or\s+){NUMBER})?(?:\s+(?:more|full|additional|straight"
        rf"|consecutive|trading|calendar|working))?{JOIN}(?P<u>{UNIT})(?:{JOIN}long)?(?P<half>\s+and\s+a\s+half)?"
        rf"(?!{JOIN}(?:old|olds)\b)",
        _duration,
    ),
    rule(r"the\s+day(?=\s+(?:before|after)\s+\w)", _one_day),
    rule(r"the\s+(?:fiscal\s+)?year(?=\s+(?:ended|ending)\b)", _one_year),
    rule(rf"(?:the\s+)?(?P<u>{_BARE})(?:{JOIN}long)?", _bare),
)
