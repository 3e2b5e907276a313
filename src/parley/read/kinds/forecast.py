"""Forecasts: judgements about what will or may happen, with the likelihood the words give."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from parley.read.acts import DEALS, HOSTILE, MOTIVES, OWN_HANDS
from parley.read.analysis import Analysis
from parley.read.clauses import (
    agent,
    extent,
    infinitives,
    is_asked,
    is_negated,
    is_passive,
    modals,
    objects,
    predicates,
    subject,
)
from parley.read.likelihood import DEGREES, likelihood_in, turned
from parley.read.text import text_of
from parley.read.undertakings import deciding_voice
from parley.records import AUTHOR_ID, Forecast

_MAY = frozenset({"may", "might", "could", "can"})
_WILL = frozenset({"will", "would", "shall"})
_PREDICTING = frozenset({"predict", "expect", "forecast", "anticipate", "fear", "foresee"})
_BELIEVING = frozenset({"believe", "think", "expect", "suppose", "imagine", "reckon"})
_NOBODY = frozenset({"nobody", "none", "few", "no-one", "no"})
#: Nouns of likelihood, whose degree stands before them or in the predicate.
_CHANCES = frozenset(
    "chance likelihood probability prospect odds odd possibility risk danger".split()
)
#: What diaries hold: "the leaders will meet on Monday" is a plan, no judgement.
_DIARY = frozenset(
    """meet gather convene visit travel fly arrive attend sign address speak brief hold host chair
    vote tour confer consult discuss raise press urge ask tell call inaugurate present submit focus
    centre center cover send dispatch deploy open announce unveil publish air premiere broadcast
    testify appear""".split()
)
#: Those of whom a day makes a plan: "the truce will end on Sunday".
_SCHEDULED = frozenset("begin start end expire resume close finish last lapse run".split())
#: What "could" says of the senses is ability: "they could hear gunfire".
_SENSES = frozenset("hear see feel smell watch sense tell find imagine remember notice".split())
#: States that hold now where they may hold: "the convoy may include children".
_STATES = frozenset("include contain have know want believe think mean own need".split())
_NEEDED = frozenset("essential crucial vital key necessary important needed critical".split())
#: What a side does to those in its power, of no doer: its own plan, no judgement about others.
_IN_POWER = OWN_HANDS | HOSTILE | frozenset(
    "bring hold try deal investigate review consider pass examine discuss tell".split()
)  # fmt: skip


#: Words a judgement has at least: who, a modal and a verb.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Judgement:
    """A stretch of words that judges, its head and its likelihood."""

    head: Any
    start: int
    end: int
    likelihood: str


def read(analysis: Analysis) -> list[Forecast]:
    """Return every judgement about the future, in text order, one for overlapping words."""
    found: list[Forecast] = []
    judged = [j for token in analysis.doc for j in _of_chance(analysis, token)]
    judged += [j for verb in predicates(analysis.doc) for j in _of_verb(analysis, verb)]
    for judgement in judged:
        if len(analysis.source.text[judgement.start : judgement.end].split()) < _FEWEST:
            continue
        item = _forecast(analysis, judgement)
        if not any(f.span.start < item.span.end and item.span.start < f.span.end for f in found):
            found.append(item)
    return sorted(found, key=lambda f: f.span.start)


def _of_chance(analysis: Analysis, noun: Any) -> Iterator[_Judgement]:  # noqa: ANN401
    """Read "there is every chance that X", "the chances of X are slim", "the odds are that"."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in _CHANCES or is_asked(noun):
        return
    verb = noun.head
    if verb.lemma_ != "be" or noun.dep_ not in ("attr", "nsubj"):
        return
    about = [c for c in noun.rights if c.dep_ in ("acl", "prep", "relcl")]
    about += [c for c in verb.rights if c.dep_ == "ccomp" and noun.dep_ == "nsubj"]
    if not about:
        return
    start, end = _trimmed(verb)
    words = analysis.source.text[noun.left_edge.idx : noun.idx + len(noun)]
    stated = likelihood_in(words)[0] or _degree(verb, noun)
    if stated or modals(verb):
        yield _Judgement(verb, start, end, stated or "unstated")


def _degree(verb: Any, noun: Any) -> str:  # noqa: ANN401
    """Return the step a predicate gives a chance: "is slim", "are close to nil", "the odds are"."""
    said = [t for t in verb.subtree if t.i > verb.i]
    step = next((DEGREES[t.lower_] for t in said if t.lower_ in DEGREES), "")
    if not step and noun.lemma_.lower() in ("odd", "odds", "chance") and noun.tag_ == "NNS":
        return "likely" if any(c.dep_ == "ccomp" for c in verb.rights) else ""
    return turned(step) if step and is_negated(verb) else step


def _of_verb(analysis: Analysis, verb: Any) -> Iterator[_Judgement]:  # noqa: ANN401
    """Read a predicate's modal, its words of likelihood or the verb of expecting over it."""
    if is_asked(verb) or verb.dep_ == "pcomp" or (verb.dep_ == "relcl" and not _asserts(verb)):
        return
    if verb.lemma_ == "expect":
        yield from _expected(verb)
    likelihood = _likelihood(analysis, verb)
    if likelihood:
        start, end = _trimmed(verb)
        if _is_cleft(verb):
            start = verb.head.head.left_edge.idx
        yield _Judgement(verb, start, end, likelihood)


def _asserts(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a relative clause judges: it is a cleft, or it has a word of likelihood."""
    worded = likelihood_in(text_of(verb.doc)[slice(*extent(verb))])[0]
    return _is_cleft(verb) or bool(worded and modals(verb) & _WILL)


def _is_cleft(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a relative clause carries the assertion: "it is the farmers who will pay"."""
    copula = verb.head.head
    opener = next((c for c in copula.lefts if c.dep_ in ("nsubj", "expl")), None)
    return bool(
        verb.dep_ == "relcl"
        and verb.head.dep_ == "attr"
        and copula.lemma_ == "be"
        and opener is not None
        and opener.lower_ == "it"
    )


def _expected(verb: Any) -> Iterator[_Judgement]:  # noqa: ANN401
    """Read "expects the army to stay", "expect more bombs", "is expected to collapse"."""
    if is_negated(verb) or modals(verb):
        return
    acts = [a for a in infinitives(verb) if a.dep_ in ("ccomp", "xcomp") and _is_infinitive(a)]
    commanded = verb.tag_ in ("VB", "VBP") and subject(verb) is None
    if commanded and objects(verb):
        yield _Judgement(verb, *extent(verb), "likely")
    for act in acts[:1]:
        if act.lemma_.lower() in _DIARY | _SCHEDULED:
            continue
        if is_passive(verb):
            yield _Judgement(verb, *_trimmed(verb), "likely")
        elif any(c.dep_ == "nsubj" for c in act.lefts):
            yield _Judgement(act, *_trimmed(act), "likely")


def _is_infinitive(act: Any) -> bool:  # noqa: ANN401
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in act.lefts)


def _likelihood(analysis: Analysis, verb: Any) -> str:  # noqa: ANN401
    """Return the likelihood a predicate states, `""` where it is no forecast."""
    modal, holder = modals(verb), subject(verb)
    stated = _stated(verb)
    if holder is None or any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
        return ""  # "may have been": about the past
    if _is_condition(verb) or _is_motive(verb) or _is_need(verb) or _is_wondered(verb):
        return ""
    going = verb.lemma_ == "go" and any(c.dep_ == "xcomp" for c in verb.rights)
    futurity = modal & (_WILL | _MAY | {"should"}) or going
    if stated and (futurity or _judged(verb)):
        return _turned(stated, verb)
    if stated or not futurity or _is_plan(analysis, verb, holder):
        return ""
    if doubted := _doubted(verb):
        return doubted
    if modal & _WILL or going:
        reported = analysis.voice(verb.idx)[0].id != AUTHOR_ID or "would" not in modal
        return _turned("almost-certain", verb) if reported else ""
    if "should" in modal:
        return "likely" if holder.lemma_.lower() in DEALS else ""
    return _possible(verb, modal)


def _stated(verb: Any) -> str:  # noqa: ANN401
    """Return the step that a predicate's own words state, not those of a clause inside it."""
    start, end = extent(verb, condition=False)
    text = text_of(verb.doc)
    step, word = likelihood_in(text[start:end])
    if not word:
        return ""
    at = text.index(word, start, end)
    words = verb.doc.char_span(at, at + len(word), alignment_mode="expand")
    token = words.root
    while token != verb and token.pos_ not in ("VERB", "AUX", "NOUN", "PROPN"):
        token = token.head
    inside = token == verb or token in verb.children or token.head == verb.head
    return step if inside else ""


def _is_wondered(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a predicate stands in a question that is only reported: "how it could end"."""
    return verb.dep_ != "relcl" and any(
        t.tag_ in ("WP", "WRB")
        for c in verb.lefts
        if c.dep_ not in ("advcl", "csubj", "csubjpass")
        for t in (c, *c.lefts)
    )


def _possible(verb: Any, modal: frozenset[str]) -> str:  # noqa: ANN401
    """Return the likelihood of what may happen; what cannot happen unless X does is remote."""
    if verb.lemma_.lower() in _STATES or not modal & {"may", "might", "could"}:
        return ""
    if verb.lemma_ == "be" and "could" not in modal and not is_passive(verb):
        return ""  # "NATO may be obsolete": now
    if "could" in modal and verb.lemma_.lower() in _SENSES:
        return ""
    if "could" in modal and is_negated(verb):
        waits = any(
            c.lower_ in ("unless", "until", "without") for c in verb.subtree if c.i > verb.i
        )
        return "remote" if waits else ""
    return "unstated"


def _turned(step: str, verb: Any) -> str:  # noqa: ANN401
    """Return the likelihood of what is judged: "will never" is remote."""
    if not is_negated(verb) or step in ("unlikely", "remote", "unstated"):
        return step
    return turned(step)


def _doubted(verb: Any) -> str:  # noqa: ANN401
    """Return the likelihood that a verb of doubt gives its content, `""` for any other."""
    over = verb.head
    if verb.dep_ != "ccomp":
        return ""
    if over.lemma_ == "doubt":
        return "likely" if is_negated(over) else "unlikely"
    holder = subject(over)
    nobody = holder is not None and (
        holder.lower_ in _NOBODY or any(c.lower_ in _NOBODY for c in holder.lefts)
    )
    return "unlikely" if over.lemma_ in _BELIEVING and (nobody or is_negated(over)) else ""


def _judged(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a likelihood word is the predicate itself ("are unlikely to")."""
    if verb.lemma_ in ("stand", "poise"):
        return True
    said = [c for c in verb.rights if c.dep_ in ("acomp", "attr", "oprd", "xcomp")]
    return verb.lemma_ in ("be", "remain", "seem", "appear", "look") and any(
        likelihood_in(" ".join(t.text for t in (*c.lefts, c, *c.rights)))[0] for c in said
    )


def _is_condition(verb: Any) -> bool:  # noqa: ANN401
    return any(c.lower_ in ("if", "whether", "unless") and c.dep_ == "mark" for c in verb.lefts)


def _is_motive(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a predicate guesses at a motive ("could be a feint"), not at the future."""
    return verb.lemma_ == "be" and any(
        c.dep_ == "attr" and c.lemma_.lower() in MOTIVES for c in verb.rights
    )


def _is_need(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a predicate says what is needed ("will be essential"), not what will be."""
    words = {c.lemma_.lower() for c in verb.rights if c.dep_ in ("acomp", "attr", "oprd")}
    return verb.lemma_ == "be" and bool(words & _NEEDED)


def _is_plan(analysis: Analysis, verb: Any, holder: Any) -> bool:  # noqa: ANN401
    """Tell whether a predicate says what is planned, by the speaker or in diaries."""
    return (
        _is_own_act(analysis, verb, holder)
        or _is_in_power(analysis, verb)
        or _is_scheduled(analysis, verb)
    )


def _is_own_act(analysis: Analysis, verb: Any, holder: Any) -> bool:  # noqa: ANN401
    """Tell whether the speaker says what he or his side will do: a pledge or a plan.

    What another person of the same side may do is judged like any other's act.
    """
    speaker = analysis.voice(verb.idx)[0]
    if speaker.id == AUTHOR_ID or modals(verb) & {"may", "might", "could"}:
        return False
    actor = analysis.cast.actor(holder)
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
    return lemma in _DIARY or (lemma in _SCHEDULED and dated)


#: What gives a reason or an aside behind a judgement.
_REASON = re.compile(r",?\s+(?:in part |partly |largely |mainly )?(?:because|since|given that)\b")
#: A judgement cut shorter than this says too little.
_SHORTEST = 15


def _trimmed(verb: Any) -> tuple[int, int]:  # noqa: ANN401
    """Return the offsets of a judgement with its condition, without the reasons for it."""
    start, end = extent(verb)
    text = text_of(verb.doc)[start:end]
    reason = _REASON.search(text, min(max(verb.idx - start, _SHORTEST), len(text)))
    return start, start + reason.start() if reason else end


def _forecast(analysis: Analysis, judgement: _Judgement) -> Forecast:
    start, end, verb = judgement.start, judgement.end, judgement.head
    maker, via = analysis.voice(verb.idx)
    by = maker
    top = verb.head
    if maker.id == AUTHOR_ID and verb.dep_ == "ccomp" and top.lemma_.lower() in _PREDICTING:
        holder = subject(top)
        by = analysis.cast.actor(holder) if holder is not None else maker
    words = analysis.source.text[start:end]
    return Forecast(
        source_sha256=analysis.source.sha256,
        span=analysis.span(start, end),
        maker=maker,
        via=via,
        by=by,
        about=words,
        likelihood=judgement.likelihood,
        word=likelihood_in(words)[1],
    )
