"""Plans: what a speaker will do himself, what a side has in its power, what diaries hold."""

from typing import Any

from parley.read.acts import HOSTILE, OWN_HANDS
from parley.read.analysis import Analysis
from parley.read.clauses import agent, extent, is_negated, is_passive, modals, objects, subject
from parley.read.undertakings import deciding_voice, is_promised
from parley.records import AUTHOR_ID

_WILL = frozenset({"will", "would", "shall"})
#: What diaries hold: "the leaders will meet on Monday" is a plan, no judgement.
DIARY = frozenset(
    """meet gather convene visit travel fly arrive attend sign address speak brief hold host chair
    vote tour confer consult discuss raise press urge ask tell call inaugurate present submit focus
    centre center cover send dispatch deploy open announce unveil publish air premiere broadcast
    testify appear campaign rally debate canvass update hear oversee direct manage supervise
    serve""".split()
)
#: Those of whom a day makes a plan: "the truce will end on Sunday".
SCHEDULED = frozenset("begin start end expire resume close finish last lapse run endorse".split())
#: What stands in calendars: of these a begin or an end is a rule or a date.
_CALENDAR = frozenset(
    """voting election primary caucus convention session hearing ceremony season term trial runoff
    referendum registration summit conference""".split()
)
#: What one makes, gives or delivers for a diary: "will make his first appearance".
_LIGHT = frozenset("make give deliver pay take have do".split())
_APPEARANCES = frozenset(
    """appearance visit trip speech address remark announcement stop statement presentation debut
    tour part interview call testimony briefing""".split()
)
#: Posts that somebody is to hold: "will be co-chairman of the committee".
_POSTS = frozenset(
    """chairman chairwoman chair co-chairman co-chair moderator host guest speaker spokesman
    spokeswoman member delegate envoy""".split()
)
_GOING = frozenset("go come return head leave depart proceed sit retire".split())
#: What a side does to those in its power, of no doer: its own plan, no judgement about others.
_IN_POWER = OWN_HANDS | HOSTILE | frozenset(
    "bring hold try deal investigate review consider pass examine discuss tell".split()
)  # fmt: skip


def is_plan(analysis: Analysis, verb: Any, holder: Any) -> bool:  # noqa: ANN401
    """Tell whether a predicate says what is planned, by the speaker or in diaries."""
    return (
        bool(modals(verb) & _WILL and is_promised(analysis, verb))
        or is_own_act(analysis, verb, holder)
        or _is_in_power(analysis, verb)
        or _is_scheduled(analysis, verb)
    )


def is_own_act(analysis: Analysis, verb: Any, holder: Any) -> bool:  # noqa: ANN401
    """Tell whether the speaker says what he or his side will do: a pledge or a plan.

    What another person of the same side may do is judged like any other's act.
    """
    speaker = analysis.voice(verb.idx)[0]
    if speaker.id == AUTHOR_ID or modals(verb) & {"may", "might", "could"}:
        return False
    actor = analysis.cast.actor(holder)
    if holder.lower_ in ("he", "she") and not (actor.id or speaker.id):
        return True  # an unknown speaker's own "he"
    side = speaker.side
    own = (speaker.id, side, f"{side}:GOV", f"{side}:MIL")
    return bool(actor.side) and actor.side == side and (actor.id in own or speaker.id == side)


def _is_in_power(analysis: Analysis, verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a side says what it will have done: "the killers will be punished"."""
    own = is_passive(verb) and agent(verb) is None and verb.lemma_.lower() in _IN_POWER
    return own and bool(modals(verb) & _WILL) and deciding_voice(analysis, verb) is not None


def _is_scheduled(analysis: Analysis, verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a clause is an entry of a diary: a meeting, or a begin with its day."""
    if not modals(verb) & _WILL or is_negated(verb):
        return False
    lemma = verb.lemma_.lower()
    dated = any(t.type in ("DATE", "TIME") for t in analysis.times_in(*extent(verb)))
    if lemma == "hold" and not (is_passive(verb) or objects(verb)):
        return False  # "the truce will hold"
    holder = subject(verb)
    timed = dated or (holder is not None and holder.lemma_.lower() in _CALENDAR)
    return (
        lemma in DIARY
        or (lemma in SCHEDULED and timed)
        or _goes_to_a_meeting(verb)
        or _is_under_way(verb)
        or _is_appointed(verb)
    )


def _is_under_way(verb: Any) -> bool:  # noqa: ANN401
    """Tell "will be spending the week in Lome", a plan, from the same under a condition."""
    progressive = verb.tag_ == "VBG" and any(c.lower_ == "be" for c in verb.lefts)
    return progressive and not any(c.dep_ == "advcl" for c in verb.children)


def _is_appointed(verb: Any) -> bool:  # noqa: ANN401
    """Tell "will make an appearance" and "will be chairman"."""
    nouns = {o.lemma_.lower() for o in objects(verb)}
    return bool(
        (verb.lemma_ in _LIGHT and nouns & _APPEARANCES) or (verb.lemma_ == "be" and nouns & _POSTS)
    )


def _goes_to_a_meeting(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether somebody goes somewhere for an entry of a diary: "will go home to consult"."""
    aims = (c for c in verb.rights if c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB")
    return verb.lemma_.lower() in _GOING and any(a.lemma_.lower() in DIARY for a in aims)
