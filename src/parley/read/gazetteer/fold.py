"""Fold a place name to the form under which it is indexed and looked up."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

# Letters that canonical decomposition leaves whole, though writers of English drop the stroke.
_PLAIN_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "þ": "th", "œ": "oe",
                  "æ": "ae", "ə": "a", "ŋ": "n"}  # fmt: skip
# Signs for ayin, hamza and soft sign come and go between spellings (Sana'a, Sanaa).
_DROPPED = "'’‘ʼʻʹʺ`´ʿʾ′\u200c\u200d\u200e\u200f\u0640"
_SPACED = "-‐‑–—.,()/_"
_TABLE: dict[int, str | None] = str.maketrans(
    _PLAIN_LETTERS | dict.fromkeys(_DROPPED) | dict.fromkeys(_SPACED, " ")
    | {chr(c): None for c in range(0x0300, 0x0370)}
    | {chr(c): None for c in range(0x0591, 0x05C8)}
    | {chr(c): None for c in range(0x064B, 0x0660)}
)  # fmt: skip
_PRINTED = str.maketrans(
    {**_PLAIN_LETTERS, **{k.upper(): v.capitalize() for k, v in _PLAIN_LETTERS.items() if k != "ı"}}
    | dict.fromkeys("‘’ʼʻʿʾ", "'")
    | {chr(c): None for c in range(0x0300, 0x0370)}
)
_SPACES = re.compile(r"[^\S\n]+")


def fold(name: str) -> str:
    """Return a name without case, accents, apostrophes, hyphens and repeated spaces."""
    return fold_lines(name.replace("\n", " "))


# What transliterations of one name differ in, applied in order to a folded name.
_LOOSE = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^(?:al|el|ad|ed|an|en|ar|er|as|es|ash|esh|at|et|az|ez) ", ""),
        (r" (?:al|el|ad|ed|an|en|ar|er|as|es|ash|esh|at|et|az|ez) ", " "),
        (r"[ae][yi]", "e"), ("y", "i"), ("zh", "z"), ("kh", "h"), ("gh", "g"), ("ph", "f"),
        ("q", "k"), ("w", "v"), ("ou|oo", "u"), ("ee", "i"), ("dj", "j"), ("tz", "ts"),
        (r"h\b", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_SHORTEST_LOOSE = 5  # letters; shorter names have too many neighbours


def loosen(folded: str) -> str:
    """Return the key under which transliterations of one name meet, `""` for short names.

    `Zaporizhia` and `Zaporizhzhia`, `Avdiivka` and `Avdiyivka`, `Khan Younis` and `Khan Yunis`.
    """
    if len(folded) < _SHORTEST_LOOSE or not folded.isascii():
        return ""
    for pattern, to in _LOOSE:
        folded = pattern.sub(to, folded)
    return f"~{folded.strip()}"


def fold_lines(text: str) -> str:
    """Return `fold` of every line of a text at once, which is faster than line by line."""
    if not text.isascii():  # twice: a compatibility letter may become a capital, and the reverse
        text = unicodedata.normalize("NFKD", text).casefold()
    text = unicodedata.normalize("NFKD", text).casefold().translate(_TABLE)
    return "\n".join(line.strip() for line in _SPACES.sub(" ", text).split("\n"))


def ascii_name(name: str) -> str:
    """Return a Latin name as English prints it: case kept, accents and strokes dropped."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name).translate(_PRINTED)
    return name.replace("`", "'").removeprefix("'").removesuffix("'")


def keys_of(folded: Sequence[str]) -> npt.NDArray[np.uint64]:
    """Return a 64-bit key for each folded name; shape (N,).

    With 10^6 names in the index, two names share a key with probability 3e-8.
    """
    return _join(blake2b(name.encode(), digest_size=8).digest() for name in folded)


def _join(digests: Iterable[bytes]) -> npt.NDArray[np.uint64]:
    return np.frombuffer(b"".join(digests), dtype="<u8")
