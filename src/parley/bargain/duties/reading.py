"""What a pact's duties amount to: returned or not, agreed to or not, doubled, torn, missing."""

from dataclasses import dataclass

from parley.bargain.duties.duty import Consent, Pact
from parley.bargain.duties.gaps import Gap, find_gaps
from parley.bargain.duties.reciprocity import Reciprocity, find_reciprocity
from parley.bargain.duties.strains import Clash, Overlap, find_clashes, find_overlaps


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyReading:
    """A pact's duties, read.

    Attributes:
        pact: The pact.
        reciprocity: One a kind of duty, in the order of the kinds.
        agreed: Parties whose every duty has their consent.
        refused: Parties who refused one.
        silent: Parties of whom nobody says whether they agree to all that they would owe.
        overlaps: Duties that several owe to one.
        clashes: Duties that tear a party between two rivals.
        gaps: What is left open.
    """

    pact: Pact
    reciprocity: tuple[Reciprocity, ...]
    agreed: tuple[str, ...]
    refused: tuple[str, ...]
    silent: tuple[str, ...]
    overlaps: tuple[Overlap, ...]
    clashes: tuple[Clash, ...]
    gaps: tuple[Gap, ...]


def read_duties(pact: Pact) -> DutyReading:
    """Return reciprocity, consent, overlaps, clashes and gaps of a pact."""
    refused = {duty.by for duty in pact.duties if duty.consent is Consent.REFUSED}
    silent = {duty.by for duty in pact.duties if duty.consent is Consent.UNSTATED} - refused
    bound = {duty.by for duty in pact.duties}
    return DutyReading(
        pact=pact,
        reciprocity=find_reciprocity(pact),
        agreed=pact.in_order(bound - refused - silent),
        refused=pact.in_order(refused),
        silent=pact.in_order(silent),
        overlaps=find_overlaps(pact),
        clashes=find_clashes(pact),
        gaps=find_gaps(pact),
    )
