"""Words of armed conflict and diplomacy, and words of a country's own contests."""

from functools import cache
from importlib.resources import files

from parley.read.parse import Token

#: Which side of the line a word speaks for; `figure` words speak for conflict by themselves only.
SIDES = ("conflict", "figure", "contest")


@cache
def matter_words() -> dict[str, str]:
    """Return the side of every word of matter.tsv, by lemma; read once.

    Raises:
        ValueError: A row of the bundled file names an unknown side.
    """
    found: dict[str, str] = {}
    text = files(__package__).joinpath("matter.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        side, name, lemmas = line.split("\t")
        if side not in SIDES:
            raise ValueError(f"matter.tsv, {name}: unknown side {side!r}, expected one of {SIDES}")
        for lemma in lemmas.split():
            found.setdefault(lemma, side)
    return found


def side_of(token: Token) -> str:
    """Return the side a word speaks for, `""` for most words.

    A word of contests is none where a word of conflict modifies it ("a bombing campaign").
    """
    side = _side(token)
    if side == "contest" and any(_side(c) == "conflict" for c in token.lefts):
        return ""
    return side


def _side(token: Token) -> str:
    words = matter_words()
    return words.get(token.lower_) or words.get(token.lemma_.lower(), "")
