"""Words for acts that can be promised: classes of verbs and nouns, each one whole."""

import re

#: Verbs of undertaking; what they govern is the promised act.
COMMISSIVES = frozenset(
    """pledge promise vow commit undertake swear guarantee agree decide resolve consent intend
    assure engage volunteer earmark allocate""".split()
)
#: Those of them that a thing alone completes: "pledged 30 million dollars".
GIVING_ONES_WORD = frozenset("pledge promise vow commit guarantee swear earmark allocate".split())
#: Nouns of undertaking with the act in an infinitive, a clause or a prepositional phrase.
COMMITMENTS = frozenset(
    "commitment promise pledge vow assurance undertaking guarantee oath word".split()
)
#: Frames of mind that are an undertaking where their owner affirms them.
RESOLVES = frozenset("determination resolve intention commitment".split())
#: Verbs by which somebody affirms what he has undertaken or means to do.
AFFIRMING = frozenset(
    """affirm reaffirm reiterate express convey renew restate underline underscore stress voice
    declare confirm state emphasise emphasize repeat announce pledge signal demonstrate""".split()
)
DECISIONS = frozenset({"decision", "agreement", "deal", "accord"})
#: Truces: the noun itself is the undertaking.
TRUCES = re.compile(
    r"\b(?:cease-?\s?fires?|truces?|armistices?|cessations? of hostilities|the (?:calm|lull)"
    r"|(?:humanitarian|operational|extended) pauses?)\b",
    re.IGNORECASE,
)
#: Nouns of what a deal holds -> the promised act.
ACT_NOUNS: dict[str, str] = {
    noun: act
    for act, nouns in {
        "cease": "halt cessation end stop suspension ceasefire cease-fire truce pause freeze "
        "moratorium discontinuation termination lull",
        "reduce": "reduction cut drawdown downsizing de-escalation",
        "withdraw": "withdrawal pullout pull-out pullback pull-back evacuation departure "
        "redeployment disengagement demilitarisation demilitarization removal",
        "refrain": "restraint abstention non-use renunciation",
        "release": "release exchange swap liberation repatriation handover",
        "open": "opening reopening entry passage access renewal resumption lifting unblocking",
        "provide": "delivery provision supply deployment protection safety security",
        "recognise": "recognition acknowledgement acknowledgment",
        "talk": "talk negotiation consultation dialogue meeting",
    }.items()
    for noun in nouns.split()
}
#: Things that are given where they are promised.
RESOURCES = frozenset(
    """aid assistance help support relief money fund funding cash loan credit grant donation
    contribution investment package dollar euro pound yen franc rupee food wheat grain rice flour
    fuel gas oil medicine vaccine tent blanket shelter equipment material weapon arm ammunition
    helicopter vehicle truck generator hospital clinic school house housing land job salary
    pension compensation reparation troop peacekeeper soldier police monitor observer trainer
    engineer doctor expert safety security protection shelter asylum""".split()
)
CURRENCIES = frozenset(
    """dollar euro pound yen franc rupee kroner krone krona crown shekel peso real rand dinar dirham
    riyal rial lira yuan renminbi ringgit baht shilling birr naira cedi ruble rouble hryvnia taka
    rupiah won zloty dong""".split()
)
#: Verbs between a deal and what it holds.
HOLDING = frozenset(
    """entail include involve provide contain comprise secure envisage foresee stipulate bring
    guarantee mean""".split()
)
#: Verbs by which an accord binds those it names, and by which it forbids them something.
OBLIGING = frozenset("oblige require commit bind compel obligate".split())
FORBIDDING = frozenset("bar prohibit forbid ban preclude".split())
#: Verbs by which an accord says what will be done.
STIPULATING = frozenset(
    "stipulate provide specify state require prescribe say foresee envisage".split()
)
DEALS = frozenset(
    "deal agreement accord initiative arrangement truce plan announcement pact settlement".split()
)
#: What parties have agreed on; a plan or a draft binds nobody yet.
ACCORDS = frozenset(
    """deal agreement accord truce ceasefire cease-fire armistice pact treaty settlement protocol
    memorandum arrangement understanding compromise code consensus bargain""".split()
)
#: What an accord is called once the text has told of it, and its parts.
PAPERS = frozenset(
    """text document paper clause article provision annex appendix paragraph wording schedule
    timetable roadmap""".split()
)
TRUCE_VERBS = frozenset(
    """declare announce extend accept agree reach call expire renew sign implement establish order
    proclaim keep conclude offer prolong""".split()
)
#: A firm frame of mind to do something.
RESOLVED = frozenset({"determined", "committed", "resolved", "intent"})
#: Verbs by which a maker has others do the act.
CAUSATIVES = frozenset(
    "order instruct direct tell help continue work begin start keep go carry proceed".split()
)
#: What fire is, as a noun: "conduct no operations" refrains from it.
FORCE = frozenset("operation attack strike force fire raid offensive assault hostility".split())
#: Armed acts that a side can take up or suspend.
ARMED_ACTS = FORCE | frozenset(
    """bombing bombardment shelling sabotage ambush campaign activity manoeuvre maneuver exercise
    incursion overflight airstrike fighting war rebellion insurgency""".split()
)
#: Those who fire.
FIGHTERS = frozenset(
    """troop force soldier army fighter man guerrilla unit police militia militiaman gunman
    commander guard officer combatant rebel brigade battalion navy military rank sniper pilot
    member supporter""".split()
)

#: Bodies that promise for their members.
BODIES = frozenset(
    """country government force troop army side party group movement nation ministry office council
    cabinet parliament delegation alliance coalition administration regime command leadership team
    union authority state junta front faction wing presidency committee organisation organization
    bloc company bank mission leader camp navy militia police signatory participant belligerent
    guarantor kingdom republic emirate agency fund institution palace court authority""".split()
)

#: Verb lemma -> act; the classes are those of the interchange guide.
ACT_VERBS: dict[str, str] = {
    verb: act
    for act, verbs in {
        "cease": "cease stop end halt suspend freeze ban eliminate discontinue quit terminate "
        "abolish interrupt pause scrap abandon",
        "reduce": "reduce decrease cut lower limit scale curb shrink ease lessen minimise minimize "
        "halve downsize trim lighten restrict",
        "withdraw": "withdraw pull leave evacuate redeploy retreat vacate relocate disengage "
        "demilitarise demilitarize",
        "refrain": "refrain avoid abstain exclude prevent forgo renounce forswear spare desist",
        "provide": "provide give deliver send fund supply donate grant contribute finance support "
        "patrol deploy lead secure protect safeguard guard escort pay rebuild repair match double "
        "host sponsor subsidise subsidize underwrite cover bear allocate earmark lend spend "
        "transfer ship airlift dispatch disburse reimburse compensate feed house shelter",
        "release": "release free liberate return hand repatriate exchange swap pardon",
        "open": "open reopen restore allow permit lift unblock enhance facilitate resume let "
        "unfreeze clear",
        "talk": "talk negotiate meet consult discuss",
        "recognise": "recognise recognize acknowledge",
    }.items()
    for verb in verbs.split()
}
#: Verbs that make a maker's own "will" an undertaking the other side would welcome.
COOPERATIVE = frozenset(
    """work help ensure respect honour honor observe abide comply implement protect assist join
    participate attend cooperate allow strive maintain assure disarm demobilise demobilize disband
    dismantle dissolve surrender""".split()
)
#: Acts that lie with the side that has the forces: said of no doer, they are the speaker's own.
OWN_HANDS = frozenset(
    """cease stop end halt suspend freeze discontinue terminate reduce decrease cut lower scale
    curb halve withdraw pull evacuate redeploy vacate release free liberate repatriate hand return
    open reopen restore lift unblock dismantle disband demobilise demobilize dissolve remove secure
    protect safeguard respect honour honor observe implement extend prolong repair rebuild clear
    surrender grant pardon""".split()
)
#: Acts nobody welcomes: a vow to do them is no pledge.
HOSTILE = frozenset(
    """attack strike fight retaliate bomb shell kill destroy invade punish crush defeat assault
    respond press occupy annex boycott impose threaten target seize capture expel
    execute wage pursue storm avenge besiege arrest prosecute hunt""".split()
)


#: Nouns that name a motive when an act is said to be one.
MOTIVES = frozenset(
    """feint ploy trick ruse tactic manoeuvre maneuver smokescreen pretext balloon signal
    attempt bluff gesture response retaliation self-defense self-defence bid
    distraction cover test""".split()
)
