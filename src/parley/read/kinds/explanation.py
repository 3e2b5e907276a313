"""Explanations: stated candidate causes and motives of an act."""

import re
from typing import Any

from parley.read.acts import MOTIVES
from parley.read.analysis import Analysis
from parley.read.clauses import (
    extent,
    is_asked,
    is_negated,
    modals,
    phrase,
    predicates,
    subject,
)
from parley.read.text import text_of
from parley.records import AUTHOR_ID, Actor, Explanation

_CAUSE_MARKS = frozenset({"because", "since"})
_CAUSE_PREPOSITIONS = frozenset({"because", "due"})
_PURPOSE_VERBS = frozenset({"intend", "aim", "design", "time", "drive", "motivate"})
_PURPOSE = re.compile(r"\b(?:in order to|so as to)\b")
_REASONS = frozenset({"reason", "motive", "cause", "explanation", "motivation"})
_BLAME = frozenset({"blame", "attribute"})
#: Participles after an act with which its doer gives a reason: "left the talks, saying that …".
_GIVING_REASON = frozenset(
    """say argue claim complain cite allege protest contend insist maintain plead object explain
    reason""".split()
)
_GROUNDS = frozenset({"ground", "grounds", "pretext"})
#: Decisions for which a doer gives reasons.
_DECISIONS = frozenset(
    """reject refuse decline suspend cancel postpone pull walk leave quit break end halt delay
    boycott withdraw attack block close expel arrest abandon call recall shelve scrap freeze
    scuttle stop bar detain bomb shell raid veto oppose resign skip stay order impose shut cut
    storm seize dismiss""".split()
)
#: What one ascribes to another who acts: a wish, or a game.
_WISHES = frozenset("want hope seek try attempt wish aim intend plan mean".split())
_GAMES = frozenset(
    """test probe gauge stall play buy signal bluff posture manoeuvre maneuver bargain hedge
    regroup rearm distract divide provoke retaliate punish avenge""".split()
)
_SERIOUS = frozenset({"serious", "sincere", "genuine", "interested", "committed"})
_ASKING = frozenset({"ask", "speak", "decline", "insist", "name", "identify"})
_GUESS = frozenset({"may", "might", "could", "must"})
_GUILT = frozenset({"responsibility", "blame", "fault"})


def read(analysis: Analysis) -> list[Explanation]:
    """Return every stated cause or motive, in text order, one for overlapping words."""
    found: list[Explanation] = []
    for verb in predicates(analysis.doc):
        if is_asked(verb):
            continue
        if _is_anonymity(verb):
            continue
        reasons = _given_reasons(analysis, verb)
        for reason in reasons:
            _keep(found, reason)
        if reasons:
            continue
        if (motive := _ascribed_motive(analysis, verb)) is not None:
            _keep(found, motive)
            continue
        for start, end, of in _causes(verb):
            of = of if _names_an_act(of) else (found[-1].of if found else "")
            _keep(found, _explanation(analysis, start, end, of, verb))
    return found


def _keep(found: list[Explanation], item: Explanation) -> None:
    """Add an explanation whose words no earlier one holds."""
    if not any(f.span.start < item.span.end and item.span.start < f.span.end for f in found):
        found.append(item)


def _is_anonymity(verb: Any) -> bool:  # noqa: ANN401
    """Tell "asked not to be named because …", which explains no act."""
    below = {t.lower_ for t in verb.subtree}
    return verb.lemma_ in _ASKING and bool(below & {"named", "identified", "anonymity"})


def _given_reasons(analysis: Analysis, verb: Any) -> list[Explanation]:  # noqa: ANN401
    """Read the reason a doer gives for an act: ", saying that …", "on the ground that …"."""
    found = []
    holder = subject(verb)
    if holder is None or verb.lemma_.lower() not in _DECISIONS:
        return []
    by = analysis.cast.actor(holder)
    governed = [g for c in verb.rights if c.dep_ in ("xcomp", "dobj") for g in c.rights]
    for child in (*verb.rights, *governed):
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.lemma_ in _GIVING_REASON:
            content = next((c for c in child.rights if c.dep_ in ("ccomp", "dobj")), None)
            if content is not None:
                bounds = extent(content, whole=True)
                found.append(_explanation(analysis, *bounds, _own_act(verb, child), verb, by=by))
        elif child.dep_ == "prep" and child.lower_ in ("on", "under"):
            ground = next((c for c in child.children if c.lower_ in _GROUNDS), None)
            if ground is not None and ground.nbor().lower_ in ("that", "of"):
                # The parser hangs the clause on the ground, or on the verb that has it.
                held = [c for c in child.head.rights if c.dep_ == "ccomp" and c.i > ground.i]
                end = max(extent(part, whole=True)[1] for part in (child, *held))
                act = _own_act(verb, child)
                found.append(_explanation(analysis, child.idx, end, act, verb, by=by))
    return found


def _own_act(verb: Any, reason: Any) -> str:  # noqa: ANN401
    """Return the words of an act, up to the reason given for it."""
    start, end = extent(verb)
    cut = reason.doc[reason.left_edge.i].idx
    return text_of(verb.doc)[start : min(end, cut)].strip(" ,") if cut > start else phrase(verb)


def _ascribed_motive(analysis: Analysis, verb: Any) -> Explanation | None:  # noqa: ANN401
    """Read the wish or game that a speaker ascribes to somebody of another side."""
    holder = subject(verb)
    speaker = analysis.voice(verb.idx)[0]
    if holder is None or verb.dep_ in ("relcl", "acl"):
        return None
    doer = analysis.cast.actor(holder)
    if not doer.id or doer.id == speaker.id or not _is_motive(verb):
        return None
    if speaker.id == AUTHOR_ID and not modals(verb) & _GUESS:
        return None
    party = analysis.cast.party_of
    if speaker.side and party(speaker).id == party(doer).id and not modals(verb) & _GUESS:
        return None
    return _explanation(analysis, *extent(verb, whole=True), phrase(holder), verb)


def _is_motive(verb: Any) -> bool:  # noqa: ANN401
    lemma = verb.lemma_.lower()
    if lemma in _WISHES:
        return any(c.dep_ == "xcomp" or (lemma == "seek" and c.dep_ == "dobj") for c in verb.rights)
    if lemma in _GAMES:
        return bool(modals(verb) & _GUESS) or verb.tag_ == "VBG"
    if lemma == "be":
        return is_negated(verb) and any(c.lemma_ in _SERIOUS for c in verb.rights)
    return False


def _names_an_act(of: str) -> bool:
    """Tell "the promise" from "it" and "another explanation", which point back at an act."""
    words = of.lower().split()
    pointing = ("it", "this", "that", "which")
    return bool(words) and words[-1] not in _REASONS and words[0] not in pointing


def _causes(verb: Any) -> list[tuple[int, int, str]]:  # noqa: ANN401
    """Return (start, end, act explained) for the causes a predicate states."""
    lemma = verb.lemma_.lower()
    holder = subject(verb)
    topic = phrase(holder) if holder is not None else ""
    if lemma == "be" and (motive := _motive(verb)) is not None:
        return [(*extent(verb), topic or motive.text)]
    attached = verb.dep_ in ("acl", "relcl", "advcl")  # "talks aimed at peace" describes the talks
    if lemma in _PURPOSE_VERBS and verb.tag_ == "VBN" and not attached and _has_purpose(verb):
        return [(*extent(verb), topic)]
    if lemma in _BLAME and verb.tag_ == "VBG" and verb.dep_ == "advcl":
        goal = next((c for c in verb.rights if c.lower_ in ("for", "to")), None)
        if goal is not None:
            return [(*extent(verb), phrase(goal))]
    if lemma in ("be", "lie", "rest") and holder is not None:
        stated = any(c.dep_ in ("attr", "ccomp", "xcomp", "advcl") for c in verb.rights)
        if holder.lemma_.lower() in _REASONS and stated:
            return [(*extent(verb), phrase(holder))]
        if holder.lemma_.lower() in _GUILT and any(c.lower_ == "with" for c in verb.rights):
            return [(*extent(verb), phrase(holder))]
    return _adverbial(verb)


def _motive(verb: Any) -> Any | None:  # noqa: ANN401
    """Return the noun that names a motive in "X is a feint", "X was in self-defense"."""
    for child in verb.rights:
        if child.dep_ == "attr" and child.lemma_.lower() in MOTIVES:
            return child
        if child.dep_ == "prep" and child.lower_ in ("in", "as", "for"):
            goal = next((c for c in child.children if c.dep_ == "pobj"), None)
            named = goal is not None and {t.lower_ for t in goal.subtree}
            if named and (named & MOTIVES or {"self", "defense"} <= named):
                return goal
    return None


def _has_purpose(verb: Any) -> bool:  # noqa: ANN401
    for child in verb.rights:
        if child.dep_ in ("xcomp", "advcl", "agent"):
            return True
        if child.dep_ == "prep" and child.lower_ in ("as", "at", "by"):
            return True
    return False


def _adverbial(verb: Any) -> list[tuple[int, int, str]]:  # noqa: ANN401
    """Read "because …", "due to …", "in order to …" under a predicate."""
    start, end = extent(verb)
    purpose = _PURPOSE.search(text_of(verb.doc), verb.idx, end)
    planned = modals(verb) & {"will", "shall", "would"}  # a plan's purpose explains no act
    if purpose and not planned and subject(verb) is not None and _governs(verb, purpose.start()):
        return [(start, end, _act(verb))]
    for child in verb.children:
        if child.dep_ == "advcl":
            marks = {c.lower_ for c in child.children if c.dep_ in ("mark", "advmod")}
            if marks & _CAUSE_MARKS and not _is_temporal(child):
                return [(start, end, phrase(child.head))]
        if child.lower_ in _CAUSE_PREPOSITIONS and _governs_cause(child):
            first, last = extent(child, whole=True)
            return [(first, last, text_of(verb.doc)[start:first].strip(" ,"))]
    return []


def _governs(verb: Any, offset: int) -> bool:  # noqa: ANN401
    """Tell whether a predicate is the innermost with a subject of its own over these words."""
    inner = [
        t
        for t in verb.subtree
        if verb.i < t.i and t.idx < offset and t.pos_ in ("VERB", "AUX") and t.dep_ == "ccomp"
    ]
    return not inner


def _act(verb: Any) -> str:  # noqa: ANN401
    """Return the words of an act, up to its purpose."""
    start, end = extent(verb)
    words = text_of(verb.doc)[start:end]
    purpose = _PURPOSE.search(words)
    return words[: purpose.start()].strip(" ,") if purpose else words


def _governs_cause(word: Any) -> bool:  # noqa: ANN401
    """Tell "due to", "because of" from "due at the meeting"."""
    following = word.doc[word.i + 1 : word.i + 3]
    if word.dep_ not in ("prep", "acomp", "advmod") or len(following) < 2:
        return False
    governed = any(c.dep_ == "pobj" for c in following[0].children)  # not "due to begin"
    return following[0].lower_ in ("to", "of") and governed


def _is_temporal(clause: Any) -> bool:  # noqa: ANN401
    """Tell "since the war began" from "since they cannot win"."""
    since = any(c.lower_ == "since" for c in clause.children)
    return since and clause.tag_ == "VBD" and not modals(clause)


def _explanation(
    analysis: Analysis,
    start: int,
    end: int,
    of: str,
    verb: Any,  # noqa: ANN401
    *,
    by: Actor | None = None,
) -> Explanation:
    maker, via = analysis.voice(verb.idx)
    own_words = any(mark in text_of(verb.doc)[start:end] for mark in '“"')
    if by is None and maker.id == AUTHOR_ID and subject(verb) is not None:
        if verb.lemma_ in _BLAME or own_words:  # quoting, the doer gives the reason
            by = analysis.cast.actor(subject(verb))
    by = by or maker
    return Explanation(
        source_sha256=analysis.source.sha256,
        span=analysis.span(start, end),
        maker=maker,
        via=via,
        of=of,
        by=by,
    )
