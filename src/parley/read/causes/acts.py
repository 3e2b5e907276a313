"""Which predicates and nouns tell of an act that somebody did, so that a cause can explain it."""

from typing import Any

from parley.read.acts import ACT_NOUNS, ACT_VERBS, ARMED_ACTS, COMMISSIVES, DEALS
from parley.read.analysis import Analysis
from parley.read.clauses import is_asked, is_hypothetical, is_negated, is_passive, modals, subject
from parley.read.issues.phrase import is_topic
from parley.read.plover.lexicon import lexicon
from parley.read.stances.content import SAYING, STATES, is_anybody
from parley.records import AUTHOR_ID

#: Decisions, for which a doer gives reasons.
DECISIONS = frozenset(
    """reject refuse decline suspend cancel postpone pull walk leave quit break end halt delay
    boycott withdraw attack block close expel arrest abandon recall shelve scrap freeze scuttle
    stop bar detain bomb shell raid veto oppose resign skip stay order impose shut cut storm seize
    dismiss change shift switch choose begin start launch finish collapse lapse expire""".split()
)
#: What stands for an act told before: "which the army does because".
_PRO_VERB = "do"
#: Nouns for acts in general.
_GENERAL_ACTS = frozenset(
    """act action move step decision announcement statement work effort campaign initiative visit
    trip mission operation measure gesture policy strategy conduct behaviour behavior vote
    resignation departure arrival release shift change switch delay speech
    programme program""".split()
)
_NOMINAL_ENDINGS = ("tion", "sion", "ment", "al", "ure", "ing")
#: Participles that end an act: "the truce is finished because".
_OVER = frozenset("finished over dead off ended".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_GUESSES = frozenset("maybe perhaps probably likely presumably".split())


def is_act(analysis: Analysis, verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a predicate tells of an act that a party did, does or refuses to do.

    States, judgements, speech, orders to the reader, and what may, should or is yet to be done
    are none. A refusal ("will not sign") is one.
    """
    held = modals(verb)
    refuses = is_negated(verb) and held <= {"will", "would", "can", "could"}
    if (held and not refuses) or is_asked(verb) or is_hypothetical(verb):
        return False
    if any(c.lower_ in _GUESSES for c in verb.children):
        return False
    holder = subject(verb)
    if holder is None or is_anybody(holder) or not _is_finite(verb):
        return False
    lemma = verb.lemma_.lower()
    if lemma == "be":
        return is_act_noun(holder) and any(c.lower_ in _OVER for c in verb.rights)
    if lemma in SAYING | STATES or not _is_political(lemma):
        return False
    if is_passive(verb) or is_act_noun(holder):
        return True
    doer = analysis.cast.actor(holder)
    speaks = holder.lower_ in ("i", "we", "they", "he", "she") and doer.id != AUTHOR_ID
    return bool(doer.id or speaks) and doer.id != AUTHOR_ID


def _is_finite(verb: Any) -> bool:  # noqa: ANN401
    """Tell a clause with a tense from "Pay attention", "to pay", "for paying"."""
    if verb.tag_ in _FINITE:
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ != "to" for c in verb.lefts)


def _is_political(lemma: str) -> bool:
    """Tell whether a verb tells of a political act whatever its object is."""
    known = lemma in DECISIONS or lemma in ACT_VERBS or lemma in COMMISSIVES or lemma == _PRO_VERB
    entries = lexicon().verbs.get(lemma, ())
    return known or any(not e.needs and not e.particle for e in entries)


def is_act_noun(noun: Any) -> bool:  # noqa: ANN401
    """Tell whether a noun names an act: "the withdrawal", "this move", "the raids"."""
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or noun.ent_type_ in ("PERSON", "GPE", "ORG", "NORP"):
        return False
    known = lemma in _GENERAL_ACTS or lemma in ACT_NOUNS or lemma in ARMED_ACTS or lemma in DEALS
    derived = lemma.endswith(_NOMINAL_ENDINGS) and len(lemma) > len("signal")
    return known or derived or is_topic(noun) or lemma in lexicon().nouns
