"""What each party offers, asks, and stands on."""

from collections.abc import Iterable

from parley.brief.dossier import Dossier, rests_on
from parley.brief.names import Names
from parley.brief.page import Cell, Section, Sentence, Table
from parley.brief.sections.plain import not_found, say, section
from parley.brief.words import STANCE_WORDS, isolate, phrases, quote
from parley.records import Offer, Position

#: Characters of an offer or demand in a cell of the issue-by-party table.
CELL_CHARACTERS = 120


def offers(dossier: Dossier, names: Names) -> Section:
    """Return every offer, and the table of issues by party that also holds the positions."""
    sentences = tuple(_offer_sentence(offer, names) for offer in dossier.of(Offer))
    return section(
        "offers",
        "Offers and asks",
        sentences or not_found(dossier, "offer"),
        (*_issue_table(dossier, names), *_guarantor_table(dossier, names)),
    )


def positions(dossier: Dossier, names: Names) -> Section:
    """Return every stance that is neither offer nor pledge."""
    sentences = tuple(_position_sentence(position, names) for position in dossier.of(Position))
    return section("positions", "Positions", sentences or not_found(dossier, "position"))


def _offer_sentence(offer: Offer, names: Names) -> Sentence:
    to = f"to {names.actor(offer.to)}" if offer.to is not None else ""
    ask = f"; asked in return: {quote(offer.ask)}" if offer.ask else "; what it asks is not stated"
    head = phrases(names.actor(offer.by, offer.maker), "offered", to)
    attribution = names.attribution(offer, offer.by)
    give = quote(offer.give or offer.span.text)
    return say(f"{head}, on {isolate(offer.issue)}: {give}{ask}{attribution}", rests_on(offer))


def _position_sentence(position: Position, names: Names) -> Sentence:
    attribution = names.attribution(position, position.party)
    who = names.actors(position.party, *position.also, speaker=position.maker)
    return say(
        f"{who} {STANCE_WORDS[position.stance]} on "
        f"{isolate(position.issue)}{attribution}: {quote(position.span.text)}",
        rests_on(position),
    )


def _issue_table(dossier: Dossier, names: Names) -> tuple[Table, ...]:
    """Return issues down, parties across; a cell says what the party gives, asks or holds."""
    entries = [*_entries(dossier.of(Offer), names), *_entries(dossier.of(Position), names)]
    if not entries:
        return ()
    parties = list(dict.fromkeys(party for _, party, _ in entries))
    named = {claim: issue.name for issue in dossier.issues for claim in issue.claims}
    spelled: dict[str, str] = {}
    grid: dict[str, dict[str, list[Cell]]] = {}
    for term, party, cell in entries:
        own = spelled.setdefault(term.issue.casefold(), term.issue)
        issue = named.get(term.id) or own
        row = grid.setdefault(issue, {party: [] for party in parties})
        row[party].append(cell)
    rows = tuple(
        (issue, tuple(_merged(row[party]) for party in parties)) for issue, row in grid.items()
    )
    return (
        Table(
            caption="Issues by party: what each gives, asks or holds, as reported",
            columns=("Issue", *parties),
            rows=rows,
        ),
    )


def _guarantor_table(dossier: Dossier, names: Names) -> tuple[Table, ...]:
    """Return who is named to guarantee which offer; nobody's consent is taken for granted."""
    rows = tuple(
        (
            names.actor(guarantor),
            (
                Cell(text=offer.issue, supports=rests_on(offer)),
                Cell(text="not stated", supports=rests_on(offer)),
                Cell(
                    text="examples" if offer.guarantors_open else "as listed",
                    supports=rests_on(offer),
                ),
            ),
        )
        for offer in dossier.of(Offer)
        for guarantor in offer.guarantors
    )
    if not rows:
        return ()
    return (
        Table(
            caption="Who is named to guarantee an offer, as reported",
            columns=("Guarantor", "Of the offer on", "Whether it agrees", "The list"),
            rows=rows,
        ),
    )


def _entries(
    terms: Iterable[Offer | Position], names: Names
) -> list[tuple[Offer | Position, str, Cell]]:
    """Return every term with each party that holds it, and the cell that says so."""
    entries = []
    for term in terms:
        if isinstance(term, Offer):
            text = f"gives {_short(term.give or term.span.text)}"
            text += f"; asks {_short(term.ask)}" if term.ask else ""
            holders = [term.by]
        else:
            text = f"{STANCE_WORDS[term.stance]}: {_short(term.span.text)}"
            holders = [term.party, *term.also]
        cell = Cell(text=text, supports=rests_on(term))
        keys = dict.fromkeys(names.party_key(actor, term.maker) for actor in holders)
        parties = dict.fromkeys(names.party_label(key) or "No party" for key in keys)
        entries += [(term, party, cell) for party in parties]
    return entries


def _short(text: str) -> str:
    line = " ".join(text.split())
    if len(line) > CELL_CHARACTERS:
        line = line[:CELL_CHARACTERS].rsplit(" ", maxsplit=1)[0] + " …"
    return quote(line)


def _merged(cells: list[Cell]) -> Cell:
    return Cell(
        text="\n".join(cell.text for cell in cells),
        supports=tuple(dict.fromkeys(s for cell in cells for s in cell.supports)),
    )
