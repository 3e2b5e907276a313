"""What a text is about, in countries: the vote that settles which Tripoli is meant."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from parley.read.gazetteer.index import COUNTRY, REGION, TOWN, Entry
from parley.read.gazetteer.peoples import people_of
from parley.read.gazetteer.runs import Candidate, is_compass

# A country that the text speaks of most adds this to the rank of its places, the others less in
# proportion: enough for a town of 30,000 to beat a namesake of 600,000 abroad.
_VOTE_WEIGHT = 1.6
_LARGE = 500_000  # inhabitants; a town of that size speaks for its country
_FAR = 100  # times larger than its namesakes abroad: Moscow in Russia against Moscow in Idaho


def country_votes(doc: Any, found: Iterable[Candidate]) -> Counter[str]:  # noqa: ANN401
    """Count the countries a text speaks of, by name, region, adjective or people.

    Args:
        doc: The parsed text (spaCy, which has no types).
        found: Its place candidates.

    Returns:
        Mentions by ISO3 code.
    """
    votes: Counter[str] = Counter()
    for candidate in found:
        wide = [e for e in candidate.entries if e.kind in (COUNTRY, REGION) and e.is_main]
        votes.update({e.country for e in wide or _large_towns(candidate) if e.country})
    for token in doc:
        if token.text[0].isupper():
            votes.update(filter(None, (_people_at(doc, token),)))
    return votes


def _large_towns(candidate: Candidate) -> list[Entry]:
    """Return the large town of a name, unless the name is known abroad as well."""
    towns = sorted((e for e in candidate.entries if e.kind == TOWN), key=lambda e: -e.population)
    if not towns or towns[0].population < _LARGE:
        return []
    rivals = (e for e in towns if e.country != towns[0].country)
    return [] if any(e.population * _FAR > towns[0].population for e in rivals) else towns[:1]


def _people_at(doc: Any, token: Any) -> str:  # noqa: ANN401
    """Return the country of an adjective, with the compass word before it ("North Korean")."""
    if token.i and is_compass(doc[token.i - 1].text):
        return people_of(f"{doc[token.i - 1].text} {token.text}") or people_of(token.text)
    return people_of(token.text)


def weights(votes: Mapping[str, int]) -> dict[str, float]:
    """Return what each country adds to the rank of its places."""
    most = max(votes.values(), default=1)
    return {iso3: _VOTE_WEIGHT * count / most for iso3, count in votes.items()}
