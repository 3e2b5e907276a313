"""Short names of claims, so that an analyst can say what a number rests on: O1, D2, P1."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from parley.errors import CaseError
from parley.records import Claim

#: First letter of a claim's name by its kind; D is the home front: opinion, and quarrels within.
LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "offer": "O", "position": "S", "pledge": "P", "poll": "D", "split": "D",
        "explanation": "H", "forecast": "F", "event": "E", "statement": "T",
    }
)  # fmt: skip
#: Digits of an id that stand for it, at least: no two claims of a case share so many.
FEWEST_DIGITS = 8


def names_of_claims(claims: Iterable[Claim]) -> dict[str, str]:
    """Return each claim's name by its identity, numbered by letter in the order they came.

    As with pledges, what is read later renames nothing.
    """
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for claim in claims:
        letter = LETTERS[claim.kind]
        counts[letter] = counts.get(letter, 0) + 1
        names[claim.id] = f"{letter}{counts[letter]}"
    return names


class Basis:
    """What numbers may rest on: the claims of a ledger by their names and ids.

    Args:
        names: Name by id, of every claim of the ledger.
        known: Ids of those known on the day that is asked for.
    """

    def __init__(self, names: Mapping[str, str], known: Iterable[str]) -> None:
        self._by_name = {name: id_ for id_, name in names.items()}
        self._ids = tuple(names)
        self._known = frozenset(known)

    def ids(self, named: Sequence[str], where: str) -> tuple[str, ...] | None:
        """Return the ids of some claims, `None` where one was not known on the day.

        Raises:
            CaseError: There is no such claim.
        """
        found = tuple(dict.fromkeys(self._one(name, where) for name in named))
        return found if self._known.issuperset(found) else None

    def _one(self, name: str, where: str) -> str:
        if id_ := self._by_name.get(name):
            return id_
        if len(name) >= FEWEST_DIGITS:
            matches = [id_ for id_ in self._ids if id_.startswith(name)]
            if len(matches) == 1:
                return matches[0]
        alike = [each for each in self._by_name if each[:1] == name[:1]] or list(self._by_name)
        there = f"{alike[0]} to {alike[-1]}" if alike else "none"
        raise CaseError(
            f"{where}: no claim {name!r} in the ledger, which has {there}; "
            "see them with: parley bargain CASE --draft"
        )
