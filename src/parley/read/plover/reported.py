"""The acts a text tells as events, each with its parties and what is joined to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from parley.read.actors import Cast
from parley.read.analysis import Analysis
from parley.read.blocks import blocks
from parley.read.plover.coding import Act, acts_of, governed_acts
from parley.read.plover.doers import behind, is_cause
from parley.read.plover.lexicon import in_class
from parley.read.plover.phrases import lemma, measured, object_heads, pobjects, words_of
from parley.read.plover.referents import is_human, is_party
from parley.read.plover.rivals import rival_of
from parley.read.plover.roles import verb_sources
from parley.read.plover.scope import modal_words
from parley.read.plover.sides import MUTUAL, parties_of
from parley.read.plover.spans import around, clause_span, phrase_span
from parley.read.plover.telling import HOSTILE, SPOKEN, is_indefinite, told
from parley.records import AUTHOR_ID, Actor

#: Blocks of a text that only repeat what its body tells.
_HEADS = frozenset({"title", "byline", "repeat"})
#: Acts whose open role the text's two parties fill.
_FILLED = frozenset(
    {"ASSAULT", "AGREE", "THREATEN", "RETREAT", "COERCE", "REJECT", "REQUEST",
     "CONSULT"}
)  # fmt: skip
#: Words for each of two, and what two sides are called.
_EACH = frozenset({"each", "both", "two"})
_SIDES = frozenset(
    {"side", "party", "camp", "country", "nation", "government", "army", "delegation", "neighbour",
     "neighbor", "foe", "rival", "enemy", "adversary"}
)  # fmt: skip
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
#: Years before publication from which a dated act counts as history. News leaves the current year
#: out, so that any year in an undated text is history.
_PHASE_YEARS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedAct:
    """An act that is told as an event.

    Attributes:
        act: The act.
        type: PLOVER type under the guide's rules.
        status: One of records.STATUSES.
        sources: Who acts.
        targets: Who is acted on.
        start: First code point of the words that carry it.
        end: One past the last, acts of its type joined to it included.
    """

    act: Act
    type: str
    status: str
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    start: int
    end: int

    @property
    def is_bare(self) -> bool:
        """Whether it is only mentioned, by a noun that does not name both of its parties."""
        if self.sources and self.targets:
            return self.act.has("weak") and not self.act.nominal
        return self.act.nominal or (self.act.trigger.pos_ == "NOUN" and self.type in MUTUAL)

    @property
    def tells_harm(self) -> bool:
        """Whether it only says who came to harm in an attack told before ("in the blast")."""
        if self.type != "ASSAULT" or self.act.nominal or self.sources:
            return False
        causes = behind(self.act.head)
        return bool(causes) and not any(is_indefinite(c) for c in causes)


def reported_acts(analysis: Analysis) -> Iterator[ReportedAct]:
    """Yield the acts told as events outside of titles and bylines, with parties of their own."""
    heads = [b for b in blocks(analysis.source.text) if b.role in _HEADS]
    acts = [
        a
        for a in acts_of(analysis.doc)
        if not any(b.start <= a.trigger.idx < b.end for b in heads)
        and not (a.has("loose") or a.has("foretold"))  # of the wide reading only
    ]
    by_trigger = {act.trigger.i: act for act in acts}
    governed = governed_acts(acts)
    joined: dict[int, list[Act]] = {}
    for act in acts:
        first = by_trigger.get(act.trigger.head.i)
        if first is not None and (_is_joined(act, first) or _is_told_by(act, first)):
            joined.setdefault(first.trigger.i, []).append(act)
    followers = {act.trigger.i for found in joined.values() for act in found}
    for act in acts:
        inner = governed.get(act.trigger.i, [])
        reading = told(act, by_trigger.get(act.governor), inner)
        if reading is None or act.trigger.i in followers:
            continue
        later = joined.get(act.trigger.i, [])
        spans = [_span(a, reading[0]) for a in (act, *later)]
        if not act.sources and (doing := next((a for a in later if _is_told_by(a, act)), None)):
            act = replace(act, sources=doing.sources)
        elif (cause := _cause(act)) is not None:
            act = replace(act, sources=tuple(verb_sources(cause)))
            spans.append(clause_span(cause))
        sources, targets = parties_of(analysis, act, reading[0], inner)
        item = ReportedAct(
            act=act,
            type=reading[0],
            status=reading[1],
            sources=sources,
            targets=targets,
            start=spans[0][0],
            end=max(end for _, end in spans),
        )
        if _is_enough(analysis, item):
            yield item


def _span(act: Act, type_: str) -> tuple[int, int]:
    if act.nominal:
        return phrase_span(act.trigger)
    meeting = type_ == "CONSULT" and not (act.entry and act.entry.particle)
    return clause_span(act.head, meeting=meeting)


def _is_joined(act: Act, first: Act) -> bool:
    """Tell whether two acts of a type are told in one breath ("attack X and kidnap Y")."""
    return (
        act.type == first.type
        and act.trigger.dep_ == "conj"
        and act.governor == first.governor
        and not any(c.dep_ in ("nsubj", "nsubjpass", "npadvmod") for c in act.trigger.lefts)
        and not any(t.ent_type_ in ("DATE", "TIME") for t in words_of(act.trigger))
    )


def _is_told_by(act: Act, harm: Act) -> bool:
    """Tell whether an act is the doing of harm told without its doer."""
    attacks = act.type == harm.type == "ASSAULT" and not act.nominal and not harm.nominal
    return attacks and not harm.sources and is_cause(act.head, harm.head)


def _cause(act: Act) -> Any | None:  # noqa: ANN401  (spaCy ships no types we follow)
    """Return the clause that says who did harm told without its doer, whatever verb says it."""
    if act.type != "ASSAULT" or act.nominal or act.sources:
        return None
    cause = next((c for c in act.head.rights if is_cause(c, act.head)), None)
    meant = cause is not None and not any(in_class(lemma(t), "accident") for t in words_of(cause))
    return cause if meant else None


def filled(item: ReportedAct, pair: tuple[Actor, ...], cast: Cast) -> ReportedAct:
    """Return an act with an open role filled by the text's two parties."""
    mutual, sources, targets = item.act.has("mutual"), item.sources, item.targets
    if pair and _is_each(item, pair, cast):
        between = mutual or item.type in MUTUAL | {"RETREAT"} or _is_other(item.act)
        if between:
            return replace(item, sources=pair[:1], targets=pair[1:])
        return replace(item, sources=pair)
    open_ = mutual or item.type == "AGREE" or item.act.has("truce")
    if not sources and not targets and open_:
        return replace(item, sources=pair[:1], targets=pair[1:])
    if item.type not in _FILLED and not mutual:
        return item
    if sources and not targets and (other := rival_of(sources[0], pair, cast)) is not None:
        return replace(item, targets=(other,))
    return item  # nobody's deeds or words are guessed


def _is_each(item: ReportedAct, pair: tuple[Actor, ...], cast: Cast) -> bool:
    """Tell whether both parties of a text act, by a word for the two of them that names neither."""
    named = {cast.party_of(a).id for a in item.sources} & {a.id for a in pair}
    return not named and _is_word_for_two(item.act)


def _is_word_for_two(act: Act) -> bool:
    """Tell whether who acts is told by a word for two ("each side", "both", "the two armies")."""
    if len(act.sources) != 1:
        return False
    who = act.sources[0]
    near = {who.lower_, *(c.lower_ for c in who.children)}
    return bool(near & _EACH) and (who.lower_ in _EACH or lemma(who) in _SIDES)


def _is_other(act: Act) -> bool:
    """Tell whether each of two does it to the other."""
    return any(t.lower_ == "other" for path in act.targets for t in path)


def _is_enough(analysis: Analysis, item: ReportedAct) -> bool:
    """Tell whether the text says enough of an act for a record of its own."""
    act, sources, targets = item.act, item.sources, item.targets
    if _is_background(analysis, item) or _is_accident(act) or _is_mere_word(item):
        return False
    if item.type in SPOKEN and not act.nominal and not _has_voice(item):
        return False
    if item.status == "planned" and item.type == "AID":  # "will send" is a pledge
        speaker, _ = analysis.voice(act.trigger.idx)
        known = bool(sources and targets) and not act.has("weak")
        return known and speaker.id in (AUTHOR_ID, "") and not modal_words(act.head)
    if item.status == "planned" and (act.has("weak") or item.type in HOSTILE):
        speaker, _ = analysis.voice(act.trigger.idx)
        own = bool(sources) and speaker.side in (AUTHOR_ID, "", sources[0].side)
        return own and not act.has("weak")
    if _is_issuers_own(analysis, item) or _is_faced(analysis, item):
        return False
    if act.has("warn"):
        warned = act.targets[0] if act.targets else ()
        return any(analysis.cast.actor(t).id for t in warned) and sources[:1] != targets[:1]
    if act.has("weak"):
        return bool(sources and targets)
    if act.nominal and item.type == "RETREAT":  # "the withdrawal from X": asked, promised or done
        period, _ = analysis.when(item.start, item.end)
        published = analysis.source.published
        return period is not None and (published is None or period.first <= published)
    if act.has("probe") and not targets:  # an inquiry accuses nobody yet
        return False
    if act.trigger.pos_ != "NOUN" or not (act.nominal or item.type in MUTUAL):
        return True
    placed = analysis.times_in(item.start, item.end) or analysis.places_in(item.start, item.end)
    if item.type == "ASSAULT":  # "residents reported air strikes in Aden"
        near = [(a, b) for a, b in around(act.head) if not _is_dated_back(analysis, a, b)]
        placed = placed or [n for a, b in near for n in analysis.places_in(a, b)]
    told_more = any(c.dep_ in ("acl", "relcl") for c in act.trigger.rights)
    return bool(sources or targets or placed or told_more)


def _is_issuers_own(analysis: Analysis, item: ReportedAct) -> bool:
    """Tell whether a maker's own words are a stance or a pledge: "we call on", "we will meet"."""
    if not item.sources:
        return False
    maker = item.sources[0]
    issuers = {a.id for a in (analysis.issuer, *analysis.also_issuers)}
    if item.type == "REQUEST":
        return maker.id in issuers and item.act.head.tag_ in ("VBP", "VBZ", "VB")
    if item.type == "CONSULT" and item.status == "planned":
        speaker, _ = analysis.voice(item.act.trigger.idx)
        said = speaker.side == maker.side and speaker.side not in ("", AUTHOR_ID)
        alone = not item.targets and not analysis.times_in(item.start, item.end)
        return maker.id in issuers or (said and alone and bool(modal_words(item.act.head)))
    return False


def _is_faced(analysis: Analysis, item: ReportedAct) -> bool:
    """Tell whether what is met is nobody ("met fierce resistance", "met a deadline")."""
    verb = item.act.trigger
    if lemma(verb) != "meet" or item.type != "CONSULT":
        return False
    met = object_heads(verb) or pobjects(verb, ("with",))
    mass = [
        t for t in met if t.tag_ == "NN" and not any(c.dep_ in ("det", "poss") for c in t.lefts)
    ]
    known = [t for t in met if analysis.cast.actor(t).id or is_human(t) or is_party(t)]
    return bool(met) and (not known or bool(mass))


def _is_mass(noun: Any) -> bool:  # noqa: ANN401
    """Tell whether a noun stands for a stuff or a quality ("fierce resistance")."""
    return bool(noun.tag_ == "NN" and not any(c.dep_ in ("det", "poss") for c in noun.lefts))


def _is_mere_word(item: ReportedAct) -> bool:
    """Tell whether a word only names or describes: "those killed", "soldiers who return"."""
    act, verb = item.act, item.act.head
    if act.nominal:
        above = act.trigger.head
        titled = act.trigger.text[:1].isupper() and above.lower_ == "of"
        return bool(titled and above.head.text[:1].isupper())  # "the Cessation of Hostilities"
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and not item.sources:
        return item.tells_harm or not any(c.dep_ != "punct" for c in verb.rights)
    if verb.dep_ == "relcl" and verb.tag_ in ("VBP", "VBZ"):
        noun, apart = verb.head, verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text == ","
        generic = noun.tag_ == "NNS" and not any(c.dep_ in ("det", "poss") for c in noun.lefts)
        return generic and not apart and verb.left_edge.tag_ in ("WP", "WDT")
    bare = not any(c.dep_ not in ("punct", "cc", "conj", "advmod") for c in verb.rights)
    return item.type == "REJECT" and act.has("op") and bare


def _has_voice(item: ReportedAct) -> bool:
    """Tell whether an act of words has a speaker, or is an accord whose parties may be open."""
    agreed = item.type == "AGREE" and not item.act.sources[1:]
    return bool(item.sources) or agreed or _is_word_for_two(item.act)


def _is_accident(act: Act) -> bool:
    """Tell whether people came to harm without anybody's doing ("killed when a bus crashed")."""
    if act.nominal or act.type != "ASSAULT" or act.sources:
        return False
    return any(in_class(lemma(t), "accident") for t in words_of(act.head))


def _is_background(analysis: Analysis, item: ReportedAct) -> bool:
    """Tell whether an act is told as history, years before the reporting."""
    start, end, head = item.start, item.end, item.act.head
    long = lemma(measured(item.act.trigger)) in ("year", "decade")
    if item.act.nominal and item.act.has("lasting") and long:  # "decades of war"
        return True
    if not item.act.nominal:
        start, end = min(start, head.left_edge.idx), max(end, head.right_edge.idx)
    return _is_dated_back(analysis, start, end)


def _is_dated_back(analysis: Analysis, start: int, end: int) -> bool:
    """Tell whether words hold a year that is history for the text."""
    published = analysis.source.published
    return any(
        published is None or int(found[0]) < published.year - _PHASE_YEARS
        for found in _YEAR.finditer(analysis.source.text, start, end)
    )
