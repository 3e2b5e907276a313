"""On whose side somebody stands who is named without a country: by the office beside the name.

An office is read as a common noun is: "its chief negotiator, X" against what "it" means, "army
spokesman X" against the country at issue.
"""

from collections.abc import Iterator

from parley.read.actors.background import Background
from parley.read.actors.groups import country_near, group_near
from parley.read.actors.name_runs import NameRun
from parley.read.actors.nominals import is_individual, sector_of
from parley.read.actors.owners import owner_of
from parley.read.actors.people import Person, personal_id
from parley.read.parse import Token
from parley.records import AUTHOR_ID

# Sectors whose people act for their state, and so for the one at issue where none is named.
_OF_STATE = ("GOV", "MIL", "LEG", "JUD", "SPY", "VOICE", "POLICE")
# Those whom one state sends to another: never of the country they speak in.
SENT = frozenset("ambassador envoy attaché attache consul diplomat".split())
# Of these a state has none of its own in its capital; an envoy may be anybody's.
_ACCREDITED = frozenset("ambassador attaché attache consul".split())
# Words between a name and the noun of its office, at most.
_BESIDE = 4
# Sentences back in which the sender of an ambassador is named.
_SENDER_REACH = 2


def place(
    background: Background, run: NameRun, person: Person, office: Token | None = None
) -> None:
    """Give a person without a side the one their office tells, and their movement.

    Args:
        background: The text around the name.
        run: Where it stands.
        person: Its bearer.
        office: The noun of an office that is known to be theirs, however far from the name.
    """
    known = [] if office is None else [office]
    for noun in (*known, *_offices(background, run)):
        modifiers = background.phrase(noun)[:-1]
        own = [t for t in modifiers if not run.first <= t.i <= run.last]
        owner = owner_of(background, noun, own, posted=True)
        if noun.lemma_.lower() in SENT and not owner:
            owner = _sender(background, noun)
            person.abroad = not owner and noun.lemma_.lower() in _ACCREDITED
        elif owner in ("", AUTHOR_ID):
            owner = _at_issue(background, noun, own)
        side = owner.split(":")[0]
        if side and side not in ("OUTLET", AUTHOR_ID):
            person.id = personal_id(person.name, side)
            if owner in background.stage.catalogue.movements and not person.official:
                person.group = person.group or owner
            return
        if person.abroad:
            return


def _offices(background: Background, run: NameRun) -> Iterator[Token]:
    """Yield the nouns beside a name that say what its bearer is."""
    doc = background.stage.doc
    last = doc[run.last]
    for index in range(run.first - 1, max(run.first - 1 - _BESIDE, -1), -1):
        token = doc[index]
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.text in "\"'“”":
            break
        if _is_office(background, token):
            yield token
            break
    yield from (t for t in last.rights if t.dep_ == "appos" and _is_office(background, t))
    if last.dep_ == "appos" and _is_office(background, last.head):
        yield last.head


def _is_office(background: Background, token: Token) -> bool:
    """Tell whether a noun says what somebody is."""
    return bool(background.sector(token)) or is_individual(token)


def _at_issue(background: Background, noun: Token, modifiers: list[Token]) -> str:
    """Return whose an office is that names nobody: the rebels' or the state's at issue."""
    sector = sector_of(noun, modifiers, background.stage.catalogue.sectors)
    if sector == "REB":
        link = group_near(background, noun, "")
        return link.actor.id if link else country_near(background, noun)
    return country_near(background, noun) if sector in _OF_STATE else ""


def _sender(background: Background, noun: Token) -> str:
    """Return the foreign state that was the subject of a sentence just before."""
    here = background.stage.sentence_of[noun.i]
    home = background.setting.countries[:1]
    for mention in reversed(background.mentions):
        if here - mention.sentence > _SENDER_REACH:
            return ""
        foreign = mention.actor.side not in ("", *home)
        if mention.nature == "state" and mention.role == "subject" and foreign:
            return mention.actor.side
    return ""
