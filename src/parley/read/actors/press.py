"""Outlets outside the catalogue: by the words beside their name, or by being told things."""

from collections.abc import Callable

from parley.read.actors.names import id_part
from parley.read.parse import Token

# Nouns for what passes words on; those who work for it are people.
OUTLET_NOUNS = frozenset(
    """newspaper paper daily weekly magazine television tv radio broadcaster station newswire
    tabloid channel agency website journal network periodical monthly""".split()
)
# "Agency" and "network" are the press's only with such a word: "the news agency", "a TV network".
_NEED_NEWS = frozenset("agency network website station paper channel journal".split())
_NEWS = frozenset("news press media tv television radio broadcasting satellite online".split())
# First and last words of the names of papers and stations.
_FIRST = frozenset("radio televisión television télévision telewizja".split())
_LAST = frozenset(
    """journal times post news herald tribune gazette chronicle telegraph magazine broadcasting
    tv television radio newspaper daily weekly courier dispatch inquirer""".split()
)
_TELLING = frozenset("tell say boast confide admit complain remark explain confirm".split())


def is_outlet_noun(token: Token) -> bool:
    """Tell whether a common noun means a paper, a station or an agency of the press."""
    lemma = token.lemma_.lower()
    if lemma not in OUTLET_NOUNS or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    around = {t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]}
    return lemma not in _NEED_NEWS or bool(around & _NEWS)


def outlet_named(token: Token) -> str:
    """Return the id of the outlet that a name is by the noun beside it; `""` where it is none.

    "The German newspaper Bild", "state television RTS", "the Lantern, a weekly".
    """
    if token.pos_ not in ("PROPN", "NOUN") or not token.text[:1].isupper():
        return ""
    first = token.i
    while (
        first and token.doc[first - 1].pos_ == "PROPN" and token.doc[first - 1].text[:1].isupper()
    ):
        if is_outlet_noun(token.doc[first - 1]):
            break
        first -= 1
    name = [t for t in token.doc[first : token.i + 1]]
    words = [t.lower_ for t in name]
    before = token.doc[first - 1] if first else token
    beside = before.pos_ != "PROPN" and before.i < first and is_outlet_noun(before)
    apposed = any(t.dep_ == "appos" and is_outlet_noun(t) for t in token.rights)
    titled = len(name) > 1 and (words[0] in _FIRST or words[-1] in _LAST)
    if not (beside or apposed or titled):
        return ""
    return outlet_id(" ".join(t.text for t in name if t.lower_ != "the"))


def outlet_id(name: str) -> str:
    """Return the id of an outlet by its name without article (`OUTLET:GAZETA`)."""
    return "OUTLET:" + id_part(name)


def is_told(token: Token, is_first_name: Callable[[str], bool]) -> bool:
    """Tell whether a single unknown name is the press, for it is only told things.

    News introduces people by title or full name; a bare unknown name to which somebody speaks
    ("boasted to Gazeta") is a paper's.
    """
    if token.pos_ != "PROPN" or token.is_upper or is_first_name(token.lower_):
        return False
    if any(t.dep_ in ("compound", "appos", "amod", "poss") for t in token.children):
        return False
    verb = token.head.head if token.head.lower_ == "to" else token.head
    told = token.dep_ in ("dobj", "dative") and verb.lemma_ == "tell"
    spoken_to = token.dep_ == "pobj" and token.head.lower_ == "to"
    return (told or spoken_to) and verb.lemma_.lower() in _TELLING
