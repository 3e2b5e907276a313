"""Common nouns: the sector of a head word, and the id of whom a phrase describes."""

from collections.abc import Mapping, Sequence

from parley.read.actors.catalogue import BODIES
from parley.read.actors.names import id_part
from parley.read.parse import Token

# Modifiers that settle the sector of a leader, official, spokesman or group.
_MODIFIERS = {
    **dict.fromkeys(
        "rebel guerrilla guerilla insurgent separatist militant militia terrorist".split(),
        "REB",
    ),
    **dict.fromkeys("military army naval navy defense defence peacekeeping".split(), "MIL"),
    **dict.fromkeys("parliament parliamentary congressional senate legislative".split(), "LEG"),
    **dict.fromkeys("government presidential cabinet".split(), "GOV"),
    **dict.fromkeys("court judicial".split(), "JUD"),
    **dict.fromkeys("news media".split(), "MED"),
    "opposition": "OPP",
    "intelligence": "SPY",
    "company": "BUS",
}
_OPEN = frozenset(("GOV", "VOICE", "GROUP", "SPY", "PEOPLE", "CVL", ""))
# A minister or attaché is of the government whatever the portfolio.
_STAY_GOV = frozenset(
    "minister secretary attaché attache negotiator diplomat adviser ambassador".split()
)
_HUMAN_ENDINGS = ("er", "or", "ist", "ian", "man", "men", "ant", "ent", "eer", "ee", "ive", "woman")
_NOT_HUMAN = frozenset(
    """matter power number letter order paper water winter summer border weather error factor
    sector corridor terror document agreement statement government parliament movement
    settlement moment event percent incident treatment investment initiative offensive
    directive perspective objective quarter center centre river future chapter disaster
    character tenor loudspeaker committee announcement deployment argument commitment element
    instrument missile amendment assessment guarantee committee danger answer offer manner
    fever anger hunger transfer cover computer barrier helicopter bomber fighter-bomber
    carrier murder slaughter massacre surrender encounter narrative motive archive drive five
    alternative effort harbor harbour labor favor humor rumor mirror horror consent content
    intent talent accent extent continent president-elect restaurant grant plant current
    independent development environment equipment""".split()
)
_HUMAN = frozenset(
    """analyst expert critic witness ally aide peer skeptic sceptic elite friend foe victim
    colleague relative guest chief hawk dove commander politician""".split()
)
# Words for people from abroad, who belong to no country of the text.
FOREIGN = frozenset(
    "western foreign international arab european african asian regional neighbouring neighboring "
    "nordic latin diplomatic".split()
)
# Acronyms of bodies that look like a state's code.
_NO_STATES = frozenset(
    "UNO WFP WHO IMF ICC ICJ LAS IAP GCC OIC SCO CIS OAS MSF HRW ICG COE OAU EAC ISW".split()
)
# Words for a number of people, who follow with "of".
QUANTITIES = frozenset(
    "group number majority dozen hundred thousand team band pair couple handful series rest".split()
)


def sector_of(head: Token, modifiers: Sequence[Token], sectors: Mapping[str, str]) -> str:
    """Return the sector of a noun phrase, `""` where its words have none.

    Args:
        head: The head noun.
        modifiers: Its left modifiers, in order.
        sectors: The catalogue's head words.
    """
    word, lemma = head.lower_, head.lemma_.lower()
    sector = sectors.get(word) or sectors.get(lemma) or sectors.get(word.removesuffix("s")) or ""
    found = [
        _MODIFIERS.get(m.lower_) or _MODIFIERS.get(m.lemma_.lower()) for m in reversed(modifiers)
    ]
    told = next(filter(None, found), "")
    if sector == "MIL":
        return "REB" if told == "REB" else sector
    opens = sector in _OPEN and lemma not in _STAY_GOV and (sector or is_human(head))
    return told if opens and told else sector


def is_human(head: Token) -> bool:
    """Tell whether a common noun likely names people, by its ending."""
    lemma = head.lemma_.lower()
    return lemma in _HUMAN or (lemma.endswith(_HUMAN_ENDINGS) and lemma not in _NOT_HUMAN)


def combine(owner: str, sector: str, words: str) -> str:
    """Return the id of a phrase from whose it is and what it is.

    Args:
        owner: Actor id of the state or body it belongs to.
        sector: One of records.SECTORS, `PEOPLE`, `GROUP`, `VOICE`, or `""` for other words.
        words: The phrase's own words, for people without a name (`AID-WORKERS`).
    """
    side, _, part = owner.partition(":")
    if side == "OUTLET":
        return owner
    if len(side) != 3 or side in _NO_STATES:
        return f"{side}:MIL" if sector == "MIL" and not part else owner
    if sector == "" and words and part in {"", *BODIES}:
        return f"{side}:{id_part(words)}"
    if part not in ("", "GOV"):
        return owner
    if sector in ("PEOPLE", "GROUP"):
        return owner if part else side
    return f"{side}:GOV" if sector in ("VOICE", "") else f"{side}:{sector}"
