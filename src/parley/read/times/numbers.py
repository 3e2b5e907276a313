"""Numbers written in figures or words, and years as they are spoken."""

import re
from fractions import Fraction
from types import MappingProxyType

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

CARDINALS = MappingProxyType(
    {word: n for n, word in enumerate(_ONES)}
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    | {"a": 1, "an": 1, "couple": 2, "dozen": 12}
)
MULTIPLIERS = MappingProxyType({"hundred": 100, "thousand": 1000})
ORDINALS = MappingProxyType(
    {word: n for n, word in enumerate(_ORDINALS, 1)}
    | {f"twenty-{word}": 20 + n for n, word in enumerate(_ORDINALS[:9], 1)}
    | {"thirtieth": 30, "thirty-first": 31}
)

_WORD = "|".join(sorted({*_ONES, *_TENS}, key=len, reverse=True))
_SCALE = "|".join(MULTIPLIERS)
# A count said without a number. The unit's amount is then unknown: X in TIMEX3.
VAGUE = r"(?:a\s+|the\s+)?(?:few|several|many|numerous|some)(?:\s+more)?"
NUMBER = (
    r"(?:\d+(?:,\d{3})*\s+\d/\d|\d+(?:,\d{3})+|\d+(?:\.\d+)?"
    rf"|(?:(?:{_WORD})|an?\s+(?={_SCALE}))(?:(?:[\s-]+|\s+and\s+)?(?:{_WORD}|{_SCALE})\b){{0,8}}"
    r"|(?:a\s+)?couple(?:\s+of)?|a\s+dozen)"
)
ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|"
    + "|".join(sorted(ORDINALS, key=len, reverse=True)).replace("-", r"[\s-]")
    + ")"
)
SPOKEN_YEAR = (
    rf"(?:(?:nineteen|eighteen)[\s-]+(?:hundred|(?:{'|'.join(_TENS)})(?:[\s-]+(?:{_WORD}))?"
    rf"|(?:{'|'.join(_ONES[10:])}))|two[\s-]+thousand(?:(?:\s+and)?[\s-]+(?:{_WORD}))?)"
)


def read_number(words: str) -> Fraction | None:
    """Return the value of a number in figures or words, `None` for a vague count.

    Args:
        words: Lower-case words that `NUMBER` or `VAGUE` matched, or `a`, `an`.
    """
    figures = re.fullmatch(r"([\d,]+(?:\.\d+)?)(?:\s+(\d)/(\d))?", words.strip())
    if figures:
        rest = Fraction(int(figures[2]), int(figures[3])) if figures[2] else Fraction(0)
        return Fraction(figures[1].replace(",", "")) + rest
    total, group, seen = 0, 0, False
    for word in re.findall(r"[a-z]+", words):
        if word in MULTIPLIERS:
            total, group, seen = total + max(group, 1) * MULTIPLIERS[word], 0, True
        elif word in CARDINALS:
            # "a couple", "a dozen": the article only counts before a scale or a unit
            group = CARDINALS[word] if word in ("couple", "dozen") else group + CARDINALS[word]
            seen = True
        elif word not in ("and", "of"):
            return None
    return Fraction(total + group) if seen else None


def read_ordinal(words: str) -> int:
    """Return the place an ordinal names: `third` and `3rd` are 3."""
    figures = re.match(r"\d+", words)
    return int(figures[0]) if figures else ORDINALS[re.sub(r"\s+", "-", words)]


def read_spoken_year(words: str) -> int:
    """Return the year that `nineteen ninety-six` or `two thousand` names."""
    parts = re.findall(r"[a-z]+", words)
    if parts[0] == "two":
        return 2000 + sum(CARDINALS.get(p, 0) for p in parts[2:])
    return 100 * CARDINALS[parts[0]] + sum(CARDINALS.get(p, 0) for p in parts[1:])
