"""What a pact leaves open."""

from collections.abc import Callable
from dataclasses import dataclass

from parley.bargain.duties.duty import Act, Consent, Degree, Duty, Pact, Trigger

_BLANKS: tuple[tuple[str, Callable[[Duty], bool]], ...] = (
    ("nothing says when it falls due", lambda duty: duty.when is Trigger.UNSTATED),
    ("nothing says how much is left to who owes it", lambda duty: duty.degree is Degree.UNSTATED),
    ("nothing says where it holds", lambda duty: not duty.area),
    ("nothing says how long it holds", lambda duty: not duty.until),
    ("nothing says whether who owes it agrees", lambda duty: duty.consent is Consent.UNSTATED),
    ("who would owe it refused", lambda duty: duty.consent is Consent.REFUSED),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that a pact leaves open.

    Attributes:
        what: In words.
        parties: Whom it concerns.
        duties: The duties it was seen in; empty where it is a duty that is missing.
    """

    what: str
    parties: tuple[str, ...]
    duties: tuple[Duty, ...] = ()


def find_gaps(pact: Pact) -> tuple[Gap, ...]:
    """Return what the pact leaves open, in its duties and beyond them."""
    gaps = []
    for what, is_open in _BLANKS:
        if open_duties := tuple(filter(is_open, pact.duties)):
            debtors = pact.in_order({duty.by for duty in open_duties})
            gaps.append(Gap(what=what, parties=debtors, duties=open_duties))
    return (*gaps, *_missing(pact))


def _missing(pact: Pact) -> list[Gap]:
    """Return the gaps that are duties nobody has."""
    everyone = set(pact.parties)
    owing = {duty.by for duty in pact.duties}
    owed = {duty.to for duty in pact.duties}
    aided = {duty.to for duty in pact.duties if duty.act is Act.ASSIST}
    found = [
        ("nobody has to come to its aid", everyone - aided),
        ("owes and is owed nothing", owing - owed),
        ("is owed and owes nothing", owed - owing),
        ("has no part in it", everyone - owing - owed),
    ]
    if all(duty.when is not Trigger.BREACH for duty in pact.duties):
        found.append(("nobody has to do anything when a commitment is in question", everyone))
    if all(duty.act is not Act.VERIFY for duty in pact.duties):
        found.append(("nobody checks", everyone))
    return [Gap(what=what, parties=pact.in_order(who)) for what, who in found if who]
