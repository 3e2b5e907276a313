"""Pronouns by person, number and gender."""

from parley.read.parse import Token

FIRST_PERSON = frozenset("i me my mine myself we us our ours ourselves".split())
FIRST_PLURAL = frozenset("we us our ours ourselves".split())
REFLEXIVES = frozenset("himself herself itself themselves".split())
_CLASS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}


def pronoun_class(token: Token) -> str:
    """Return `he`, `she`, `it` or `they` for a third-person pronoun, else `""`."""
    return _CLASS.get(token.lower_, "")
