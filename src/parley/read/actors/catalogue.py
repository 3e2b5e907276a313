"""The catalogue of actors: states, peoples, capitals, groups, organisations, outlets, leaders."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from parley.read.actors.names import fold

_WORD = re.compile(r"\w+|[^\w\s]")
_ARTICLES = ("the", "The", "THE")
# Parts of an id that name a body of a state, not a movement.
BODIES = frozenset("GOV MIL LEG SPY JUD CVL OPP MED BUS".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the catalogue.

    Attributes:
        id: Actor id.
        kind: `state`, `people`, `capital`, `group`, `organisation` or `outlet`.
    """

    id: str
    kind: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """A person in public office.

    Attributes:
        id: Actor id.
        full: Folded full name.
        office: `head` of state or government, or the office in a word.
        first: First year in office.
        last: Last year, 9999 where not ended.
    """

    id: str
    full: str
    office: str
    first: int
    last: int

    def held(self, day: date | None) -> bool:
        """Tell whether the office was held in the year of a day; true where the day is unknown."""
        return day is None or self.first <= day.year <= self.last


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is known by name.

    Attributes:
        names: Names as words, with what they name, by their first word.
        leaders: People in office by their folded surname.
        sectors: Sectors by head word.
        movements: Ids of movements and organisations.
        titles: The usual name of each state, movement and organisation, by id.
    """

    names: dict[str, list[tuple[tuple[str, ...], Entry]]]
    leaders: dict[str, list[Leader]]
    sectors: dict[str, str]
    movements: frozenset[str]
    titles: dict[str, str]

    def scan(self, text: str) -> list[Hit]:
        """Return the longest catalogue names of a text, in order, none overlapping."""
        words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text.replace("’", "'"))]
        hits: list[Hit] = []
        i = 0
        while i < len(words):
            length, entry = self._longest([w for w, _, _ in words[i : i + 12]])
            if entry is None:
                i += 1
                continue
            hits.append(Hit(start=words[i][1], end=words[i + length - 1][2], entry=entry))
            i += length
        return hits

    def _longest(self, words: list[str]) -> tuple[int, Entry | None]:
        for name, entry in self.names.get(words[0], ()):
            if tuple(words[: len(name)]) == name:
                return len(name), entry
        return 0, None


def is_movement(actor_id: str, kind: str) -> bool:
    """Tell whether a catalogue name is of a movement or organisation, no body of a state."""
    return kind == "organisation" or (kind == "group" and actor_id.split(":")[-1] not in BODIES)


def rows(file: str) -> Iterator[list[str]]:
    """Yield the cells of a catalogue file's lines, without comments and header."""
    text = files("parley.read.actors").joinpath("data", file).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    next(lines)
    for line in lines:
        yield line.split("\t")


@lru_cache(maxsize=1)
def load_catalogue() -> Catalogue:
    """Return the catalogue, read once."""
    names: dict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)

    titles: dict[str, str] = {}

    def add(written: str, entry: Entry) -> None:
        if entry.kind in ("state", "group", "organisation"):
            titles.setdefault(entry.id, written.partition("|")[0])
        for name in filter(None, written.split("|")):
            words = tuple(_WORD.findall(name.replace("’", "'")))
            if len(words) > 1 and words[0] in _ARTICLES and entry.kind != "outlet":
                words = words[1:]  # "The Hill" is a paper only with its article
            names[words[0]].append((words, entry))

    for iso3, states, peoples, capitals in rows("states.tsv"):
        add(states, Entry(id=iso3, kind="state"))
        add(peoples, Entry(id=iso3, kind="people"))
        add(capitals, Entry(id=f"{iso3}:GOV", kind="capital"))
    for group, written in rows("groups.tsv"):
        add(written, Entry(id=group, kind="group"))
    for organisation, written in rows("organisations.tsv"):
        add(written, Entry(id=organisation, kind="organisation"))
    for outlet, written in rows("outlets.tsv"):
        add(written, Entry(id=f"OUTLET:{outlet}", kind="outlet"))
    for same_start in names.values():
        same_start.sort(key=lambda pair: -len(pair[0]))
    sectors = {
        word: sector for sector, words in rows("sectors.tsv") for word in reversed(words.split("|"))
    }
    movements = frozenset(
        entry.id
        for same_start in names.values()
        for _, entry in same_start
        if is_movement(entry.id, entry.kind)
    )
    return Catalogue(
        names=dict(names), leaders=_leaders(), sectors=sectors, movements=movements, titles=titles
    )


def _leaders() -> dict[str, list[Leader]]:
    found: dict[str, list[Leader]] = defaultdict(list)
    for actor, full, office, first, last in rows("leaders.tsv"):
        for name in full.split("|"):
            leader = Leader(
                id=actor,
                full=fold(name),
                office=office,
                first=int(first),
                last=int(last or 9999),
            )
            # Family names stand first in some countries: the id knows which word it is.
            for key in {fold(name).split()[-1], fold(actor.rpartition(":")[2]).split()[-1]}:
                found[key].append(leader)
    return dict(found)
