"""An issue at the table, and the claims that are about it."""

from dataclasses import dataclass

from parley.errors import InvalidRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing that parties bargain over, as it grew from what they said.

    Attributes:
        name: Its name (`status of Crimea`).
        claims: Ids of the offers and positions on it, in the order given.
        words: How the claims word it, each wording once.
    """

    name: str
    claims: tuple[str, ...]
    words: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidRecord("an issue needs a name, such as `neutrality`")
        if not self.claims:
            raise InvalidRecord(f"issue {self.name!r}: no offer or position is about it")
