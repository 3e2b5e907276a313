"""Whether a text says enough of an act, and means it, for a record of its own."""

import re

from parley.read.analysis import Analysis
from parley.read.plover.coding import Act
from parley.read.plover.filling import is_word_for_two
from parley.read.plover.lexicon import in_class
from parley.read.plover.phrases import lemma, measured, object_heads, pobjects, words_of
from parley.read.plover.referents import is_human, is_party
from parley.read.plover.reported import ReportedAct
from parley.read.plover.scope import modal_words
from parley.read.plover.sides import MUTUAL
from parley.read.plover.spans import around
from parley.read.plover.telling import HOSTILE, SPOKEN
from parley.records import AUTHOR_ID

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
#: Years before publication from which a dated act counts as history. News leaves the current year
#: out, so that any year in an undated text is history.
_PHASE_YEARS = 2


def is_enough(analysis: Analysis, item: ReportedAct) -> bool:
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
    return bool(item.sources) or agreed or is_word_for_two(item.act)


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
