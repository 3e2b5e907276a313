"""A story: what several sources tell as one, and how many of them are independent."""

from dataclasses import dataclass

from parley.errors import InvalidRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Claims that are one, or sources that are copies of one text.

    Attributes:
        of: `source`, or the claims' kind.
        members: Identities; the first stands for all of them.
        voices: SHA-256 of the sources, grouped: copies of one text, and texts of one outlet,
            are one voice.
        merges: Identities of the merges that join the members.
    """

    of: str
    members: tuple[str, ...]
    voices: tuple[tuple[str, ...], ...]
    merges: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.members) < 2:
            raise InvalidRecord(f"a story of {self.of} needs two members, not {len(self.members)}")
        if not self.voices:
            raise InvalidRecord(f"a story of {self.of} needs the sources that tell it")

    @property
    def sources(self) -> int:
        """Number of sources that tell it."""
        return sum(map(len, self.voices))

    @property
    def independent(self) -> int:
        """Number of independent voices among them."""
        return len(self.voices)
