"""Parts of a number of people: "one of them", "some of the rebels", "several of its leaders"."""

from parley.read.parse import Token

_ONE = frozenset("one another either neither each".split())
_SOME = frozenset("some many several few most all both none two three four five others".split())


def people_of(token: Token) -> Token | None:
    """Return whom "of" counts out of behind a word for one or some; `None` for other words."""
    if token.lower_ not in _ONE | _SOME or token.pos_ not in ("NUM", "PRON", "ADJ", "DET", "NOUN"):
        return None
    of = next((t for t in token.rights if t.lower_ == "of"), None)
    return next((t for t in of.children if t.dep_ == "pobj"), None) if of is not None else None


def is_one(token: Token) -> bool:
    """Tell whether a word that counts people out of others means a single one."""
    return token.lower_ in _ONE and people_of(token) is not None
