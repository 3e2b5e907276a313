"""Pledges: who undertakes to do or not to do what, where and by when."""

import re
from dataclasses import replace
from typing import Any

from parley.read.acts import TRUCES
from parley.read.analysis import Analysis
from parley.read.clauses import extent
from parley.read.undertakings import Undertaking, is_matter, proviso_of, timing_of, undertakings
from parley.records import AUTHOR_ID, Actor, Pledge

_DEGREES = re.compile(
    r"\b(?:drastic|cardinal|radical|significant|substantial|sharp|great|complete|full|total|"
    r"immediate|gradual|partial|considerable|marked|dramatic)(?:al)?ly\b|\b(?:partly|considerably|"
    r"(?:several|two|three|ten|many)-?fold)\b",
    re.IGNORECASE,
)
_AREA_WORDS = ("direction of", "around", "near", "outskirts", "vicinity", "surroundings", "area")
#: Acts of which one side makes one pledge in one text; later mentions repeat it.
_REPEATED = frozenset({"cease", "reduce", "withdraw"})


def read(analysis: Analysis) -> list[Pledge]:
    """Return every undertaking in the text, in text order, a coreferent one once."""
    items = (i for i in undertakings(analysis) if not analysis.is_skipped(i.start))
    known = (i for i in items if is_matter(analysis, i.start, i.end, i.by))
    pledges = [_pledge(analysis, item) for item in known]
    return _once([p for p in pledges if not _is_history(analysis, p)])


#: Days after which a promise is told of as history; a truce lasts, and is told of while it does.
_CURRENT_DAYS = 730


def _is_history(analysis: Analysis, pledge: Pledge) -> bool:
    """Tell whether a pledge was made long before the text: what it tells of is past."""
    published = analysis.source.published
    if published is None or pledge.made is None or TRUCES.search(pledge.object):
        return False
    return (published - pledge.made.last).days > _CURRENT_DAYS


def _pledge(analysis: Analysis, item: Undertaking) -> Pledge:
    maker, via = analysis.voice(item.head.idx)
    words = analysis.source.text[item.start : item.end]
    timing = timing_of(analysis, item)
    return Pledge(
        source_sha256=analysis.source.sha256,
        span=analysis.span(item.start, item.end),
        maker=maker,
        via=via,
        modality="promised",
        by=item.by,
        also=item.also,
        to=_receiver(analysis, item),
        act=item.act,
        object=_without_place(analysis, item.object, item.start, item.end),
        degree=" ".join(m.group(0).lower() for m in _DEGREES.finditer(words)),
        where=_where(analysis, item),
        area=any(word in words for word in _AREA_WORDS),
        made=timing.made,
        begins=timing.begins,
        due=timing.due,
        term=timing.term,
        condition=proviso_of(item.head),
        when_words=timing.unresolved,
    )


#: What is done to a truce at a table, whose place is not where fire ceases.
_AT_A_TABLE = frozenset("sign agree reach meet broker negotiate conclude announce".split())


def _where(analysis: Analysis, item: Undertaking) -> tuple[str, ...]:
    """Return where the act is promised, without the place of a signing."""
    verb = item.head.head
    if TRUCES.search(item.object) and verb.lemma_.lower() in _AT_A_TABLE:
        bounds = extent(item.head, whole=True)
        towns = {p.name for p in analysis.places_in(*bounds) if p.precision in ("point", "town")}
        return tuple(name for name in analysis.where(*bounds) if name not in towns)
    leaving = ("from", "of") if item.act == "withdraw" else ()
    return analysis.where(item.start, item.end, also=leaving)


def _without_place(analysis: Analysis, words: str, start: int, end: int) -> str:
    """Return an object's words up to where they say where: "activity" of "activity around Kyiv"."""
    at = analysis.source.text.find(words, start, end)
    for first, last, _ in analysis.places:
        if at < 0 or not at < first < at + len(words):
            continue
        mention = analysis.doc.char_span(first, last, alignment_mode="expand")
        if mention is None or not analysis.where(first, last):
            continue
        preposition = _first_of_chain(mention.root)
        if preposition.idx > at:
            return analysis.source.text[at : preposition.idx].strip(" ,")
    return words


def _first_of_chain(place: Any) -> Any:  # noqa: ANN401
    """Return the first preposition that leads to a place: "in" of "in the direction of Kyiv"."""
    token = place
    while token.head != token and token.dep_ != "prep":
        token = token.head
    while token.head.dep_ == "pobj" and token.head.head.dep_ == "prep":
        token = token.head.head
    return token


def _receiver(analysis: Analysis, item: Undertaking) -> Actor | None:
    """Return the joint maker of a mutual pledge, else whom it is made to."""
    return item.also[0] if item.also else analysis.addressee(item.head, item.by)


def _once(pledges: list[Pledge]) -> list[Pledge]:
    """Keep one pledge of those that overlap or repeat one another, the most specific one.

    What a repeat adds (begin, place, degree) goes into the kept pledge.
    """
    kept: list[Pledge] = []
    for pledge in sorted(pledges, key=lambda p: (p.span.start, -p.span.end)):
        twin = next((k for k in kept if _same(k, pledge)), None)
        if twin is None:
            kept.append(pledge)
            continue
        best, other = sorted((twin, pledge), key=_specific, reverse=True)
        kept[kept.index(twin)] = replace(
            best,
            by=best.by if best.by.id else other.by,
            made=best.made or other.made,
            begins=best.begins or other.begins,
            due=best.due or other.due,
            term=best.term or other.term,
            degree=best.degree or (other.degree if other.maker == best.maker else ""),
            where=best.where or other.where,
        )
    return sorted(kept, key=lambda p: p.span.start)


def _same(a: Pledge, b: Pledge) -> bool:
    """Tell whether two mentions are one pledge: the same words, or act, makers and place."""
    if a.span.start < b.span.end and b.span.start < a.span.end:
        return True
    if a.act != b.act or a.act not in _REPEATED:
        return False
    if a.where and b.where and not _bases(a.where) & _bases(b.where):
        return False
    truce = bool(TRUCES.search(a.object))
    if truce != bool(TRUCES.search(b.object)):
        return False
    one, other = _parties(a), _parties(b)
    if one and other:
        return bool(one & other)
    return truce or bool(_content(a.object) & _content(b.object))


#: Letters of a word that tells what is promised; "the", "of" and "all" are shorter.
_CONTENT = 4


def _content(words: str) -> set[str]:
    return {w for w in re.findall(r"\w+", words.lower()) if len(w) >= _CONTENT}


def _bases(names: tuple[str, ...]) -> set[str]:
    """Return place names by their first word: "Kyiv Oblast" is about Kyiv."""
    return {name.split()[0] for name in names}


def _parties(pledge: Pledge) -> set[str]:
    return {actor.side for actor in (pledge.by, *pledge.also) if actor.side}


def _specific(pledge: Pledge) -> tuple[bool, bool, int, bool, int]:
    """Rank mentions of one pledge: the maker's own words first, then what is dated and placed."""
    own = pledge.maker.id != AUTHOR_ID
    dated = pledge.begins is not None
    return own, dated, len(pledge.where), bool(pledge.by.id), -pledge.span.start
