"""Place names the gazetteer lacks, where the words around them say that they are places."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from parley.read.gazetteer.fold import fold
from parley.read.gazetteer.runs import NOT_PLACES
from parley.records import Place

_NAME = r"(?-i:[A-Z][\w'’-]+(?:[ -](?:[a-z]{2}[ -])?[A-Z][\w'’-]+){0,2})"
_TOWN = "village|town|city|hamlet|settlement|port|suburb|neighbou?rhood|refugee camp|camp"
_AREA = "area|district|valley|region|province|crossing|checkpoint|sector|enclave"
_CALLED_AFTER = re.compile(
    rf"\b(?:(?:{_TOWN})|(?P<area>{_AREA})) of (?P<name>{_NAME})", re.IGNORECASE
)
_CALLED_BEFORE = re.compile(
    rf"\bthe (?P<name>{_NAME}) (?:(?:{_TOWN})|(?P<area>{_AREA}))\b", re.IGNORECASE
)
# A clear majority of the text's countries; else the place stays without one.
_CLEAR = 1.5


def unknown_places(
    doc: Any, text: str, taken: Sequence[tuple[int, int]], votes: Mapping[str, float]  # noqa: ANN401
) -> Iterator[tuple[int, int, Place]]:  # fmt: skip
    """Yield (start, end, place) of names called a town or an area and not found otherwise.

    Args:
        doc: The parsed text.
        text: Its characters.
        taken: Offsets of the mentions already found.
        votes: Weights of the countries the text speaks of.
    """
    people = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in ("PERSON", "NORP")]
    country = _clear_winner(votes)
    for pattern, closed in ((_CALLED_AFTER, taken), (_CALLED_BEFORE, (*taken, *people))):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            words = fold(match["name"]).removesuffix("s")
            if words in NOT_PLACES or any(s < end and start < e for s, e in closed):
                continue
            yield start, end, Place(
                name=match["name"], mention=match["name"], country=country,
                precision="area" if match["area"] else "town",
            )  # fmt: skip


def _clear_winner(votes: Mapping[str, float]) -> str:
    """Return the country a text speaks of by far the most, `""` where it speaks of several."""
    first, second, *_ = [*sorted(votes.values(), reverse=True), 0.0, 0.0]
    return max(votes, key=lambda c: votes[c]) if first > _CLEAR * second else ""
