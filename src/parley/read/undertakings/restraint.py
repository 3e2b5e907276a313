"""What a side leaves undone, or keeps up, to the benefit of others: "will not interfere"."""

from typing import Any

from parley.read.acts import ARMED_ACTS, HOSTILE, TRUCES
from parley.read.clauses import is_negated, is_passive, modals, objects
from parley.read.undertakings.classes import act_of
from parley.read.undertakings.undertaking import is_somebody

_WILL = frozenset({"will", "would", "shall"})
#: What a side leaves undone to the benefit of others; to leave undone what they ask for is refusal.
_RESTRAINABLE = frozenset(
    """interfere meddle intervene seek look use resort deploy build expand harbour harbor block
    reinforce fortify obstruct hinder impede oppose veto prevent raise increase exceed
    recruit lay plant enlist
    conscript exploit abuse misuse detain persecute harm hurt touch torture extradite deport evict
    enter cross shoot advance move enrich test launch produce develop acquire carry stand run
    station base store escalate provoke discriminate confiscate censor""".split()
) | HOSTILE  # fmt: skip
#: What is denied to wrongdoers is no refusal of a text or a step.
_AIDING = frozenset("assist arm fund finance supply train shelter back support help".split())
_PRESENCE = frozenset(
    """peacekeeper mission observer monitor contingent troop force soldier embassy office presence
    aid staff adviser advisor team convoy patrol""".split()
)
_KEEPING = frozenset("keep maintain retain uphold sustain preserve continue leave".split())
_STANDSTILLS = frozenset("moratorium freeze restraint suspension pause silence standstill".split())


def is_restraint(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a "will not" leaves undone what others fear: "will not interfere"."""
    lemma = verb.lemma_.lower()
    if lemma in _AIDING:
        return any(is_somebody(t) for t in objects(verb))
    things = [*objects(verb), *(g for p in verb.rights if p.dep_ == "prep" for g in p.children)]
    asked = any(t.lemma_.lower() in _ASKED_FOR or TRUCES.search(f" {t.lower_}") for t in things)
    return lemma in _RESTRAINABLE and not asked


#: What others ask for: a side that will not seek, use or carry it refuses.
_ASKED_FOR = frozenset(
    """agreement deal accord talk negotiation compromise settlement reform election referendum
    proposal plan peace dialogue conference process""".split()
)


def keeps(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether an act keeps up what others welcome: a moratorium, a mission, a truce."""
    things = {t.lemma_.lower() for t in objects(verb)}
    truce = any(TRUCES.search(f" {t.lower_}") for t in objects(verb))
    welcome = truce or bool(things & (_PRESENCE | _STANDSTILLS))
    return verb.lemma_.lower() in _KEEPING and welcome


#: Harm in nouns: "there will be no reprisals".
_HARM = ARMED_ACTS | frozenset(
    """reprisal retaliation revenge vengeance arrest prosecution persecution violence bloodshed
    shooting kidnapping abduction execution expulsion eviction deportation interference coercion
    punishment provocation escalation patrol checkpoint conscription recruitment torture""".split()
)


def _is_no_harm(noun: Any) -> bool:  # noqa: ANN401
    harmful = noun.lemma_.lower() in _HARM and noun.dep_ in ("attr", "nsubj")
    return harmful and any(t.lower_ == "no" for t in noun.subtree if t.i < noun.i)


def is_no_harm(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a clause says that there will be no harm: "there will be no reprisals"."""
    return verb.lemma_ == "be" and any(_is_no_harm(c) for c in verb.rights)


def is_spared(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a passive says that harm will be left undone: "they will not be attacked"."""
    if verb.lemma_ == "be":
        return bool(modals(verb) & _WILL) and is_no_harm(verb)
    lemma = verb.lemma_.lower()
    harmed = is_passive(verb) and lemma in HOSTILE | _RESTRAINABLE and bool(modals(verb) & _WILL)
    return harmed and (is_negated(verb) or act_of(verb) == "refrain")
