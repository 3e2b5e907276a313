"""Catalogue names read in their context: whose "Congress" it is, and no country in a surname."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from parley.read.actors.catalogue import BODIES, Catalogue, Hit
from parley.read.actors.names import TITLES, fold
from parley.read.gazetteer import find_place
from parley.read.parse import Doc, Token

_COUNTRIES = ("state", "people")
_NATIONAL = ("state", "people", "capital")
# Last words of bodies that many states have under one name, beside those of the sectors.
_INSTITUTIONS = frozenset("council court staff chiefs department representatives".split())
# Last words of the names of private bodies: "the Peruvian Growth Network" is no state's.
_PRIVATE = frozenset(
    """network foundation institute institution fund association society university college
    center centre project club chamber initiative pac inc corp company airlines airways bank
    cross enterprise trust academy museum hospital""".split()
)
# States whose name a part of another state bears, by that state: where the text speaks of the one
# and not of the other's people or capital, the name is the part's.
_NAMESAKES = {"GEO": "USA"}


def find_hits(doc: Doc, catalogue: Catalogue, published: date | None = None) -> dict[int, Hit]:
    """Return the catalogue name that each token, by index, belongs to.

    Left out are names of countries that are part of a person's ("Jim Jordan", "Chad Wolf") or of
    another place's ("British Columbia", "New Mexico", Georgia in news from the United States).
    Bodies that the catalogue gives one state but many states have ("Congress", "the Senate") go
    to the state named with them, here or earlier, or to the text's where theirs is not in it.
    """
    found: dict[int, Hit] = {}
    hits = iter(catalogue.scan(doc.text, published))
    hit = next(hits, None)
    for token in doc:
        while hit is not None and hit.end <= token.idx:
            hit = next(hits, None)
        if hit is not None and hit.start < token.idx + len(token) and not token.is_space:
            found[token.i] = hit
    bearers = (
        _names_of_people(doc, found)
        | _surnames(doc, found)
        | _parts_of_places(doc, found)
        | _namesakes(found)
    )
    bearers |= _parts_of_bodies(doc, found)
    found = {i: hit for i, hit in found.items() if i not in bearers}
    return _shared_out(doc, catalogue, found)


def _names_of_people(doc: Doc, found: dict[int, Hit]) -> set[int]:
    """Return the indices of tokens that name countries by themselves but here are people."""
    bearers: set[int] = set()
    surnames: set[str] = set()
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        name = [t for t in entity if t.pos_ == "PROPN" and fold(t.text) not in TITLES]
        national = [t for t in name if t.i in found and found[t.i].entry.kind in _NATIONAL]
        alone = len(entity) == 1 and entity[0].text in surnames
        if len(national) == 1 and len(name) > 1 and _is_one_name(name):
            bearers.add(national[0].i)
            surnames.add(name[-1].text)
        elif national and alone:
            bearers.add(national[0].i)
    return bearers


def _surnames(doc: Doc, found: dict[int, Hit]) -> set[int]:
    """Return the indices of tokens that name an outlet elsewhere but here a person of the text.

    Where "Michael Bloomberg" is met, "Bloomberg" alone is the man.
    """
    named = {
        entity[-1].text
        for entity in doc.ents
        if entity.label_ == "PERSON" and len(entity) > 1 and entity[-1].i in found
        and found[entity[-1].i].entry.kind == "outlet" and entity[-2].i not in found
    }  # fmt: skip
    return {
        i
        for i, hit in found.items()
        if hit.entry.kind == "outlet" and doc.text[hit.start : hit.end] in named
    }


def _parts_of_places(doc: Doc, found: dict[int, Hit]) -> set[int]:
    """Return the indices of tokens that name a country only within the name of a place abroad."""
    parts: set[int] = set()
    for entity in doc.ents:
        if entity.label_ not in ("GPE", "LOC", "FAC"):
            continue
        within = [t.i for t in entity if t.i in found and found[t.i].entry.kind in _COUNTRIES]
        sides = {found[i].entry.id for i in within}
        longer = [t for t in entity if t.i not in found and t.text[:1].isupper()]
        if not longer or len(sides) != 1:
            continue
        place = find_place(entity.text)
        if place is not None and place.country and place.country not in sides:
            parts.update(within)
    return parts


def _parts_of_bodies(doc: Doc, found: dict[int, Hit]) -> set[int]:
    """Return the indices of tokens that name a country only within a private body's name.

    The body's last word tells ("American Growth Network"), or the country's name is its last word
    itself ("Priorities USA").
    """
    parts: set[int] = set()
    for entity in doc.ents:
        words = [t for t in entity if t.text[:1].isupper() and t.pos_ != "DET"]
        if entity.label_ != "ORG" or len(words) < len("a name".split()):
            continue
        within = [t.i for t in words if t.i in found and found[t.i].entry.kind in _COUNTRIES]
        named = [t for t in words if t.i not in found]
        ends = next((n for n, t in enumerate(words) if t.i in within), 0)
        private = any(t.lower_ in _PRIVATE for t in named)
        last = (
            ends and words[ends - 1].pos_ == "PROPN" and words[ends - 1].i in {t.i for t in named}
        )
        if within and named and (private or (last and words[ends].is_upper)):
            parts.update(within)
    return parts


def _namesakes(found: dict[int, Hit]) -> set[int]:
    """Return the indices of tokens that bear a state's name but mean a part of another state."""
    kinds = Counter((hit.entry.id.split(":")[0], hit.entry.kind) for hit in found.values())
    sides = Counter(hit.entry.id.split(":")[0] for hit in found.values())
    return {
        index
        for index, hit in found.items()
        if (other := _NAMESAKES.get(hit.entry.id))
        and hit.entry.kind == "state"
        and sides[other] > sides[hit.entry.id] == kinds[hit.entry.id, "state"]
    }


def _is_one_name(name: list[Token]) -> bool:
    """Tell whether words stand side by side and capitalised, with no title among them."""
    together = name[-1].i - name[0].i == len(name) - 1
    return together and all(t.text[:1].isupper() and not t.text.isupper() for t in name)


def _shared_out(doc: Doc, catalogue: Catalogue, found: dict[int, Hit]) -> dict[int, Hit]:
    """Return the names with each shared body given to whose it is."""
    bodies = {hit.start: hit for _, hit in _shared(doc, catalogue, found)}
    others = {h.start: h for h in found.values() if h.start not in bodies}.values()
    named = Counter(
        h.entry.id.split(":")[0] for h in others if h.entry.kind in (*_NATIONAL, "group")
    )
    named.update(_led(doc, catalogue))
    most = max(named, key=lambda side: named[side], default="")
    owners: dict[str, str] = {}
    given: dict[int, Hit] = {}
    for first, hit in _shared(doc, catalogue, found):
        side, _, part = hit.entry.id.partition(":")
        words = doc.text[hit.start : hit.end]
        if owner := _named_before(doc, found, first):
            owners[words] = owner
        own = owners.get(words) or (side if named[side] or not most else most)
        given[hit.start] = replace(hit, entry=replace(hit.entry, id=f"{own}:{part}"))
    return {i: given.get(hit.start, hit) for i, hit in found.items()}


def _led(doc: Doc, catalogue: Catalogue) -> Iterator[str]:
    """Yield the side of each known leader whom a text names."""
    for token in doc:
        if token.ent_type_ == "PERSON":
            for leader in catalogue.leaders.get(fold(token.text), ()):
                yield leader.id.split(":")[0]


def _shared(doc: Doc, catalogue: Catalogue, found: dict[int, Hit]) -> Iterator[tuple[int, Hit]]:
    """Yield the bodies that many states have under one name, with the index of their first word."""
    seen = -1
    for index, hit in sorted(found.items()):
        if hit.start == seen:
            continue
        seen = hit.start
        part = hit.entry.id.partition(":")[2]
        words = [w.lower() for w in doc.text[hit.start : hit.end].split()]
        common = words[-1] in _INSTITUTIONS or words[-1] in catalogue.sectors
        if part in BODIES and hit.entry.kind == "group" and common and "." not in words[0]:
            yield index, hit


def _named_before(doc: Doc, found: dict[int, Hit], first: int) -> str:
    """Return the side of the country named directly before a word: "Peru's", "Peruvian"."""
    index = first - 1
    while index >= 0 and doc[index].lower_ in ("'s", "’s", "'", "’"):
        index -= 1
    hit = found.get(index)
    if hit is None or hit.entry.kind not in _COUNTRIES:
        return ""
    return hit.entry.id.split(":")[0]
