"""The brief's wording: one set of words for every party, and how numbers are printed."""

import re
from collections.abc import Iterable, Sequence
from types import MappingProxyType

#: What each PLOVER type is called in a sentence, after "reported".
EVENT_WORDS = MappingProxyType(
    {
        "AGREE": "an agreement",
        "CONSULT": "talks",
        "SUPPORT": "an expression of support",
        "COOPERATE": "cooperation",
        "AID": "aid",
        "CONCEDE": "a concession",
        "RETREAT": "a withdrawal or truce",
        "REQUEST": "a request",
        "ACCUSE": "an accusation",
        "REJECT": "a refusal",
        "THREATEN": "a threat",
        "PROTEST": "a protest",
        "SANCTION": "a sanction",
        "MOBILIZE": "a military movement",
        "COERCE": "coercion",
        "ASSAULT": "an act of force",
    }
)
STATUS_WORDS = MappingProxyType(
    {
        "happened": "",
        "ongoing": "as under way",
        "planned": "as planned",
        "alleged": "as alleged by one side",
        "denied": "as denied",
        "hypothetical": "as a possibility",
    }
)
ACT_WORDS = MappingProxyType(
    {
        "cease": "to stop",
        "reduce": "to reduce",
        "withdraw": "to withdraw",
        "refrain": "to refrain from",
        "provide": "to provide",
        "release": "to release",
        "open": "to open",
        "talk": "to talk about",
        "recognise": "to recognise",
        "other": "",
    }
)
# Past tense throughout: it needs no agreement with one party or several.
STANCE_WORDS = MappingProxyType(
    {
        "demands": "made a demand",
        "accepts": "signalled acceptance",
        "rejects": "signalled rejection",
        "open": "signalled openness",
        "red-line": "drew a red line",
    }
)
#: Likelihood words with the range of ICD 203 (2015), in per cent.
LIKELIHOOD_WORDS = MappingProxyType(
    {
        "remote": "remote (1–5 %)",
        "unlikely": "unlikely (20–45 %)",
        "even": "about even (45–55 %)",
        "likely": "likely (55–80 %)",
        "almost-certain": "almost certain (95–99 %)",
    }
)
VERDICT_WORDS = MappingProxyType(
    {
        "kept": "kept",
        "partly": "partly kept",
        "broken": "broken",
        "disputed": "disputed",
        "too-early": "too early to tell",
        "not-observed": "not observed",
        "not-testable": "not testable",
        "not-in-force": "not in force",
        "expired": "past its term",
    }
)
HORIZON_WORDS = MappingProxyType(
    {"24h": "24 hours", "72h": "72 hours", "7d": "7 days", "14d": "14 days", "30d": "30 days"}
)
#: Acts that one party does to another; all other types go "towards" their target.
AGAINST = frozenset({"ACCUSE", "THREATEN", "PROTEST", "SANCTION", "COERCE", "ASSAULT"})
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

#: Longest quotation inside a sentence; the rest is one click away.
QUOTE_CHARACTERS = 280

# Hebrew, Arabic, Syriac, Thaana, N'Ko and the Arabic presentation forms.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u07ff\u0860-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_NESTED = str.maketrans({"“": "‘", "”": "’", '"': "'", "„": "‚"})


def isolate(text: str) -> str:
    """Return the text; right-to-left words are isolated, so that what surrounds them keeps order.

    Source:
        Unicode Standard Annex 9: U+2068 first strong isolate, U+2069 pop directional isolate.
    """
    return f"\u2068{text}\u2069" if _RIGHT_TO_LEFT.search(text) else text


def quote(text: str) -> str:
    """Return words as a quotation on one line, shortened at a word where they run long.

    Double quotation marks inside become single ones; one that lost its other half is left out.
    """
    line = _paired(" ".join(text.split()))
    if len(line) > QUOTE_CHARACTERS:
        line = line[:QUOTE_CHARACTERS].rsplit(" ", maxsplit=1)[0] + " …"
    return f"“{isolate(line.translate(_NESTED))}”"


def _paired(line: str) -> str:
    """Return a line without the double quotation mark that has no partner in it."""
    for opening, closing in (('"', '"'), ("“", "”")):
        marks = [at for at, sign in enumerate(line) if sign in (opening, closing)]
        opened: list[int] = []
        lone: list[int] = []
        for at in marks:
            if opened and line[at] == closing:
                opened.pop()
            elif line[at] == opening:
                opened.append(at)
            else:
                lone.append(at)
        line = "".join(sign for at, sign in enumerate(line) if at not in {*opened, *lone})
    return line


def count(number: int, noun: str, plural: str = "") -> str:
    """Return "one offer", "12 offers": words up to ten, digits above."""
    spelled = _SMALL[number] if number < len(_SMALL) else f"{number:,}"
    return f"{spelled} {noun if number == 1 else plural or noun + 's'}"


def listing(items: Iterable[str]) -> str:
    """Return "a, b and c", each item once."""
    unique = list(dict.fromkeys(item for item in items if item))
    if len(unique) < 2:
        return "".join(unique)
    return f"{', '.join(unique[:-1])} and {unique[-1]}"


def phrases(*parts: str) -> str:
    """Return the non-empty parts joined by single spaces."""
    return " ".join(part for part in parts if part)


def finish(text: str) -> str:
    """Return a sentence with a capital at its start and a full stop at its end."""
    line = capital(" ".join(text.split()))
    if line and not line.endswith((".", "?", "!")):
        line += "."
    return line


def capital(text: str) -> str:
    """Return the text with a capital letter at its start."""
    return text[:1].upper() + text[1:]


def figure(value: float) -> str:
    """Return a number without needless digits: 12, 0.35, 1,204."""
    if value == round(value):
        return f"{value:,.0f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:,.1f}"


def percent(share: float) -> str:
    """Return a share in per cent; what is nearly nothing or nearly all does not look like it."""
    if 0 < share < 0.005:
        return "under 1 %"
    if 0.995 <= share < 1:
        return "over 99 %"
    return f"{share * 100:.0f} %"


def row_ranges(rows: Sequence[int], *, most: int = 40) -> str:
    """Return row numbers as "1, 4–9, 12"; past `most` ranges the rest is counted."""
    ranges: list[list[int]] = []
    for row in sorted(set(rows)):
        if ranges and row == ranges[-1][1] + 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    shown = ", ".join(f"{a}–{b}" if b > a else str(a) for a, b in ranges[:most])
    left = sum(b - a + 1 for a, b in ranges[most:])
    return f"{shown} and {left:,} more" if left else shown
