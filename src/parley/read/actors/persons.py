"""People named in a text: where, with which title, and on whose side."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from parley.read.actors.catalogue import Catalogue, Hit, Leader, load_cities, rows
from parley.read.actors.names import (
    TITLES,
    fold,
    gender_of,
    id_part,
    strip_titles,
    surname,
)

# How far beside a name its office is looked for; longer appositions lose the thread.
_WINDOW = 14
_JOINING = ("of", "for", "at", "with", "from")
_ELSEWHERE = frozenset(
    "to in on about against between into over near around after before under during as by".split()
)
# Offices whose holders are named by surname alone without introduction.
_FAMOUS = frozenset("president prime-minister chancellor leader secretary-general".split())
# Surnames of leaders that are words, too; alone they need a title or the model's word for it.
_ALSO_WORDS = frozenset(
    "may major brown park moon rice hill fox straw price young hunt king paul francis powell gore snow "
    "mao hu li wang ban lee ali khan ma lai kim yang deng taylor doe marcos singh santos garcia ahmed "
    "mitchell ross baker carter ford bush power scott white black green day march".split()
)
_ROLE_SUFFIXES = ("man", "woman", "person", "minister", "president", "secretary", "er", "or", "ist")


@dataclass(slots=True, kw_only=True)
class Person:
    """A named person, as one or more mentions describe them.

    Attributes:
        id: Actor id, `""` while nobody knows the side.
        name: Fullest form of the name, without titles.
        gender: `he`, `she` or `""`.
    """

    id: str
    name: str
    gender: str

    @property
    def folded(self) -> list[str]:
        """The name's words, folded."""
        return fold(self.name).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRun:
    """Consecutive tokens that name a person.

    Attributes:
        first: Index of the first token, titles left out.
        last: Index of the last token.
        titles: Words of title directly before the name.
    """

    first: int
    last: int
    titles: tuple[str, ...]


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """Return the pronoun of common first names."""
    return {name: pronoun for pronoun, names in rows("first_names.tsv") for name in names.split("|")}


def find_names(doc: Any, hit_at: dict[int, Hit], catalogue: Catalogue) -> list[NameRun]:  # noqa: ANN401
    """Return the runs of tokens that name people, in text order.

    Args:
        doc: The parse.
        hit_at: Token index to the catalogue name it belongs to.
        catalogue: Leaders to tell names by.
    """
    taken = {t.i for ent in doc.ents if ent.label_ == "PERSON" for t in ent}
    runs: list[NameRun] = []
    surnames: set[str] = set()
    for run in _capital_runs(doc, hit_at, taken):
        run, before = _from_entity(run, taken)
        words = [doc[i].text for i in run]
        name = strip_titles(words)
        if not name:
            continue
        first = run[len(words) - len(name)]
        titles = tuple([doc[i].text for i in before] + words[: len(words) - len(name)])
        by_entity = any(i in taken for i in range(first, run[-1] + 1))
        folded = [fold(w) for w in name]
        if len(name) > 2 and _names_leader(folded[-2:], catalogue):
            first, name, folded = first + len(name) - 2, name[-2:], folded[-2:]
        if not folded[-1] or (folded[-1] in catalogue.sectors and len(folded) == 1):
            continue
        known = _names_leader(folded, catalogue) or folded[-1] in surnames
        if by_entity or known or (_is_title(titles) and doc[first].pos_ == "PROPN"):
            runs.append(NameRun(first=first, last=run[-1], titles=titles))
            surnames.add(folded[-1])
    return runs


def _from_entity(run: list[int], taken: set[int]) -> tuple[list[int], list[int]]:
    """Part a run of capitals where its person begins: "Middle East" before "Tobias Ellwood"."""
    start = next((n for n, i in enumerate(run) if i in taken), 0)
    return run[start:], run[:start]


def _is_title(titles: tuple[str, ...]) -> bool:
    return bool(titles) and fold(titles[-1]) in TITLES


def _names_leader(folded: list[str], catalogue: Catalogue) -> bool:
    leaders = catalogue.leaders.get(folded[-1], [])
    if len(folded) == 1:
        heads = any(leader.office in _FAMOUS for leader in leaders)
        return heads and folded[0] not in _ALSO_WORDS
    return any(folded[0] == leader.full.split()[0] for leader in leaders)


def _capital_runs(doc: Any, hit_at: dict[int, Hit], taken: set[int]) -> list[list[int]]:  # noqa: ANN401
    """Return maximal runs of capitalised tokens outside catalogue names."""
    runs: list[list[int]] = []
    run: list[int] = []
    for token in doc:
        inside = token.i not in hit_at and (
            _is_name_word(token) or (bool(run) and token.i in taken and _joins(token, doc))
        )
        particle = bool(run) and token.lower_ in ("al", "bin", "de", "von", "van", "el", "der", "ibn", "-")
        if inside and run and token.i not in taken and run[-1] in taken and not _adjoins(doc, token):
            inside = False
        if inside or (particle and token.i + 1 < len(doc) and _is_name_word(doc[token.i + 1])):
            if not run and particle:
                continue
            run.append(token.i)
        elif run:
            runs.append(run)
            run = []
    if run:
        runs.append(run)
    return runs


def _joins(token: Any, doc: Any) -> bool:  # noqa: ANN401
    return token.text in ("-", "'", "’") or (token.is_alpha and not token.is_space)


def _adjoins(doc: Any, token: Any) -> bool:  # noqa: ANN401
    """Tell whether no entity ended directly before this token."""
    return bool(doc[token.i - 1].ent_type_ == token.ent_type_ or token.ent_type_ == "")


def _is_name_word(token: Any) -> bool:  # noqa: ANN401
    text = token.text
    if fold(text) in TITLES and text[:1].isupper():
        return True
    return bool(
        text[:1].isupper()
        and (token.pos_ == "PROPN" or token.ent_type_ == "PERSON")
        and not text.isdigit()
        and token.ent_type_ not in ("DATE", "TIME")
    ) or (len(text) > 3 and "-" in text and text.split("-")[-1][:1].isupper())


def side_near(
    doc: Any,  # noqa: ANN401
    run: NameRun,
    hit_at: dict[int, Hit],
) -> str:
    """Return the side that the words beside a name give it: state, body, town; `""` for none.

    Looks left through the offices before the name ("Pentagon spokesman"), then right through an
    apposition (", the president of Venezuela,").
    """
    for window in (_left(doc, run), _right(doc, run)):
        for index in window:
            hit = hit_at.get(index)
            if hit and hit.entry.kind != "outlet" and not _elsewhere(doc, index, window):
                return hit.entry.id.split(":", maxsplit=1)[0]
    for window in (_left(doc, run), _right(doc, run)):
        if country := _town(doc, window):
            return country
    for window in (_right(doc, run), _left(doc, run)):
        for index in window:
            if doc[index].ent_type_ == "ORG" and index not in hit_at:
                words = [
                    t.text
                    for t in doc[window[0] : window[-1] + 1]
                    if t.ent_type_ == "ORG" and t.lower_ not in ("the", "'s", "’s")
                ]
                return id_part(" ".join(words))
    return ""


def _left(doc: Any, run: NameRun) -> list[int]:  # noqa: ANN401
    """Return token indices before a name, in order, as far as its noun phrase may reach."""
    found: list[int] = []
    start = run.first - 1
    while start >= 0 and len(found) < _WINDOW and not doc[start + 1].is_sent_start:
        token = doc[start]
        if token.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ", "PRON") or token.text in "\"“”:;()":
            break
        if token.text == "," and not (start == run.first - 1 and _is_role(doc[start - 1], doc)):
            break
        found.append(start)
        start -= 1
    return found[::-1]


def _is_role(token: Any, doc: Any) -> bool:  # noqa: ANN401
    """Tell whether the phrase that ends at a token is headed by a word for a person in a role."""
    head = token
    while head.dep_ in ("pobj", "prep", "compound", "conj") and head.head.i < head.i:
        head = head.head
    return bool(fold(head.text) in TITLES or fold(head.text).endswith(_ROLE_SUFFIXES) or head.lower_ in ("head", "chief"))


def _right(doc: Any, run: NameRun) -> list[int]:  # noqa: ANN401
    """Return token indices of the apposition behind a name."""
    start = run.last + 1
    if start >= len(doc) or doc[start].text not in (",", "(", "-", "–", "of", "for", "from"):
        return []
    found: list[int] = [] if doc[start].text in (",", "(", "-", "–") else [start]
    for token in doc[start + 1 : start + 1 + _WINDOW]:
        if token.text in (",", ")", ";", ".", "“", '"') or token.pos_ in ("AUX", "PRON"):
            break
        if token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG"):
            break
        if token.is_sent_start:
            break
        found.append(token.i)
    return found


def _elsewhere(doc: Any, index: int, window: Sequence[int]) -> bool:  # noqa: ANN401
    """Tell whether a preposition before a name makes it a place or topic, no side."""
    for i in range(index - 1, max(index - 4, window[0] - 1), -1):
        if doc[i].lower_ in _JOINING:
            return False
        if doc[i].lower_ in _ELSEWHERE:
            return True
    return False


def _town(doc: Any, window: Sequence[int]) -> str:  # noqa: ANN401
    """Return the country of the first town named in a window."""
    for index in window:
        token = doc[index]
        if token.pos_ == "PROPN" and fold(token.text) not in TITLES and token.text[:1].isupper():
            two = fold(doc[index : index + 2].text)
            country = load_cities().get(two) or load_cities().get(fold(token.text))
            if country:
                return country
    return ""


def leader_for(words: list[str], leaders: Sequence[Leader]) -> Leader | None:
    """Return the first of these leaders whom the words of a name fit.

    A full name must agree in its first word; a bare surname takes the first leader.
    """
    folded = fold(" ".join(words)).split()
    if len(folded) == 1:
        return next(iter(leaders), None)
    return next((x for x in leaders if folded and x.full.split()[0] == folded[0]), None)


def describe(words: list[str], titles: Sequence[str], side: str, leader: Leader | None) -> Person:
    """Return the person of a name, its titles, and what is known of their side."""
    name = " ".join(words)
    gender = gender_of(list(titles)) or first_names().get(fold(words[0]), "")
    if leader is not None:
        return Person(id=leader.id, name=name, gender=gender)
    return Person(
        id=f"{side}:{id_part(surname(name, side))}" if side else "",
        name=name,
        gender=gender,
    )
