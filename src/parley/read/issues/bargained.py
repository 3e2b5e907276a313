"""What an offer is about: what is given, and what is asked where the gift names no issue."""

from typing import Any

from parley.read.analysis import Analysis
from parley.read.issues.phrase import is_topic, issue_of
from parley.read.undertakings import act_of

#: What an act is called once it is an issue on a table.
_NOMINALS = {
    "withdraw": "troop withdrawal",
    "talk": "talks",
    "recognise": "recognition",
    "release": "prisoner release",
}


def issue_of_offer(analysis: Analysis, start: int, end: int, give: str, ask: str) -> str:
    """Return the issue of an offer: of each thing given, joined; else of the whole.

    Where what is given is no issue of its own ("incentives"), what is asked for it is named, too.
    """
    inside = [t for t in analysis.doc if start <= t.idx < end]
    names, settled = [], False
    for part in give.split("; ")[:2]:
        words = _words(analysis, inside, part)
        verb = next((t for t in words if t.pos_ == "VERB"), None)
        named = _NOMINALS.get(act_of(verb), "") if verb is not None else ""
        settled = settled or bool(named) or any(is_topic(t) for t in words)
        names.append(named or issue_of(words))
    if ask and not settled:
        wanted = _words(analysis, inside, ask)
        verb = next((t.i for t in wanted if t.pos_ == "VERB"), -1)
        names.append(issue_of([t for t in wanted if t.i > verb]) or issue_of(wanted))
    return " and ".join(dict.fromkeys(n for n in names if n)) or issue_of(inside)


def _words(analysis: Analysis, inside: list[Any], part: str) -> list[Any]:
    """Return the tokens of a part of an offer's words."""
    if not inside:
        return []
    last = inside[-1].idx + len(inside[-1])
    at = analysis.source.text.find(part, inside[0].idx, last)
    return [t for t in inside if at >= 0 and at <= t.idx < at + len(part)]
