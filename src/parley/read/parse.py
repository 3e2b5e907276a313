"""Names for the parser's objects, which carry no types of their own."""

from typing import Any, TypeAlias

#: A spaCy `Doc`.
Doc: TypeAlias = Any
#: A spaCy `Token`.
Token: TypeAlias = Any
