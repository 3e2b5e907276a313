"""Modal clauses that judge no future: supposals, demands, hedges, wishes, what one could do."""

from typing import Any

from parley.read.analysis import Analysis
from parley.read.clauses import is_negated, is_passive, modals, subject
from parley.read.futures.present import OPINING, POINTING
from parley.records import AUTHOR_ID

_MAY = frozenset({"may", "might", "could", "can"})
#: Verbs with which "will" says what must be done: "all will have to disarm", "will need help".
_REQUIRED = frozenset({"need", "require", "must", "ought"})
#: What "could" says of these is ability or means: "neither could afford to leave".
_ABLE = frozenset("afford bear stand".split())
_BARELY = frozenset({"barely", "hardly", "scarcely", "only", "finally", "always"})
_BETTER = frozenset({"better", "best", "easily", "instead"})
_WATCHING = frozenset("see know watch hear find learn".split())
_EXPECTANT = frozenset("expect anticipate think believe hope want like prefer".split())
_ANYBODY = frozenset("one you somebody someone anybody anyone".split())
#: Words that make a clause a supposal, or one of its outcomes.
_CONDITIONS = frozenset({"if", "unless", "should", "were", "without", "once"})


def is_unreal(analysis: Analysis, verb: Any, stated: str) -> bool:  # noqa: ANN401
    """Tell whether a modal clause is none that says what will or may happen.

    Args:
        analysis: The analysis.
        verb: Its predicate.
        stated: The step that its words of likelihood state, `""` for none.
    """
    modal = modals(verb)
    return (
        (_is_requirement(verb) and not modal & _MAY)
        or (modal == {"could"} and _is_barely(verb))
        or _is_of_anybody(verb, modal)
        or (stated == "almost-certain" and _is_first_person(verb))
        or _is_wish(verb)
        or (not stated and _is_verdict(verb))
        or _is_of_the_mind(verb)
        or ("shall" in modal and not stated)
        or ("should" in modal and bool(stated) and not modal & {"will", "would"})
        or (modal == {"could"} and verb.lemma_.lower() in _ABLE)
        or ("would" in modal and not stated and _is_supposal(analysis, verb))
        or (modal == {"could"} and not stated and _is_criticism(verb))
        or ("would" in modal and not stated and _is_counterfactual(verb))
        or (modal <= _MAY and not stated and _is_concession(verb))
        or _was_going_to(analysis, verb)
    )


def is_about_the_past(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether what is judged likely has happened: "it is doubtful that he knew"."""
    predicates = (verb, *(c for c in verb.rights if c.dep_ in ("acomp", "attr")))
    contents = [
        c
        for p in predicates
        for c in p.rights
        if c.dep_ in ("ccomp", "csubj") and c.pos_ in ("VERB", "AUX")
    ]
    return any(
        any(a.lower_ == "have" and a.dep_ == "aux" for a in c.lefts)
        or (
            not modals(c)
            and not _is_infinitive(c)
            and (c.tag_ == "VBD" or any(a.lower_ in ("had", "have", "has", "was") for a in c.lefts))
        )
        for c in contents
    )


def _is_infinitive(verb: Any) -> bool:  # noqa: ANN401
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)


def _is_requirement(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a clause says what must be done: "will have to", "would need to"."""
    infinitive = any(c.dep_ in ("xcomp", "ccomp") and _is_infinitive(c) for c in verb.rights)
    lemma = verb.lemma_.lower()
    if lemma == "have" or (lemma in ("require", "oblige", "force") and is_passive(verb)):
        return infinitive
    return lemma in _REQUIRED


def _is_criticism(verb: Any) -> bool:  # noqa: ANN401
    """Tell what might have been done better: "the money could be better spent"."""
    return is_passive(verb) and any(c.lower_ in _BETTER and c.dep_ == "advmod" for c in verb.lefts)


def _is_counterfactual(verb: Any) -> bool:  # noqa: ANN401
    """Tell the outcome of what is supposed by its word order: "were he to leave, we would win"."""
    opening = next((t for t in verb.sent if t.is_alpha and t.i < verb.i), None)
    return opening is not None and opening.lower_ in ("were", "had") and opening.pos_ != "PROPN"


def _is_concession(verb: Any) -> bool:  # noqa: ANN401
    """Tell what is granted before "but that doesn't mean": it judges nothing of its own."""
    answers = (c for c in verb.rights if c.dep_ == "conj")
    return any(c.dep_ == "cc" and c.lower_ == "but" for c in verb.rights) and any(
        is_negated(a) and any(s.lower_ in ("that", "this", "it") for s in a.lefts) for a in answers
    )


def _was_going_to(analysis: Analysis, verb: Any) -> bool:  # noqa: ANN401
    """Tell an intention of the past from a future: "he was going to see for himself"."""
    past = any(c.dep_ == "aux" and c.lower_ in ("was", "were") for c in verb.lefts)
    if not past or not is_going_to(verb):
        return False
    around = [a for a in analysis.attributions if a.start <= verb.idx < a.end]
    return not around or min(around, key=lambda a: a.end - a.start).mode == "direct"


def _is_barely(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether "could" says what somebody managed: "he could barely walk"."""
    return any(c.lower_ in _BARELY and c.i < verb.i for c in verb.children)


def _is_of_anybody(verb: Any, modal: frozenset[str]) -> bool:  # noqa: ANN401
    """Tell whether a clause says what anybody does or might say: "one would think"."""
    holder = subject(verb)
    if holder is None:
        return False
    if holder.lower_ in _ANYBODY:
        return True
    first = holder.lower_ in ("i", "we")
    many = holder.lower_ in ("many", "some", "people") or holder.pos_ == "PRON"
    return bool(modal & (_MAY | {"would"})) and (first or many) and verb.lemma_ in OPINING


def is_going_to(verb: Any) -> bool:  # noqa: ANN401
    """Tell "is going to fall" from "urged them to go looking" and "goes on to say"."""
    aux = any(c.dep_ == "aux" and c.lower_ != "to" for c in verb.lefts) or verb.dep_ == "conj"
    acts = [c for c in verb.rights if c.dep_ == "xcomp"]
    return verb.lemma_ == "go" and verb.tag_ == "VBG" and aux and bool(acts)


def _is_verdict(verb: Any) -> bool:  # noqa: ANN401
    """Tell a value judgement: "it would be wrong", "it will be interesting to see"."""
    holder = subject(verb)
    pointing = holder is None or holder.lower_ in POINTING
    if verb.lemma_ != "be" or not pointing:
        return False
    judged = [c for c in verb.rights if c.dep_ in ("acomp", "attr")]
    watched = any(
        c.lemma_ in _WATCHING for j in (verb, *judged) for c in j.rights if c.dep_ == "xcomp"
    )
    valued = bool(judged) and modals(verb) == {"would"}
    acts = [c for c in (verb, *judged) for c in c.rights if c.dep_ in ("xcomp", "advcl")]
    easy = any(c.dep_ == "acomp" for c in judged) and any(
        t.lower_ == "to" for a in acts for t in a.lefts
    )
    return watched or valued or easy


def _is_of_the_mind(verb: Any) -> bool:  # noqa: ANN401
    """Tell "would expect the vote to pass", which reports an expectation, from what will be."""
    content = any(c.dep_ in ("ccomp", "xcomp") for c in verb.rights)
    return verb.lemma_.lower() in _EXPECTANT and content and "would" in modals(verb)


def _is_first_person(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether the speakers say what they will surely do themselves."""
    holder = subject(verb)
    return holder is not None and holder.lower_ in ("i", "we")


def _is_wish(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a modal stands before its subject, outside questions: "may God help them"."""
    holder = subject(verb)
    aux = next((c for c in verb.lefts if c.dep_ == "aux" and c.lower_ == "may"), None)
    return holder is not None and aux is not None and aux.i < holder.i and holder in verb.lefts


def _is_supposal(analysis: Analysis, verb: Any) -> bool:  # noqa: ANN401
    """Tell whether "would" supposes rather than reports a "will".

    Reported speech in the past turns "will" into "would"; in a direct quotation and in the
    author's own words it supposes, and judges the future only with its condition.
    """
    around = [a for a in analysis.attributions if a.start <= verb.idx < a.end]
    if around:
        innermost = min(around, key=lambda a: a.end - a.start)
        if innermost.mode != "direct" and not _is_quoted(analysis, verb, innermost.start):
            return False
    elif analysis.voice(verb.idx)[0].id == AUTHOR_ID:
        return False  # left to the reader of the author's own "would"
    before = verb.doc[verb.sent.start : verb.sent.end]
    return is_negated(verb) or not any(t.lower_ in _CONDITIONS for t in before)


def _is_quoted(analysis: Analysis, verb: Any, start: int) -> bool:  # noqa: ANN401
    """Tell whether a predicate stands inside quotation marks of a mixed report."""
    modal = next((c for c in verb.lefts if c.lower_ == "would"), verb)
    words = analysis.source.text[start : modal.idx]
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1
