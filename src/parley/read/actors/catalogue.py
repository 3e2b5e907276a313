"""The catalogue of names: states, peoples, capitals, groups, organisations and outlets."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from parley.read.actors.leaders import Leader, load_leaders
from parley.read.actors.tables import rows

_WORD = re.compile(r"\w+|[^\w\s]")
_ARTICLES = ("the", "The", "THE")
# Parts of an id that name a body of a state, not a movement.
BODIES = frozenset("GOV MIL LEG SPY JUD CVL OPP MED BUS".split())
_NATIONAL = frozenset(("state", "people", "capital", "group"))
_ISO3 = 3
_OPEN = 9999
# Words of the longest name.
_LONGEST_NAME = 14
# A text with fewer mentions of a country is not about it; one that names another country at least
# half as often is about that one, too.
_ABOUT, _RATIO = 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a name of the catalogue means.

    Attributes:
        id: Actor id.
        kind: `state`, `people`, `capital`, `group`, `organisation` or `outlet`.
        short: The name is shared or a common word, and means this one in the right text alone.
        first: First year in which a short name means it.
        last: Last such year.
    """

    id: str
    kind: str
    short: bool = False
    first: int = 0
    last: int = _OPEN

    @property
    def country(self) -> str:
        """ISO3 of the state it is or belongs to, `""` for what belongs to none."""
        side = self.id.partition(":")[0]
        return side if self.kind in _NATIONAL and len(side) == _ISO3 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A catalogue name found in a text.

    Attributes:
        start: Offset of its first character.
        end: One past its last.
        entry: What it names.
    """

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is known by name.

    Attributes:
        names: Names as words, with all they may mean, by their first word; longest first.
        leaders: People in office by their folded surname.
        sectors: Sectors by head word.
        movements: Ids of movements and organisations.
        titles: The usual name of each state, movement and organisation, by id.
    """

    names: dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]]
    leaders: dict[str, list[Leader]]
    sectors: dict[str, str]
    movements: frozenset[str]
    titles: dict[str, str]

    def scan(self, text: str, day: date | None = None) -> list[Hit]:
        """Return the longest catalogue names of a text, in order, none overlapping.

        Args:
            text: The text.
            day: Its day of publication, which decides what a short name can mean.
        """
        words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text.replace("’", "'"))]
        found: list[tuple[int, int, tuple[Entry, ...]]] = []
        i = 0
        while i < len(words):
            length, entries = self._longest([w for w, _, _ in words[i : i + _LONGEST_NAME]])
            if entries:
                found.append((words[i][1], words[i + length - 1][2], entries))
            i += max(length, 1)
        alone = (entries[0] for _, _, entries in found if len(entries) == 1)
        clear = [entry for entry in alone if not entry.short]
        named = frozenset(entry.id for entry in clear)
        countries = Counter(entry.country for entry in clear if entry.country)
        settled = (
            (start, end, _meant(entries, named, countries, day)) for start, end, entries in found
        )
        return [Hit(start=start, end=end, entry=entry) for start, end, entry in settled if entry]

    def _longest(self, words: list[str]) -> tuple[int, tuple[Entry, ...]]:
        for name, entries in self.names.get(words[0], ()):
            if tuple(words[: len(name)]) == name:
                return len(name), entries
        return 0, ()


def _meant(
    entries: tuple[Entry, ...],
    named: frozenset[str],
    countries: Counter[str],
    day: date | None,
) -> Entry | None:
    """Return which of several a name means in its text, `None` where it fits none of them.

    Whoever the text also names in full is meant. Else a name means whom it usually means, unless
    the text is about a country with another bearer and hardly about the usual one's. A short name
    needs a text that names its country.

    Args:
        entries: All the name may mean, the usual first.
        named: Ids that the text names clearly.
        countries: How often it names each country.
        day: Its day of publication.
    """
    fit = [
        e
        for e in entries
        if not e.short
        or ((e.id in named or countries[e.country]) and (not day or e.first <= day.year <= e.last))
    ]
    if not fit:
        return None
    best = max(fit, key=lambda e: (e.id in named, not e.short, countries[e.country]))
    if best.id in named:
        return best
    rival = max(fit, key=lambda e: countries[e.country])
    often = countries[rival.country]
    main = often == max(countries.values(), default=0) and often >= _ABOUT
    return rival if main and often > _RATIO * countries[best.country] else best


def is_movement(actor_id: str, kind: str) -> bool:
    """Tell whether a catalogue name is of a movement or organisation, no body of a state."""
    return kind == "organisation" or (kind == "group" and actor_id.split(":")[-1] not in BODIES)


@lru_cache(maxsize=1)
def load_catalogue() -> Catalogue:
    """Return the catalogue, read once."""
    names: dict[str, dict[tuple[str, ...], list[Entry]]] = defaultdict(lambda: defaultdict(list))
    titles: dict[str, str] = {}

    def add(written: str, entry: Entry) -> None:
        if entry.kind in ("state", "group", "organisation") and written and not entry.short:
            titles.setdefault(entry.id, written.partition("|")[0])
        for name in filter(None, written.split("|")):
            words = tuple(_WORD.findall(name.replace("’", "'")))
            if len(words) > 1 and words[0] in _ARTICLES and entry.kind != "outlet":
                words = words[1:]  # "The Hill" is a paper only with its article
            if entry not in names[words[0]][words]:
                names[words[0]][words].append(entry)

    for iso3, states, peoples, capitals, _ in rows("states.tsv"):
        add(states, Entry(id=iso3, kind="state"))
        add(peoples, Entry(id=iso3, kind="people"))
        add(capitals, Entry(id=f"{iso3}:GOV", kind="capital"))
    for group, written, short, first, last, _ in rows("groups.tsv"):
        add(written, Entry(id=group, kind="group"))
        years = {"first": int(first or 0), "last": int(last or _OPEN)}
        add(short, Entry(id=group, kind="group", short=True, **years))
    for organisation, written, _ in rows("organisations.tsv"):
        add(written, Entry(id=organisation, kind="organisation"))
    for outlet, written, _ in rows("outlets.tsv"):
        add(written, Entry(id=f"OUTLET:{outlet}", kind="outlet"))
    sectors = {
        word: sector for sector, words in rows("sectors.tsv") for word in reversed(words.split("|"))
    }
    return Catalogue(
        names={first: _longest_first(rest) for first, rest in names.items()},
        leaders=load_leaders(),
        sectors=sectors,
        movements=frozenset(
            entry.id
            for same_start in names.values()
            for entries in same_start.values()
            for entry in entries
            if is_movement(entry.id, entry.kind)
        ),
        titles=titles,
    )


def _longest_first(
    names: dict[tuple[str, ...], list[Entry]],
) -> list[tuple[tuple[str, ...], tuple[Entry, ...]]]:
    """Return names with all they mean, the longest first."""
    found = ((words, tuple(entries)) for words, entries in names.items())
    return sorted(found, key=lambda pair: -len(pair[0]))
