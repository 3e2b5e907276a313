"""The text of a parse, kept: spaCy joins it anew from its tokens at every call."""

from typing import Any

_KEY = "parley.text"


def text_of(doc: Any) -> str:  # noqa: ANN401  (spaCy ships no types we follow)
    """Return the text of a parse."""
    words = doc.user_data.get(_KEY)
    if words is None:
        words = doc.user_data[_KEY] = doc.text
    return str(words)
