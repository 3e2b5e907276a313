"""An act that a text tells as an event, with its parties."""

from dataclasses import dataclass

from parley.read.plover.coding import Act
from parley.read.plover.doers import behind
from parley.read.plover.sides import MUTUAL
from parley.read.plover.telling import is_indefinite
from parley.records import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedAct:
    """An act that is told as an event.

    Attributes:
        act: The act.
        type: PLOVER type under the guide's rules.
        status: One of records.STATUSES.
        sources: Who acts.
        targets: Who is acted on.
        start: First code point of the words that carry it.
        end: One past the last, acts of its type joined to it included.
    """

    act: Act
    type: str
    status: str
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    start: int
    end: int

    @property
    def is_bare(self) -> bool:
        """Whether it is only mentioned, by a noun that does not name both of its parties."""
        if self.sources and self.targets:
            return self.act.has("weak") and not self.act.nominal
        return self.act.nominal or (self.act.trigger.pos_ == "NOUN" and self.type in MUTUAL)

    @property
    def tells_harm(self) -> bool:
        """Whether it only says who came to harm in an attack told before ("in the blast")."""
        if self.type != "ASSAULT" or self.act.nominal or self.sources:
            return False
        causes = behind(self.act.head)
        return bool(causes) and not any(is_indefinite(c) for c in causes)
