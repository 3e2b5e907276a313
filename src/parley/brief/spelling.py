"""How an actor's mentions are spelled: which is a name, which describes, which names nobody."""

import re
from collections.abc import Iterable
from functools import lru_cache

from parley.brief.words import isolate

PRONOUNS = frozenset(
    "he she it they him her them his their its we i us me who this that these those you".split()
)
_POSSESSIVES = frozenset("my our your his her its their".split())
_ARTICLES = frozenset({"the", "a", "an"})
#: Small words that stand inside a name: "Army of the North", "Yasir al-Amin", "Carla de Souza".
_INNER = frozenset("of for the and in on to de da del la le el al von van bin ibn und et y".split())
_SENTENCE_START = r"(?:^|[.!?:]\s+|[“\"‘]|\n\s*|[.!?][”\"’]\s+)"


def spelling(name: str) -> str:
    """Return a name on one line, without what follows its comma ("Dorn, a deputy minister")."""
    return isolate(re.split(r",(?!\d)", " ".join(name.split()))[0])


def core(name: str) -> str:
    """Return a spelling without its article."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold() in _ARTICLES else name


def is_pronoun(name: str) -> bool:
    """Tell whether a spelling is a pronoun, which names nobody by itself."""
    return name.casefold() in PRONOUNS


def is_relative(name: str) -> bool:
    """Tell whether a spelling means somebody only beside whose it is: "my brother"."""
    return name.partition(" ")[0].casefold() in _POSSESSIVES


def is_proper(name: str, texts: Iterable[str] = ()) -> bool:
    """Tell whether a spelling is a proper noun or an acronym.

    A single capitalised word that stands only where sentences start, and is a plural or occurs
    in small letters too, describes: "Analysts said".
    """
    words = core(name).split()
    if not words or is_pronoun(name) or is_relative(name):
        return False
    inner = [word for word in words if word.casefold() not in _INNER]
    if not inner or not all(_is_capitalised(word) for word in inner):
        return False
    return len(words) > 1 or words[0].isupper() or not _is_common(words[0], tuple(texts))


def _is_capitalised(word: str) -> bool:
    letters = [part for part in re.split(r"[-'’]", word) if part]
    # Scripts without capitals have no way to say which word is a name.
    return any(part[0] != part[0].lower() or part[0].lower() == part[0].upper() for part in letters)


@lru_cache(maxsize=4096)  # a brief asks of the same words again and again
def _is_common(word: str, texts: tuple[str, ...]) -> bool:
    holding = [text for text in texts if word in text]
    if not holding:
        return False
    quoted, lowered = re.escape(word), word.lower()
    starts = sum(len(re.findall(_SENTENCE_START + quoted + r"\b", text)) for text in holding)
    everywhere = sum(len(re.findall(rf"\b{quoted}\b", text)) for text in holding)
    small = any(re.search(rf"\b{re.escape(lowered)}\b", text) for text in texts if lowered in text)
    return starts == everywhere and (small or word.endswith(("s", "men", "people")))
