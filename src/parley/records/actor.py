"""An actor: who speaks or acts, as named in the text and as normalised."""

from dataclasses import dataclass

SECTORS = ("GOV", "MIL", "LEG", "OPP", "MED", "CVL", "REB", "SPY", "JUD", "BUS")
AUTHOR_ID = "AUTHOR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who speaks or acts.

    Attributes:
        name: As the text names it, `""` where the act has no named agent.
        id: `ISO3`, `ISO3:SECTOR`, an organisation's acronym, `ISO3:NAME`, `OUTLET:NAME`,
            `AUTHOR`, or `""` where unknown.
    """

    name: str
    id: str

    @property
    def side(self) -> str:
        """The part of the id before the colon: the party the actor belongs to."""
        return self.id.split(":", maxsplit=1)[0]


AUTHOR = Actor(name="", id=AUTHOR_ID)
NOBODY = Actor(name="", id="")
