"""Common nouns: the sector of a head word, and the id of a body or people described by one."""

from typing import Any

from parley.read.actors.names import id_part

# Modifiers that settle the sector of a leader, official, spokesman or group.
_MODIFIERS = {
    "rebel": "REB", "guerrilla": "REB", "guerilla": "REB", "insurgent": "REB", "separatist": "REB",
    "militant": "REB", "militia": "REB", "paramilitary": "REB", "terrorist": "REB",
    "opposition": "OPP", "military": "MIL", "army": "MIL", "naval": "MIL", "navy": "MIL",
    "intelligence": "SPY", "parliament": "LEG", "parliamentary": "LEG", "congressional": "LEG",
    "senate": "LEG", "legislative": "LEG", "court": "JUD", "judicial": "JUD", "state media": "MED",
    "news": "MED", "media": "MED", "government": "GOV", "presidential": "GOV", "cabinet": "GOV",
    "company": "BUS", "defense": "MIL", "defence": "MIL", "peacekeeping": "MIL", "islamist": "",
}  # fmt: skip
_OPEN = frozenset({"GOV", "VOICE", "GROUP", "SPY", "PEOPLE", "CVL", ""})
# A minister, secretary or attaché is of the government whatever the portfolio.
_STAY_GOV = frozenset("minister secretary attaché attache negotiator diplomat adviser ambassador".split())
_HUMAN_ENDINGS = ("er", "or", "ist", "ian", "man", "men", "ant", "ent", "eer", "ee", "ive", "woman")
_NOT_HUMAN = frozenset(
    "matter power number letter order paper water winter summer border weather error factor sector "
    "corridor terror document agreement statement government parliament movement settlement moment "
    "ceasefire-agreement event percent incident treatment investment initiative offensive directive "
    "perspective objective quarter center centre river future chapter disaster character tenor".split()
)
_COLLECTIVE = frozenset("GOV MIL REB OPP LEG JUD SPY MED BUS PEOPLE GROUP".split())


def sector_of(head: Any, modifiers: list[Any], sectors: dict[str, str]) -> str:  # noqa: ANN401
    """Return the sector of a noun phrase, `""` where its words have none.

    Args:
        head: The head noun.
        modifiers: Its left modifiers, in order.
        sectors: The catalogue's head words.
    """
    word = head.lower_
    sector = sectors.get(word) or sectors.get(head.lemma_.lower()) or sectors.get(word.rstrip("s")) or ""
    if sector in _OPEN and head.lemma_.lower() not in _STAY_GOV:
        for modifier in reversed(modifiers):
            found = _MODIFIERS.get(modifier.lower_) or _MODIFIERS.get(modifier.lemma_.lower())
            if found and (sector or is_human(head)):
                return found
    return sector


def is_human(head: Any) -> bool:  # noqa: ANN401
    """Tell whether a common noun likely names people, by its ending."""
    lemma = head.lemma_.lower()
    return lemma.endswith(_HUMAN_ENDINGS) and lemma not in _NOT_HUMAN


def is_collective(sector: str) -> bool:
    """Tell whether a sector's words name bodies of people rather than one person."""
    return sector in _COLLECTIVE


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
    state = len(side) == 3 and side.isupper() and side not in ("UNO", "WFP", "WHO", "IMF", "ICC", "ICJ", "LAS", "IAP", "GCC", "OIC", "SCO", "CIS", "OAS", "MSF", "HRW", "ICG", "COE", "OAU", "EAC", "ISW")
    if not state:
        return f"{side}:MIL" if sector == "MIL" and not part else owner
    if part not in ("", "GOV"):
        return owner
    if sector in ("PEOPLE", "GROUP"):
        return owner if part else side
    if sector == "VOICE":
        return f"{side}:GOV"
    if sector == "":
        return f"{side}:{id_part(words)}" if words else owner
    return f"{side}:{sector}"
