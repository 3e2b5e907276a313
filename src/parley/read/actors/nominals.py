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
    "police": "POLICE",
    "opposition": "OPP",
    "intelligence": "SPY",
    "company": "BUS",
}
_OPEN = frozenset(("GOV", "VOICE", "GROUP", "SPY", "PEOPLE", "CVL", ""))
# A minister or attaché is of the government whatever the portfolio.
_STAY_GOV = frozenset(
    "minister secretary attaché attache negotiator diplomat adviser ambassador".split()
)
_POLICE = frozenset(
    "police policeman policewoman policemen policewomen gendarme gendarmerie".split()
)
# Endings that only words for people have, but for the few below; "-er", "-or" and "-ant" end
# as many words for things, so that those for people are listed.
_HUMAN_ENDINGS = ("man", "men", "woman", "women", "ist", "ian", "eer", "ster", "person", "people")
_NOT_HUMAN = frozenset(
    """list mist twist fist wrist gist checklist blacklist waistline career beer deer sheer
    cluster disaster semester roster monster poster canister register twister regimen specimen
    acumen omen stamen abdomen talisman shaman human median meridian""".split()
)
_HUMAN = frozenset(
    """analyst expert critic witness ally aide peer skeptic sceptic elite friend foe victim
    colleague relative guest hawk dove politician commander adviser advisor author backer banker
    broker builder buyer campaigner carer challenger champion collaborator commentator
    competitor contractor contributor coordinator co-ordinator counsellor creator creditor
    defector defender developer director doctor donor driver drafter trafficker smuggler
    employer enforcer engineer exporter farmer fisher follower forecaster founder framer
    guarantor hardliner hard-liner helper hunter importer infiltrator inspector insider
    instructor interpreter invader investigator investor jailer kidnapper labourer laborer
    lawyer lecturer lender looter maker manager mediator miner monitor mover murderer narrator
    newcomer observer occupier onlooker operator opponent opposer organiser organizer outsider
    owner partner passenger planner player pollster preacher predecessor producer professor
    promoter prosecutor provider rebel recruiter rescuer researcher retailer rival robber ruler
    sailor scholar seller sender settler shopkeeper singer speaker sponsor squatter stakeholder
    steelmaker straggler striker successor suitor supplier supporter surgeon survivor
    sympathiser sympathizer teacher technician thinker tormentor torturer trader trainer
    traitor translator traveller traveler volunteer voter waverer well-wisher whistleblower
    winner worker writer neighbour neighbor brother sister mother father applicant assailant
    assistant attendant combatant claimant consultant defendant emigrant immigrant inhabitant
    informant infant lieutenant merchant migrant militant occupant participant peasant
    protestant sergeant servant tenant accountant adolescent agent client correspondent
    descendant delinquent dissident parent patient president proponent regent resident
    respondent student superintendent adherent belligerent constituent detective executive
    fugitive native operative representative captive negotiator abductee appointee attendee
    deportee detainee devotee employee escapee evacuee interviewee nominee refugee returnee
    trainee trustee listener viewer reader caller user shopper commuter bystander rider bidder
    carpenter barber butcher baker waiter dealer blogger walker marcher believer""".split()
)
# Words for one in office, beside those that only people's words end like.
_OFFICES = frozenset(
    """minister president premier chancellor king queen monarch emir sultan official diplomat
    ambassador negotiator delegate leader mayor governor mediator prince princess president-elect
    councillor councilor envoy attache attaché consul commissioner officer vice-president
    secretary ayatollah cleric dictator general colonel major captain soldier pilot admiral
    sniper guard rebel guerrilla guerilla fighter warlord terrorist bomber jihadi jihadist
    dissident lawmaker legislator senator mp speaker judge prosecutor magistrate justice
    journalist reporter editor columnist anchor civilian refugee student boy girl child teacher
    settler supporter activist hostage captive prisoner detainee trader investor citizen voter
    attorney barrister solicitor advocate heir client nominee
    spokesman chief head director chair member deputy aide source secretary-general founder boss
    counterpart rival predecessor victim pope bishop priest imam sheikh sheik rabbi counsel
    wife""".split()
)
# Words whose endings or gender tell which pronoun takes them up.
_SHE = frozenset(
    "queen princess girl mother wife daughter sister widow aunt niece grandmother lady".split()
)
_HE = frozenset(
    """king prince sultan emir boy father husband son brother uncle nephew grandfather pope imam
    ayatollah sheikh sheik bishop priest""".split()
)
# Armed forces' equipment, which acts but is no body.
_EQUIPMENT = frozenset(
    """warplane helicopter jet tank artillery gunship warship frigate submarine aircraft plane
    drone missile convoy statement communique communiqué office palace paper website report
    embassy consulate""".split()
)
# Kin, of whose state they are but for whom nobody acts.
_KIN = frozenset(
    """brother sister mother father son daughter wife husband widow cousin uncle aunt nephew niece
    grandmother grandfather grandson granddaughter neighbour neighbor""".split()
)
# Words for people from abroad, who belong to no country of the text.
FOREIGN = frozenset(
    "western foreign international arab european african asian regional neighbouring neighboring "
    "nordic latin diplomatic".split()
)
# Acronyms of bodies that look like a state's code.
_NO_STATES = frozenset(
    """UNO WFP WHO IMF ICC ICJ LAS IAP GCC OIC SCO CIS OAS MSF HRW ICG COE OAU EAC ISW ILO
    IOM""".split()
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
    if lemma == "opposition" and any(c.dep_ == "prep" and c.lower_ == "to" for c in head.rights):
        return ""  # a stance, no party
    if lemma in _KIN:
        return "CVL"
    if lemma in _POLICE or word in _POLICE:
        return "POLICE"
    found = [
        _MODIFIERS.get(m.lower_) or _MODIFIERS.get(m.lemma_.lower()) for m in reversed(modifiers)
    ]
    told = next(filter(None, found), "")
    if sector == "MIL":
        return "REB" if told == "REB" else sector
    opens = sector in _OPEN and lemma not in _STAY_GOV and (sector or is_human(head))
    return told if opens and told else sector


def is_human(head: Token) -> bool:
    """Tell whether a common noun names people: it is known to, or ends as only such words do."""
    forms = {head.lemma_.lower(), head.lower_, head.lower_.removesuffix("s")}
    if forms & _HUMAN:
        return True
    return any(form.endswith(_HUMAN_ENDINGS) for form in forms) and not forms & _NOT_HUMAN


def is_individual(head: Token) -> bool:
    """Tell whether a common noun, singular, is a word for one human being."""
    lemma = head.lemma_.lower()
    return lemma in _OFFICES or head.lower_ in _OFFICES or is_human(head)


def is_equipment(head: Token) -> bool:
    """Tell whether a noun of a sector is a thing all the same, such as a tank or a statement."""
    return head.lemma_.lower() in _EQUIPMENT


def gender_of_noun(head: Token) -> str:
    """Return `he`, `she` or `""` from a common noun."""
    lemma = head.lemma_.lower()
    if lemma in _SHE or lemma.endswith("woman"):
        return "she"
    return "he" if lemma in _HE or (lemma.endswith("man") and is_human(head)) else ""


def combine(owner: str, sector: str, words: str) -> str:
    """Return the id of a phrase from whose it is and what it is.

    Args:
        owner: Actor id of the state or body it belongs to.
        sector: One of records.SECTORS, `POLICE`, `PEOPLE`, `GROUP`, `VOICE`, or `""` for other
            words.
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
