"""Whether an act's word means an act between parties: its sense, by who and what stands with it.

Things and outlets do nothing in a ledger; sharing an opinion is no accord; a battle for votes or
a war on coal is no fighting; leaders who gather are no protest.
"""

from typing import Any

from parley.read.analysis import Analysis
from parley.read.plover.filling import is_word_for_two
from parley.read.plover.lexicon import in_class
from parley.read.plover.phrases import lemma, object_heads, pobjects, thing
from parley.read.plover.referents import is_human, is_party, is_place
from parley.read.plover.reported import ReportedAct
from parley.read.plover.roles import is_passive
from parley.read.plover.telling import SPOKEN
from parley.read.scope.words import side_of
from parley.records import AUTHOR_ID

#: Acts that somebody has to mean: a thing that stands as their source is a figure of speech.
_MEANT = SPOKEN | {"AID", "CONCEDE", "CONSULT", "PROTEST", "COOPERATE", "RETREAT"}
#: Acts of words and courtesy, which politicians of one country exchange every day.
_SOFT = SPOKEN | {"CONSULT", "COOPERATE", "AID", "CONCEDE"}
#: Acts that the press itself suffers.
_SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_AGREEING = frozenset({"agree", "concur"})
_SHARED_VIEWS = frozenset({"agreement", "consensus"})
_DISAGREEING = frozenset({"disagree", "differ", "dissent"})
#: What agreeing to something is told with.
_AGREED_ON = ("to", "on", "upon", "over", "about")
#: Words of one voice, which become an accord only when two give them.
_WORDS = frozenset({"statement", "declaration", "communique", "communiqué", "announcement"})
_JOINT = frozenset({"joint", "common", "trilateral", "bilateral", "final"})
#: Verbs that put one's own words out, not one's name under an accord.
_UTTERING = frozenset({"make", "issue", "release", "give", "publish", "deliver", "offer"})
#: Nouns of fighting that are figures of speech where they are about a thing.
_FIGHTS = frozenset({"battle", "war", "fight", "struggle", "crusade", "campaign", "assault"})
_ABOUT = ("for", "on", "over", "against")
#: What a war of the past is called by name.
_PAST_WARS = frozenset({"world", "cold"})


def is_meant(analysis: Analysis, item: ReportedAct) -> bool:
    """Tell whether the words of an act mean what its PLOVER type says.

    Args:
        analysis: The text.
        item: An act told as an event, with its parties.
    """
    return not (
        _is_by_a_thing(analysis, item)
        or _is_of_the_press(item)
        or _is_opinion(item)
        or _is_one_voice(item)
        or _is_figure(item)
        or _is_at_home(analysis, item)
        or _is_state(item)
    )


def _is_by_a_thing(analysis: Analysis, item: ReportedAct) -> bool:
    """Tell whether what stands as source cannot act, or is a pronoun for nobody known.

    A truce that holds, like a word for two, stands for those who keep it.
    """
    tokens = item.act.sources
    if item.sources or not tokens or item.type not in _MEANT:
        return False
    if item.act.has("truce") or is_word_for_two(item.act):
        return False
    return not any(_can_act(analysis, thing(t)) for t in tokens)


def _can_act(analysis: Analysis, token: Any) -> bool:  # noqa: ANN401  (spaCy ships no types we follow)
    if token.pos_ == "PRON":
        return False
    named = is_human(token) or is_party(token) or token.pos_ == "PROPN"
    return named or analysis.cast.actor(token).id not in ("", AUTHOR_ID)


def _is_of_the_press(item: ReportedAct) -> bool:
    """Tell whether an outlet acts, or is spoken to: what it does is reporting."""
    if item.sources and all(a.side == "OUTLET" for a in item.sources):
        return True
    spoken_to = bool(item.targets) and all(a.side == "OUTLET" for a in item.targets)
    return spoken_to and item.type not in _SUFFERED


def _is_opinion(item: ReportedAct) -> bool:
    """Tell whether somebody shares or does not share a view ("I agree with him")."""
    verb, word = item.act.trigger, lemma(item.act.trigger)
    if item.act.nominal and word in _SHARED_VIEWS and not item.sources:
        return _is_view(verb)
    if item.act.nominal or verb.pos_ != "VERB":
        return False
    if word in _DISAGREEING:
        return True
    if word in _AGREEING and not (item.sources or item.act.has("mutual")) and not is_passive(verb):
        return True  # nobody the text names agrees
    if word not in _AGREEING or any(c.dep_ in ("xcomp", "ccomp", "dobj") for c in verb.rights):
        return False
    agreed = bool(object_heads(verb)) or any(c.lower_ in _AGREED_ON for c in verb.children)
    return not agreed and len(item.sources) < 2


def _is_view(noun: Any) -> bool:  # noqa: ANN401
    """Tell "more agreement that X should", a view that is shared, from an agreement made."""
    made = any(c.dep_ == "det" for c in noun.lefts)
    clauses = (c for c in noun.rights if c.dep_ in ("acl", "ccomp", "relcl"))
    return not made and any(m.lower_ == "that" for c in clauses for m in c.lefts)


def _is_one_voice(item: ReportedAct) -> bool:
    """Tell whether a statement is one's own, and no accord of two."""
    verb = item.act.trigger
    if item.type != "AGREE" or lemma(verb) not in _UTTERING:
        return False
    made = [t for t in object_heads(verb) if lemma(t) in _WORDS]
    joint = any(c.lower_ in _JOINT for t in made for c in t.lefts)
    return bool(made) and not joint and not item.sources[1:]


def _is_figure(item: ReportedAct) -> bool:
    """Tell whether a noun of fighting is about a thing, or names a war of the past."""
    noun = item.act.trigger
    if item.type != "ASSAULT" or (noun.pos_ != "NOUN" and noun.pos_ != "PROPN"):
        return False
    if lemma(noun) not in _FIGHTS:
        return False
    if any(c.lower_ in _PAST_WARS for c in noun.lefts) or noun.ent_type_ == "EVENT":
        return True
    aims = any(c.dep_ in ("acl", "relcl") and c.tag_ == "VB" for c in noun.rights)
    about = pobjects(noun, _ABOUT)
    return aims or (bool(about) and not any(_is_contested(t) for t in about))


def _is_contested(token: Any) -> bool:  # noqa: ANN401
    """Tell whether something, or what "control of it" is of, can be fought for with arms."""
    token = thing(token)
    if held := pobjects(token, ("of", "over")):
        return any(_is_contested(t) for t in held)
    if is_human(token) or is_party(token) or is_place(token) or token.pos_ == "PROPN":
        return True
    return side_of(token) == "conflict" or in_class(lemma(token), "place")


def _is_at_home(analysis: Analysis, item: ReportedAct) -> bool:
    """Tell whether politicians of one country deal in words with each other, about their contests.

    Talks of a government with its own opposition, told without such words, stay events.
    """
    if item.type not in _SOFT or not analysis.matter.is_own(item.act.trigger.idx):
        return False
    if not item.sources or not item.targets:
        return False
    everybody = (*item.sources, *item.targets)
    if any(analysis.cast.is_group(a) or a.id.endswith((":MIL", ":LEG")) for a in everybody):
        return False
    return len({a.side for a in everybody}) == 1


def _is_state(item: ReportedAct) -> bool:
    """Tell whether a word only says how somebody is ("men armed with rifles"), or who gathers.

    Those who govern or fight do not protest, and nobody yields where neither he who does nor he
    who gains by it is told.
    """
    act = item.act
    if item.type == "AID" and act.head.tag_ == "VBN" and act.head.dep_ in ("acl", "amod"):
        return not item.sources
    if item.type == "PROTEST":
        ruling = any(a.id.endswith((":GOV", ":MIL")) for a in item.sources)
        return ruling or any(in_class(lemma(thing(t)), "office") for t in act.sources)
    return item.type == "CONCEDE" and not (item.sources or item.targets)
