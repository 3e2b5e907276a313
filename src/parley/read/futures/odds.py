"""Odds in numbers on the scale of likelihood: "one in two", "a 70 percent chance".

Source:
    ICD 203, Analytic Standards (Office of the Director of National Intelligence, 2015): the bounds
    in per cent of its steps, joined to the guide's five as in `likelihood`.
"""

import re

_UNITS = "one two three four five six seven eight nine ten".split()
_COUNTS = {word: n for n, word in enumerate(_UNITS, start=1)}
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(_UNITS)})"
_IN = re.compile(rf"\b(?P<of>{_COUNT})(?:\s+|-)in(?:\s+|-)(?:a\s+)?(?P<all>{_COUNT})\b", re.I)
_PER_CENT = re.compile(r"\b(?P<of>\d{1,3}(?:\.\d+)?)(?:\s*%|[\s-]per\s?cent\b)", re.IGNORECASE)
#: Upper bound in per cent -> step; above the last it is almost certain.
_BOUNDS = ((20.0, "remote"), (45.0, "unlikely"), (55.0, "even"), (95.0, "likely"))
_ALL = 100.0


def odds_in(words: str) -> str:
    """Return the step of the first odds that some words put in numbers, `""` for none."""
    if match := _IN.search(words):
        whole = _number(match["all"])
        return _step(_ALL * _number(match["of"]) / whole) if whole else ""
    if match := _PER_CENT.search(words):
        return _step(float(match["of"]))
    return ""


def _number(words: str) -> float:
    return float(_COUNTS.get(words.lower(), 0) or (words if words.isdigit() else 0))


def _step(per_cent: float) -> str:
    if per_cent > _ALL:
        return ""
    return next((step for bound, step in _BOUNDS if per_cent <= bound), "almost-certain")
