"""Pledges: who undertakes to do or not to do what, where and by when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from parley.read.acts import (
    ACT_NOUNS,
    ACT_VERBS,
    CAUSATIVES,
    COMMISSIVES,
    COMMITMENTS,
    COOPERATIVE,
    DEALS,
    DECISIONS,
    FORCE,
    HOLDING,
    HOSTILE,
    RESOLVED,
    TRUCE_VERBS,
    TRUCES,
    act_of,
)
from parley.read.analysis import Analysis
from parley.read.clauses import (
    act_words,
    agent,
    conjoined,
    extent,
    infinitives,
    is_asked,
    is_hypothetical,
    is_negated,
    is_passive,
    modals,
    objects,
    phrase,
    predicates,
    subject,
)
from parley.records import AUTHOR_ID, NOBODY, Actor, Pledge

_DEGREES = frozenset(
    """drastically cardinally radically significantly substantially sharply several-fold greatly
    completely fully totally immediately gradually partially partly considerably markedly
    dramatically""".split()
)
_AREA_WORDS = ("direction of", "around", "near", "outskirts", "vicinity", "surroundings", "area")
_POSSESSIVES = frozenset({"my", "our", "his", "her", "its", "their"})
_OWN = frozenset("country government force troop army side party group movement nation".split())
#: Acts of which one side makes one pledge in one text; later mentions repeat it.
_REPEATED = frozenset({"cease", "reduce", "withdraw"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Undertaking:
    """A promised act in the parse.

    Attributes:
        head: Its verb or noun.
        by: Who promises.
        also: Joint makers.
        start: First code point of the words that carry it.
        end: One past the last.
        act: The guide's class.
        object: What, in the text's words.
    """

    head: Any
    by: Actor
    also: tuple[Actor, ...]
    start: int
    end: int
    act: str
    object: str


def read(analysis: Analysis) -> list[Pledge]:
    """Return every undertaking in the text, in text order, a coreferent one once."""
    items = [*_undertakings(analysis), *_truces(analysis)]
    return _once([_pledge(analysis, item) for item in items])


def _undertakings(analysis: Analysis) -> Iterator[_Undertaking]:
    for verb in predicates(analysis.doc):
        if is_asked(verb) or is_hypothetical(verb):
            continue
        lemma = verb.lemma_.lower()
        if lemma in COMMISSIVES and not is_negated(verb):
            yield from _promised(analysis, verb)
        elif any(c.lower_ in RESOLVED and c.dep_ == "acomp" for c in verb.rights):
            yield from _resolved(analysis, verb)
        elif modals(verb) & {"will", "would", "shall"}:
            yield from _own_will(analysis, verb)
        if lemma in HOLDING:
            yield from _contents(analysis, verb)
    for noun in analysis.doc:
        if noun.pos_ == "NOUN" and noun.lemma_.lower() in COMMITMENTS | DECISIONS:
            yield from _by_noun(analysis, noun)


def _makers(analysis: Analysis, token: Any) -> tuple[Actor, tuple[Actor, ...]]:  # noqa: ANN401
    """Return who promises and who joins in, from the subject, else from the voice."""
    holder = subject(token)
    actors = analysis.cast.actors(holder) if holder is not None else ()
    actors = actors or (analysis.voice(token.idx)[0],)
    return actors[0], tuple(actors[1:])


def _thing(verb: Any) -> str:  # noqa: ANN401
    things = objects(verb)
    return phrase(things[0]) if things else act_words(verb)


def _has_condition(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a promise hangs on "if" or "unless": then it is an offer or a threat."""
    return any(
        child.dep_ == "advcl" and any(c.lower_ in ("if", "unless", "provided") for c in child.lefts)
        for child in verb.children
    )


def _promised(analysis: Analysis, verb: Any) -> Iterator[_Undertaking]:  # noqa: ANN401
    """Read "vowed to end X", "agreed to do X, Y and Z", "pledged aid"."""
    by, also = _makers(analysis, verb)
    if by.id == AUTHOR_ID or _has_condition(verb):
        return
    acts = [a for a in infinitives(verb) if a.i > verb.i and a.dep_ != "advcl"]
    acts = [a for a in acts if a.lemma_.lower() not in HOSTILE and not _has_condition(a)]
    acts = [a for a in acts if not _shares_object(a)]
    acts = [a for a in acts if verb.lemma_ not in ("agree", "decide") or _is_infinitive(a)]
    joint = (verb.lemma_ in ("agree", "commit") and len(acts) > 1) or verb.lemma_ == "agree"
    for index, act in enumerate(acts):
        start, end = extent(act, condition=False)
        if not joint and index == 0:
            start = min(start, extent(verb)[0])
        yield _undertaking(act, by, also, start, end)
    firm = verb.lemma_.lower() in ("pledge", "promise", "vow", "commit")
    if not acts and firm and objects(verb):
        yield _undertaking(verb, by, also, *extent(verb, condition=False))


def _shares_object(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a verb only leads on to the next: "lead and support efforts" is one act."""
    following = [c for c in verb.rights if c.dep_ not in ("cc", "punct")]
    return bool(following) and following[0].dep_ == "conj" and following[0].pos_ == "VERB"


def _is_infinitive(verb: Any) -> bool:  # noqa: ANN401
    return verb.dep_ == "conj" or any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)


def _undertaking(
    verb: Any,  # noqa: ANN401
    by: Actor,
    also: tuple[Actor, ...],
    start: int,
    end: int,
) -> _Undertaking:
    return _Undertaking(
        head=verb, by=by, also=also, start=start, end=end, act=act_of(verb), object=_thing(verb)
    )


def _resolved(analysis: Analysis, verb: Any) -> Iterator[_Undertaking]:  # noqa: ANN401
    """Read "we remain determined to prevent X"."""
    frame = next(c for c in verb.rights if c.lower_ in RESOLVED)
    by, also = _makers(analysis, verb)
    for act in infinitives(frame)[:1]:
        if act.lemma_.lower() not in HOSTILE and by.id != AUTHOR_ID:
            yield _undertaking(act, by, also, *extent(verb, condition=False))


def _by_noun(analysis: Analysis, noun: Any) -> Iterator[_Undertaking]:  # noqa: ANN401
    """Read "its commitment to ensuring X", "made a decision to reduce X"."""
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    given = next((c for c in noun.rights if c.dep_ == "relcl" and c.lemma_ == "make"), None)
    if owner is None and given is not None and subject(given) is not noun:
        owner = subject(given)
    made = noun.head if noun.dep_ == "dobj" and noun.head.lemma_ in ("make", "take") else None
    if owner is None and (made is None or is_negated(made) or subject(made) is None):
        return
    if noun.lemma_.lower() in DECISIONS and made is None:
        return
    act = _governed_act(noun)
    if act is None or act.lemma_.lower() in HOSTILE:
        return
    if made is not None:
        by, also = _makers(analysis, made)
        start = extent(made)[0]
    else:
        actors = analysis.cast.actors(owner)
        by, also = (actors[0], tuple(actors[1:])) if actors else (NOBODY, ())
        start = extent(noun)[0]
    end = max(extent(act)[1], extent(noun, whole=True)[1])
    if by.id not in ("", AUTHOR_ID):
        yield _undertaking(act, by, also, start, end)


def _governed_act(noun: Any) -> Any | None:  # noqa: ANN401
    """Return the act a noun of undertaking governs, even where it is parsed as a noun."""
    for child in noun.subtree:
        if child.i > noun.i and child.dep_ in ("acl", "pcomp") and child.pos_ == "VERB":
            return child
    following = noun.doc[noun.i + 1 : min(noun.i + 9, noun.sent.end)]
    if following and following[0].lower_ == "to":
        return next((t for t in following if t.lemma_.lower() in ACT_VERBS), None)
    return None


def _own_will(analysis: Analysis, verb: Any) -> Iterator[_Undertaking]:  # noqa: ANN401
    """Read a maker's own "will" about a welcome act, or "will not" about force."""
    lemma = verb.lemma_.lower()
    holder = subject(verb)
    if holder is None or _has_condition(verb) or is_passive(verb):
        return
    by, also = _makers(analysis, verb)
    speaker = analysis.voice(verb.idx)[0]
    if _is_own_side(holder) and speaker.id != AUTHOR_ID:
        by = by if by.id else speaker
    elif not by.side or by.side != speaker.side:
        return
    force = {t.lemma_.lower() for t in verb.subtree} & FORCE or lemma in HOSTILE
    if is_negated(verb):
        if force:
            yield _undertaking(verb, by, also, *extent(verb, condition=False))
        return
    act = _caused(verb)
    for index, deed in enumerate((act, *conjoined(act))):
        welcome = deed.lemma_.lower() in ACT_VERBS or deed.lemma_.lower() in COOPERATIVE
        if not welcome or deed.lemma_.lower() in HOSTILE or is_passive(deed):
            continue
        head = verb if index == 0 else deed
        yield _undertaking(deed, by, also, *extent(head, condition=False))


def _is_own_side(holder: Any) -> bool:  # noqa: ANN401
    """Tell whether a subject is the speaker or his own: "we", "his country", "our troops"."""
    if holder.lower_ in ("i", "we"):
        return True
    own = any(c.dep_ == "poss" and c.lower_ in _POSSESSIVES for c in holder.lefts)
    return own and holder.lemma_.lower() in _OWN


def _caused(verb: Any) -> Any:  # noqa: ANN401
    """Return the act itself in "will order troops to end", "will help restore"."""
    for _ in range(3):
        inner = next((c for c in verb.rights if c.dep_ in ("xcomp", "ccomp")), None)
        if verb.lemma_.lower() not in CAUSATIVES or inner is None or inner.pos_ != "VERB":
            break
        verb = inner
    return verb


def _contents(analysis: Analysis, verb: Any) -> Iterator[_Undertaking]:  # noqa: ANN401
    """Read what a deal holds: "it entails a halt to X, the entry of Y and the renewal of Z"."""
    holder = subject(verb)
    if holder is None or not (holder.lemma_.lower() in DEALS or holder.lower_ in ("it", "this")):
        return
    last = verb.sent.end
    held = [t for t in verb.doc[verb.i + 1 : last] if t.dep_ in ("dobj", "conj", "appos", "attr")]
    nouns = [t for t in held if t.pos_ == "NOUN" and t.lemma_.lower() in ACT_NOUNS]
    for noun, following in zip(nouns, [*nouns[1:], None], strict=False):
        stop = following.left_edge.i if following is not None else last
        clause = next((c for c in noun.subtree if c.dep_ in ("acl", "relcl")), None)
        if clause is not None:
            stop = min(stop, max(clause.left_edge.i, noun.i + 1))
        start, end = _trimmed(verb.doc[noun.left_edge.i : stop])
        named = analysis.actors_in(start, end)
        yield _Undertaking(
            head=noun,
            by=named[0] if named else NOBODY,
            also=tuple(named[1:2]),
            start=start,
            end=end,
            act=ACT_NOUNS[noun.lemma_.lower()],
            object=_goal(noun),
        )


def _trimmed(words: Any) -> tuple[int, int]:  # noqa: ANN401
    """Return the offsets of a stretch of tokens without commas and "and" at its end."""
    last = len(words) - 1
    while last > 0 and (words[last].is_punct or words[last].dep_ in ("cc", "mark", "aux")):
        last -= 1
    return words[0].idx, words[last].idx + len(words[last])


def _goal(noun: Any) -> str:  # noqa: ANN401
    goal = next((c for p in noun.rights if p.dep_ == "prep" for c in p.children), None)
    return phrase(goal) if goal is not None else phrase(noun)


def _truces(analysis: Analysis) -> Iterator[_Undertaking]:
    """Yield the truces the text tells of as made, kept or ended."""
    for match in TRUCES.finditer(analysis.source.text):
        words = analysis.doc.char_span(*match.span(), alignment_mode="expand")
        if words is None or is_asked(words.root) or is_hypothetical(words.root):
            continue
        noun = words.root
        while noun.dep_ == "compound" and noun.head.pos_ in ("NOUN", "PROPN"):
            noun = noun.head  # "a ceasefire agreement"
        item = _truce(analysis, noun, match.group(0))
        if item is not None:
            yield item


def _truce(analysis: Analysis, noun: Any, words: str) -> _Undertaking | None:  # noqa: ANN401
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ in ("to", "on") and verb.head.lemma_ == "agree":
        verb = verb.head
    governed = verb.pos_ == "VERB" and noun.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj")
    finite = governed and subject(verb) is not None and verb.dep_ not in ("xcomp", "pcomp")
    if governed and (is_negated(verb) or modals(verb)):
        return None
    told = finite and verb.lemma_.lower() in TRUCE_VERBS
    made = any(c.dep_ == "acl" and c.lemma_.lower() in TRUCE_VERBS for c in noun.rights)
    between = any(c.lower_ == "between" for c in noun.rights)
    if not (told or made or between):
        return None
    start, end = extent(verb if told else noun, condition=False)
    named = _truce_parties(analysis, noun, verb if told else None)
    return _Undertaking(
        head=noun,
        by=named[0] if named else NOBODY,
        also=tuple(named[1:2]),
        start=start,
        end=end,
        act="cease",
        object=words,
    )


def _truce_parties(analysis: Analysis, noun: Any, verb: Any) -> list[Actor]:  # noqa: ANN401
    """Return who holds a truce: who declares it, by whom or between whom it is said to be."""
    made = next((c for c in noun.rights if c.dep_ == "acl" and agent(c) is not None), None)
    parties: list[Actor] = []
    if verb is not None and not is_passive(verb) and subject(verb) is not noun:
        by, also = _makers(analysis, verb)
        parties = [by, *also]
    elif made is not None:
        parties = list(analysis.cast.actors(agent(made)))
    parties += analysis.actors_in(*extent(noun, whole=True), besides=noun.i)
    named = {a.id: a for a in parties if a.id not in ("", AUTHOR_ID)}
    return list(named.values())


def _pledge(analysis: Analysis, item: _Undertaking) -> Pledge:
    maker, via = analysis.voice(item.head.idx)
    words = analysis.source.text[item.start : item.end]
    when, unresolved = analysis.when(item.start, item.end)
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
        degree=" ".join(t.lower_ for t in item.head.subtree if t.lower_ in _DEGREES),
        where=analysis.where(item.start, item.end),
        area=any(word in words for word in _AREA_WORDS),
        made=analysis.made(item.head.idx),
        begins=when,
        when_words=unresolved,
    )


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
    while token.head is not token and token.dep_ != "prep":
        token = token.head
    while token.head.dep_ == "pobj" and token.head.head.dep_ == "prep":
        token = token.head.head
    return token


def _receiver(analysis: Analysis, item: _Undertaking) -> Actor | None:
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
            begins=best.begins or other.begins,
            degree=best.degree or other.degree,
            where=best.where or other.where,
        )
    return sorted(kept, key=lambda p: p.span.start)


def _same(a: Pledge, b: Pledge) -> bool:
    if a.span.start < b.span.end and b.span.start < a.span.end:
        return True
    sides = {a.by.side, *(x.side for x in a.also)} & {b.by.side, *(x.side for x in b.also)}
    truces = bool(TRUCES.search(a.object)) and bool(TRUCES.search(b.object))
    return a.act == b.act and a.act in _REPEATED and (bool(sides) or truces)


def _specific(pledge: Pledge) -> tuple[bool, bool, int, bool, int]:
    """Rank mentions of one pledge: the maker's own words first, then what is dated and placed."""
    own = pledge.maker.id != AUTHOR_ID
    dated = pledge.begins is not None
    return own, dated, len(pledge.where), bool(pledge.by.id), -pledge.span.start
