"""An offer's duties beside a treaty's: which are there, which are missing, which are more."""

from collections.abc import Mapping
from dataclasses import dataclass

from parley.bargain.duties.duty import Act, Degree, Pact, Trigger
from parley.bargain.duties.reciprocity import find_reciprocity
from parley.bargain.duties.treaties import Treaty, lay_out

#: A duty as one arc: who owes, to whom, what and when.
Arc = tuple[str, str, Act, Trigger]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One kind of duty, in the offer and in the treaty.

    Attributes:
        act: What is owed.
        when: When.
        here: How many ordered pairs owe it in the offer.
        there: How many would owe it in the treaty.
        share_here: Share of them that are owed the same; `None` where nobody owes it.
        share_there: The same for the treaty.
        degrees_here: How much is left to those who owe it in the offer.
        degrees_there: The same for the treaty.
        articles: Where the treaty says so.
    """

    act: Act
    when: Trigger
    here: int
    there: int
    share_here: float | None
    share_there: float | None
    degrees_here: tuple[Degree, ...]
    degrees_there: tuple[Degree, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """An offer held against a treaty's pattern.

    Attributes:
        offer: The offer.
        treaty: The treaty.
        reference: Its duties among the parties of the offer.
        lines: One a kind of duty that either has.
        kept: Duties of the treaty that the offer has.
        missing: Duties of the treaty that it has not.
        added: Duties of the offer that the treaty has not.
    """

    offer: Pact
    treaty: Treaty
    reference: Pact
    lines: tuple[Line, ...]
    kept: tuple[Arc, ...]
    missing: tuple[Arc, ...]
    added: tuple[Arc, ...]

    @property
    def share_kept(self) -> float:
        """Share of the treaty's duties that the offer has, 0 to 1; 1 where it asks for none."""
        whole = len(self.kept) + len(self.missing)
        return len(self.kept) / whole if whole else 1.0


def compare_duties(offer: Pact, treaty: Treaty, roles: Mapping[str, tuple[str, ...]]) -> Comparison:
    """Return an offer's duties beside those that a treaty's pattern would lay on its parties.

    Args:
        offer: The offer.
        treaty: `NORTH_ATLANTIC`, `BUDAPEST` or one of your own.
        roles: Who of the offer's parties would be in each of the treaty's roles.

    Raises:
        InvalidRecord: The roles do not fit the treaty.
    """
    reference = lay_out(treaty, roles)
    here, there = _arcs(offer), _arcs(reference)
    return Comparison(
        offer=offer,
        treaty=treaty,
        reference=reference,
        lines=_lines(offer, reference),
        kept=tuple(arc for arc in there if arc in here),
        missing=tuple(arc for arc in there if arc not in here),
        added=tuple(arc for arc in here if arc not in there),
    )


def _arcs(pact: Pact) -> dict[Arc, None]:
    """Return a pact's arcs, each once, in the order of its duties."""
    return dict.fromkeys((duty.by, duty.to, duty.act, duty.when) for duty in pact.duties)


def _lines(offer: Pact, reference: Pact) -> tuple[Line, ...]:
    here = {(row.act, row.when): row for row in find_reciprocity(offer)}
    there = {(row.act, row.when): row for row in find_reciprocity(reference)}
    kinds = [(act, when) for act in Act for when in Trigger]
    lines = []
    for kind in kinds:
        mine, theirs = here.get(kind), there.get(kind)
        if mine is None and theirs is None:
            continue
        lines.append(
            Line(
                act=kind[0],
                when=kind[1],
                here=mine.owed if mine else 0,
                there=theirs.owed if theirs else 0,
                share_here=mine.share if mine else None,
                share_there=theirs.share if theirs else None,
                degrees_here=_degrees(offer, *kind),
                degrees_there=_degrees(reference, *kind),
                articles=_articles(reference, *kind),
            )
        )
    return tuple(lines)


def _degrees(pact: Pact, act: Act, when: Trigger) -> tuple[Degree, ...]:
    seen = {duty.degree for duty in pact.duties if (duty.act, duty.when) == (act, when)}
    return tuple(degree for degree in Degree if degree in seen)


def _articles(pact: Pact, act: Act, when: Trigger) -> tuple[str, ...]:
    found = [duty.claims for duty in pact.duties if (duty.act, duty.when) == (act, when)]
    return tuple(dict.fromkeys(article for articles in found for article in articles))
