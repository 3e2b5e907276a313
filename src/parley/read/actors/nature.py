"""What kind of being a phrase names, in which number and gender: what pronouns agree with."""

from parley.read.actors.background import Background
from parley.read.actors.catalogue import is_movement
from parley.read.actors.nominals import gender_of_noun, is_equipment, is_human, is_individual
from parley.read.actors.partitives import is_one, people_of
from parley.read.coreference import Nature
from parley.read.parse import Token

_PLURAL = ("NNS", "NNPS")
# Where these lead to a state or capital, it is a place, which no pronoun for its government means.
_PLACING = frozenset("in at near into inside outside around across through from".split())


def nature_of(background: Background, token: Token) -> Nature:
    """Return what a phrase without antecedent names."""
    if token.i in background.people.at:
        return "person"
    if hit := background.stage.hit_at.get(token.i):
        if hit.entry.kind in ("state", "capital") and _is_place(token):
            return "thing"
        if hit.entry.kind == "people" and token.tag_ in _PLURAL:
            return "people"
        if is_movement(hit.entry.id, hit.entry.kind) and hit.entry.kind == "group":
            return "movement"
        return "state" if hit.entry.kind in ("state", "people", "capital") else "body"
    if people_of(token) is not None:
        return "person" if is_one(token) else "people"
    if is_equipment(token):
        return "thing"
    if token.tag_ in _PLURAL:
        return "people"
    if is_individual(token):
        return "person"
    if background.sector(token) in ("GROUP", "REB") or token.i in background.acronyms.values():
        return "movement"
    return "state" if token.lower_ in ("country", "state", "nation", "republic") else "body"


def noun_plural(background: Background, token: Token) -> bool:
    """Tell whether a phrase is plural: by its ending, and by its name only for groups of people.

    "The Houthis" are many; "the United Nations" is one.
    """
    if token.i in background.people.at:
        return False
    if hit := background.stage.hit_at.get(token.i):
        return hit.entry.kind in ("people", "group") and token.tag_ in _PLURAL
    if people_of(token) is not None:
        return not is_one(token)
    return token.tag_ in _PLURAL or token.lower_ in ("police", "people")


def noun_gender(token: Token) -> str:
    """Return the gender of a noun, `""` where it has none."""
    return gender_of_noun(token) if token.pos_ == "NOUN" else ""


def can_act(background: Background, token: Token) -> bool:
    """Tell whether a phrase names somebody, not a thing of theirs."""
    known = token.i in background.people.at or token.i in background.stage.hit_at
    by_word = token.pos_ == "PRON" or is_human(token) or is_individual(token)
    named = token.lower_ in ("former", "latter") or token.i in background.acronyms.values()
    given = token.text in background.acronyms or people_of(token) is not None
    return bool(known or by_word or named or given or background.sector(token))


def _is_place(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in _PLACING
