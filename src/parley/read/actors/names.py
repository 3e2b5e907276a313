"""Names of people: folding, surnames, and the part of a name that becomes an id."""

import re
import unicodedata
from collections.abc import Sequence

# Words that belong to the surname behind them.
_PARTICLES = frozenset(
    "al el ag bin ben ibn abu van von der den de da di du dos ter ould bint".split()
)
# States whose people are written family name first.
FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "VNM", "TWN", "HKG", "KHM"})
# States whose people bear no surname: their names stay whole.
_WHOLE_NAMES = frozenset({"MMR"})
_NOT_A_NAME = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md"})
TITLES = frozenset(
    """mr mrs ms miss mister dr doctor prof professor sir dame lord lady sen senator rep
    representative gov governor gen general lt lieutenant col colonel maj major capt captain
    sgt sergeant adm admiral marshal air vice rear commander brigadier cmdr president premier
    chancellor king queen prince princess emir sheikh sheik sultan ayatollah imam pope bishop
    archbishop cardinal reverend rev father rabbi minister prime foreign defense defence
    interior finance deputy secretary speaker ambassador envoy special spokesman spokeswoman
    spokesperson mayor judge justice chief director chairman leader negotiator attorney first
    lady former ex acting then crown detective officer congressman congresswoman councillor
    comrade analyst professor hojatoleslam mullah maulana ex-president vice-president vice-
    premier undersecretary assistant state coach pastor host rapper actor author journalist
    reporter pollster strategist activist economist""".split()
)
#: Titles of no office: the word behind them is a name.
CIVIL = frozenset("mr mrs ms miss mister".split())
_HE_TITLES = frozenset(
    """mr mister sir lord king prince emir sheikh sheik sultan ayatollah imam pope bishop father
    rabbi spokesman chairman congressman hojatoleslam mullah maulana""".split()
)
_SHE_TITLES = frozenset(
    "mrs ms miss dame lady queen princess spokeswoman chairwoman congresswoman".split()
)


def fold(name: str) -> str:
    """Return a name in lower-case ASCII letters, words parted by single spaces."""
    ascii_ = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", ascii_).split())


def id_part(words: str) -> str:
    """Return words as the part of an id: capitals and hyphens (`ROED-LARSEN`)."""
    return fold(words).upper().replace(" ", "-")


def surname(name: str, side: str = "") -> str:
    """Return the surname of a personal name as written, with its particles.

    Args:
        name: The name without titles (`Jaap de Hoop Scheffer`).
        side: ISO3 of the person's state; decides which end the family name stands at.
    """
    words = [w for w in name.split() if fold(w) and fold(w) not in _NOT_A_NAME]
    if not words:
        return name
    if side in _WHOLE_NAMES:
        return " ".join(words)
    if side in FAMILY_FIRST and 1 < len(words) <= 3 and "." not in words[0]:
        return words[0]
    start = len(words) - 1
    while start > 1 and fold(words[start - 1]) in _PARTICLES:
        start -= 1
    if start == 1 and fold(words[0]) in _PARTICLES:
        start = 0
    return " ".join(words[start:])


def strip_titles(words: Sequence[str]) -> list[str]:
    """Return the words of a name without the titles and offices before it."""
    start = 0
    while start < len(words) and fold(words[start]) in TITLES:
        start += 1
    return list(words[start:])


def gender_of(titles: Sequence[str]) -> str:
    """Return `he`, `she` or `""` from the titles before a name."""
    folded = {fold(title) for title in titles}
    if folded & _SHE_TITLES or {"first", "lady"} <= folded:
        return "she"
    return "he" if folded & _HE_TITLES else ""
