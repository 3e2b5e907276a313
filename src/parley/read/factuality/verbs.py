"""Verbs by their signature, one table for each form of what they govern.

The form counts: one forgets *that* something happened, but *to* do what did not happen, and
remembers *doing* what did.
"""

from collections.abc import Mapping
from types import MappingProxyType

from parley.read.factuality.signatures import (
    BELIEVING,
    CAUSING,
    CLAIMING,
    DEMANDING,
    DENYING,
    DOUBTING,
    FACTIVE,
    FAILING,
    FORESEEING,
    IMPLICATIVE,
    INTENDING,
    PERMITTING,
    PREVENTING,
    REPORTING,
    TRYING,
    WEIGHING,
    WISHING,
    Signature,
)

#: Pairs, since signatures of different meaning may have equal values.
Groups = tuple[tuple[Signature, str], ...]

#: Before a clause with a tense of its own ("that the army left").
FINITE: Groups = (
    (
        FACTIVE,
        "know realise realize learn notice discover regret resent forget remember recall see hear "
        "find reveal acknowledge admit concede recognise recognize welcome condemn deplore praise "
        "criticise criticize thank celebrate mourn confirm prove show demonstrate observe overlook "
        "ignore appreciate understand care mind love hate like",
    ),
    (
        REPORTING,
        "say tell announce report state declare add note explain write read warn stress insist "
        "affirm reiterate testify inform indicate describe mention estimate argue remark comment "
        "reply respond answer emphasise emphasize underline conclude notify assure disclose",
    ),
    (
        CLAIMING,
        "claim allege accuse maintain contend assert suggest speculate charge hint imply boast "
        "complain swear judge calculate mean bet",
    ),
    (
        BELIEVING,
        "believe think feel assume suppose guess seem appear suspect reckon presume sense figure "
        "consider look sound",
    ),
    (DENYING, "deny dispute refute disprove dismiss contradict reject rebut disbelieve pretend"),
    (DOUBTING, "doubt"),
    (
        FORESEEING,
        "expect predict forecast anticipate foresee project decide agree promise pledge vow "
        "guarantee resolve arrange ensure trust",
    ),
    (
        DEMANDING,
        "demand urge request order require ask recommend propose advise beg instruct command "
        "stipulate",
    ),
    (WISHING, "hope wish pray want prefer fear worry desire"),
    (
        WEIGHING,
        "wonder imagine debate discuss dream question check determine depend matter investigate "
        "examine",
    ),
)
#: Before an infinitive, or before somebody and what he does ("saw them leave").
INFINITIVE: Groups = (
    (
        IMPLICATIVE,
        "manage succeed happen turn remember bother dare get come begin start continue proceed "
        "grow resume prove rush condescend let use",
    ),
    (FAILING, "fail forget refuse decline neglect omit cease disdain"),
    (
        CAUSING,
        "cause lead make force compel drive prompt oblige induce bring see hear watch feel find "
        "catch leave keep help provoke spur inspire persuade convince coerce trick",
    ),
    (PERMITTING, "allow permit enable authorize authorise empower entitle"),
    (REPORTING, "say report"),
    (CLAIMING, "claim allege know profess accuse"),
    (BELIEVING, "seem appear believe think consider deem presume assume suspect"),
    (DENYING, "pretend"),
    (
        FORESEEING,
        "expect predict forecast anticipate project schedule set decide choose agree elect opt "
        "resolve estimate slate destine",
    ),
    (
        INTENDING,
        "intend plan vow promise pledge prepare arrange mean swear commit undertake conspire plot",
    ),
    (
        TRYING,
        "try attempt seek struggle work strive fight endeavour endeavor move push battle aim vie "
        "campaign hesitate threaten offer volunteer propose",
    ),
    (
        DEMANDING,
        "ask urge order tell instruct call appeal request require command invite encourage "
        "pressure press recommend beg advise demand remind warn direct implore challenge summon",
    ),
    (
        WISHING,
        "want hope wish desire like love prefer hate need long yearn aspire fear dread care "
        "deserve wait afford suppose",
    ),
)
#: Before a gerund or a noun ("avoided fighting", "regretted the attack", "called for talks").
NOMINAL: Groups = (
    (
        FACTIVE,
        "know regret resent forget remember recall acknowledge admit recognise recognize see hear "
        "find reveal welcome condemn deplore praise criticise criticize thank celebrate mourn mark "
        "follow confirm prove show enjoy mind love like hate applaud denounce defend justify",
    ),
    (
        IMPLICATIVE,
        "begin start continue resume keep proceed finish complete conclude hold launch conduct "
        "commit take give perform stage reach sign achieve wage mount make deliver undertake "
        "implement enter have do hit experience suffer trigger spark provoke carry bring lead "
        "cause happen occur erupt break get go succeed",
    ),
    (FAILING, "fail avoid neglect miss refrain cancel postpone delay avert forgo skip lack"),
    (
        PREVENTING,
        "prevent deter dissuade foil thwart block bar ban forbid prohibit withhold discourage",
    ),
    (REPORTING, "report announce declare mention describe"),
    (CLAIMING, "claim allege suspect"),
    (DENYING, "deny dispute refute dismiss doubt disprove"),
    (FORESEEING, "expect predict forecast anticipate foresee schedule set"),
    (INTENDING, "plan intend promise pledge vow prepare arrange agree"),
    (TRYING, "try attempt seek pursue aim offer"),
    (
        DEMANDING,
        "demand urge request order require ask call appeal push press recommend suggest propose "
        "advise encourage",
    ),
    (WISHING, "want wish desire need hope prefer threaten fear long wait aspire"),
    (WEIGHING, "consider imagine contemplate debate question warn risk envisage mean dream"),
    (PERMITTING, "allow permit authorize authorise approve enable"),
)
#: Verbs of ending: what a gerund names is over ("stopped shelling"), what a noun names was there.
ENDINGS = frozenset("stop halt suspend end cease quit abandon drop resist oppose reject".split())
#: Verbs that mean the act only after a preposition: "called for talks", but "called a halt".
WITH_PREPOSITION = frozenset("call appeal push press ask hope long wait aspire".split())
#: Verbs whose subject is the act itself: "the talks will begin".
EVENTIVE = frozenset(
    "begin start continue resume happen occur proceed follow take break erupt fail".split()
)


def by_lemma(groups: Groups) -> Mapping[str, Signature]:
    """Return the signature of each word of some groups."""
    return MappingProxyType({w: signature for signature, words in groups for w in words.split()})


FINITE_VERBS = by_lemma(FINITE)
INFINITIVE_VERBS = by_lemma(INFINITIVE)
NOMINAL_VERBS = by_lemma(NOMINAL)
