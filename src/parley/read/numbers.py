"""Numbers in figures and in words."""

import re

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_WORDS = "|".join(sorted((*_UNITS, *_TENS, "hundred"), key=len, reverse=True))

#: A pattern (no groups) for a number below a thousand, in figures or in words.
NUMBER = rf"(?:\d+(?:[.,]\d+)?|(?:{_WORDS})(?:[\s-](?:{_WORDS}))*)"


def number(text: str) -> float | None:
    """Return the value of a number in figures or words, `None` where it is none."""
    text = text.strip().lower()
    if re.fullmatch(r"\d+(?:[.,]\d+)?", text):
        return float(text.replace(",", "."))
    total = 0
    for word in re.split(r"[\s-]+", text):
        if word in _UNITS:
            total += _UNITS[word]
        elif word in _TENS:
            total += _TENS[word]
        elif word == "hundred":
            total = max(total, 1) * 100
        else:
            return None
    return float(total)
