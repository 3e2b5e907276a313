"""The company a name keeps: the words beside it that say whose side a person is on."""

import re

from parley.read.actors.catalogue import is_movement
from parley.read.actors.name_runs import BODY_WORDS, REGIONS, NameRun
from parley.read.actors.names import TITLES, fold, id_part
from parley.read.actors.nominals import is_individual
from parley.read.actors.stage import Stage
from parley.read.gazetteer import find_place
from parley.read.parse import Token

# How far beside a name its office is looked for; longer appositions lose the thread.
_WINDOW = 14
_OWNING = frozenset("of for at with from".split())
_ELSEWHERE = frozenset(
    "to in on about against between into over near around after before under during as by".split()
)
_ROLE_ENDINGS = ("man", "woman", "person", "minister", "president", "secretary", "er", "or", "ist")
_CLAUSE = ("VERB", "AUX", "SCONJ", "CCONJ", "PRON")
# A state's name before these says of what, not whose: "Iraq veteran", "Iran expert".
_TOPICS = frozenset(
    """war veteran vet deal expert specialist analyst watcher scholar historian hand desk policy
    program programme project crisis strategy""".split()
)
# Bodies of the state itself: who sits in one belongs to the country, not to it.
_STATE_BODIES = frozenset(
    """committee subcommittee council commission party court department administration bureau
    service reserve house senate congress assembly parliament ministry caucus campaign""".split()
)
# "(R-Ohio)", ", D-Mont.,": party and state of an American in Congress.
_PARTY_AND_STATE = re.compile(r"\s*[,(]\s*[RDI][-–.‑][A-Z]")
_PLACES = ("GPE", "LOC", "FAC")
_OPEN_ASIDE = (",", "(", "-", "–")
# Words that give a role to the state where a movement is named beside it, too.
_OF_STATE = frozenset("government presidential state".split())


def side_beside(stage: Stage, run: NameRun) -> str:
    """Return the side that the words beside a name give it, `""` where they give none.

    Looks left through the offices before the name ("Pentagon spokesman"), then right through an
    apposition (", the president of Venezuela,"): first for names of the catalogue, then for
    towns ("Chernihiv mayor"), at last for other organisations ("president of GlobeScan").
    """
    left, right = _left(stage, run), _right(stage, run)
    if _PARTY_AND_STATE.match(stage.text, _end(stage, run)):
        return "USA"
    for window in (left, right):
        for index in window:
            hit = stage.hit_at.get(index)
            if hit is None or hit.entry.kind == "outlet" or _is_topic(stage, index):
                continue
            if _opens_name(stage, index, run) or not _is_elsewhere(stage, index, window[0]):
                return hit.entry.id.split(":", maxsplit=1)[0]
    for window in (left, right):
        if country := _town(stage, window):
            return country
    for window in (right, left):
        if organisation := _organisation(stage, window):
            return organisation
    return ""


def _end(stage: Stage, run: NameRun) -> int:
    last = stage.doc[run.last]
    return int(last.idx) + len(last)


def group_beside(stage: Stage, run: NameRun) -> str:
    """Return the id of the movement or organisation whose member the words beside a name make it.

    The movement must own the bearer's role ("ELN negotiator", "a spokesman for Hamas"): whoever
    talks "with" it, as a government's negotiator does, is none of its people.
    """
    for window in (_left(stage, run), _right(stage, run)):
        for index in window:
            hit = stage.hit_at.get(index)
            if hit is None or not is_movement(hit.entry.id, hit.entry.kind):
                continue
            around = [stage.doc[i] for i in window if stage.hit_at.get(i) is not hit]
            if any(token.lower_ in _OF_STATE for token in around):
                continue
            if _is_owner(stage, index) and any(_is_role(stage, token) for token in around):
                return hit.entry.id
    return _rebels_of(stage, run)


def _rebels_of(stage: Stage, run: NameRun) -> str:
    """Return the movement last named before "rebel spokesman X", `""` where none was."""
    before = [stage.doc[i] for i in _left(stage, run)]
    rebels = any(stage.catalogue.sectors.get(t.lemma_.lower()) == "REB" for t in before)
    if not rebels or any(t.lower_ in _OF_STATE for t in before):
        return ""
    named = [
        hit
        for index, hit in stage.hit_at.items()
        if index < before[0].i and is_movement(hit.entry.id, hit.entry.kind)
    ]
    return max(named, key=lambda hit: hit.start).entry.id if named else ""


def _is_owner(stage: Stage, index: int) -> bool:
    """Tell whether no preposition but one of belonging leads to a name ("talks with the ELN")."""
    for i in range(index - 1, max(index - 4, -1), -1):
        word = stage.doc[i].lower_
        if word in _OWNING or word in _ELSEWHERE:
            return word in ("of", "for", "from")
    return True


def _is_role(stage: Stage, token: Token) -> bool:
    word = fold(token.text)
    sector = stage.catalogue.sectors.get(token.lemma_.lower(), "")
    return word in TITLES or word in ("head", "chief") or sector in ("VOICE", "GOV", "MIL", "REB")


def _left(stage: Stage, run: NameRun) -> list[int]:
    """Return token indices before a name, as far as its noun phrase may reach."""
    found: list[int] = []
    doc = stage.doc
    for index in range(run.begin - 1, max(run.begin - 1 - _WINDOW, -1), -1):
        token = doc[index]
        if doc[index + 1].is_sent_start or token.pos_ in _CLAUSE or token.text in '"“”:;()':
            break
        if token.text == "," and not (
            index == run.begin - 1 and index and _ends_role(doc[index - 1])
        ):
            break
        found.append(index)
    inside = range(run.begin, run.first)
    return [*reversed(found), *inside]


def _right(stage: Stage, run: NameRun) -> list[int]:
    """Return token indices of the apposition behind a name."""
    opener = stage.doc[run.last + 1 : run.last + 2].text
    if opener not in _OPEN_ASIDE and opener not in ("of", "for", "from"):
        return []
    found = [] if opener in _OPEN_ASIDE else [run.last + 1]
    for token in stage.doc[run.last + 2 : run.last + 2 + _WINDOW]:
        finite = token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG")
        if token.is_sent_start or token.text in ',);.“"' or token.pos_ in ("AUX", "PRON") or finite:
            break
        found.append(token.i)
    return found


def _ends_role(token: Token) -> bool:
    """Tell whether the phrase that ends at a token is headed by a word for a person in office."""
    head = token
    while head.dep_ in ("pobj", "prep", "compound", "conj") and head.head.i < head.i:
        head = head.head
    word = fold(head.text)
    if head.pos_ == "NOUN" and is_individual(head):
        return True
    return word in TITLES or word.endswith(_ROLE_ENDINGS) or word in ("head", "chief")


def _opens_name(stage: Stage, index: int, run: NameRun) -> bool:
    """Tell whether a name opens another's titles: "[wrote to] Peruvian President Rosa Quispe"."""
    between = stage.doc[index + 1 : run.first] if index < run.begin else ()
    return any(fold(t.text) in TITLES for t in between) and not any(
        t.pos_ in ("ADP", "PUNCT", "CCONJ") for t in between
    )


def _is_elsewhere(stage: Stage, index: int, edge: int) -> bool:
    """Tell whether a preposition makes a name a place or topic ("envoy to Sudan"), no side."""
    for i in range(index - 1, max(index - 4, edge - 1), -1):
        word = stage.doc[i].lower_
        if word in _OWNING or word in _ELSEWHERE:
            return word in _ELSEWHERE
    return False


def _is_topic(stage: Stage, index: int) -> bool:
    """Tell whether a state's name is what somebody knows or fought in: "Iraq veteran"."""
    behind = stage.doc[index + 1 : index + 2].text.lower()
    return stage.hit_at[index].entry.kind == "state" and behind in _TOPICS


def _town(stage: Stage, window: list[int]) -> str:
    """Return the country of the first place named in a window."""
    for index in window:
        token = stage.doc[index]
        word = fold(token.text)
        behind = fold(stage.doc[index + 1 : index + 2].text)
        if token.ent_type_ == "PERSON":
            continue  # people are called what towns are called
        if token.ent_type_ not in _PLACES and behind not in TITLES:
            continue
        is_name = token.text[:1].isupper() and (token.pos_ == "PROPN" or behind in TITLES)
        portfolio = behind in ("minister", "ministry", "secretary") and token.ent_type_ != "GPE"
        names = stage.catalogue.names.get(token.text, ())
        state = any(w == (token.text,) and any(e.kind == "state" for e in es) for w, es in names)
        office = word in TITLES | BODY_WORDS | REGIONS or word in stage.catalogue.sectors
        if is_name and not (state or portfolio or office):
            place = find_place(stage.doc[index : index + 2].text) or find_place(token.text)
            if place is not None and place.country:
                return place.country
    return ""


def _organisation(stage: Stage, window: list[int]) -> str:
    """Return the id of an organisation outside the catalogue that a window names.

    It is the window's first of which somebody is something ("director of the Rossa Institute",
    "Rossa spokesman"), and bears nobody's name.
    """
    named: list[Token] = []
    for index in window:
        token = stage.doc[index]
        if named and (token.ent_type_ != "ORG" or token.ent_iob_ == "B"):
            break
        if token.ent_type_ == "ORG":
            named.append(token)
    kept = [
        token.text
        for token in named
        if token.lower_ not in ("the", "'s", "’s")
        and token.i not in stage.hit_at
        and fold(token.text) not in TITLES | REGIONS  # nobody is of a body called Defense
        and token.lower_ not in stage.catalogue.sectors  # "Army spokesman" names no organisation
    ]
    people = {t.text for entity in stage.doc.ents if entity.label_ == "PERSON" for t in entity}
    foreign = any(t.i in stage.hit_at or t.lower_ in _STATE_BODIES for t in named)
    return "" if foreign or people & set(kept) else id_part(" ".join(kept))
