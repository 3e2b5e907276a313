"""Whose a phrase is: "Israeli troops", "the army of Chad", "her aides"."""

from parley.read.actors.background import Background
from parley.read.parse import Token
from parley.records import Actor

_OWNING = ("of", "for", "from", "in", "at", "with", "inside", "within")
_BELONGING = ("of", "for", "from")
_NAMES = (("group", "organisation", "outlet"), ("state", "people", "capital"))


def owner_of(
    background: Background, token: Token, modifiers: list[Token], *, posted: bool = False
) -> str:
    """Return the id of whose a phrase is, `""` where it does not say.

    A modifier tells first, then a possessor, then a phrase with "of" or "for".

    Args:
        background: The text around the phrase.
        token: The phrase's head.
        modifiers: Its left modifiers, in order.
        posted: Where they are does not say whose: an ambassador "in" or "at" a capital.
    """
    hit_at = background.stage.hit_at
    entries = [hit_at[t.i].entry for t in (*modifiers, token) if t.i in hit_at]
    for kinds in _NAMES:
        for entry in reversed(entries):
            if entry.kind in kinds:
                return entry.id
    for child in modifiers:
        if child.text in background.acronyms:
            return background.actor(child).id
        if child.dep_ == "poss" and child.head.i == token.i:
            owner = background.actor(child)
            if owner.id and not background.is_person(owner):
                return owner.id
            if owner.id:
                return _of_person(background, owner)
    for prep in token.rights:
        owning = _BELONGING if posted else _OWNING
        if prep.dep_ == "prep" and prep.lower_ in owning:
            for child in prep.children:
                if child.dep_ == "pobj" and child.i not in background.people.at:
                    if owner_id := _behind(background, child):
                        return owner_id
    return ""


def _of_person(background: Background, owner: Actor) -> str:
    """Return whose the people and things of a person are: their movement's, else their state's."""
    met = (p for p in background.people.met if background.named(p).id == owner.id)
    return next((p.group for p in met if p.group and not p.official), "") or owner.side


def _behind(background: Background, token: Token) -> str:
    """Return the id of whom a phrase behind "of" names, or of whose it is in turn."""
    if hit := background.stage.hit_at.get(token.i):
        return hit.entry.id
    if background.sector(token) or token.pos_ == "PROPN":
        return background.actor(token).id
    return owner_of(background, token, background.phrase(token)[:-1])
