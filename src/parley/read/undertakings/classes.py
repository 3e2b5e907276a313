"""The guide's class of a promised act: by its verb, its particle and what it is done to."""

from typing import Any

from parley.read.acts import ACT_NOUNS, ACT_VERBS, CURRENCIES, RESOURCES, TRUCES
from parley.read.clauses import is_negated

_UPHOLDING = frozenset(
    """observe extend respect implement keep uphold declare accept honor honour maintain
    announce""".split()
)
_MEETING = frozenset(
    "hold continue resume join attend facilitate return enter restart open begin start".split()
)
_TALKS = frozenset("talk negotiation consultation dialogue discussion meeting".split())

#: Verbs whose particle makes the act.
_WITH_PARTICLE: dict[tuple[str, str], str] = {
    (verb, particle): act
    for act, pairs in {
        "cease": "wind:up call:off break:off shut:down phase:out give:up cut:off leave:off",
        "withdraw": "pull:out pull:back pull:down move:out move:back come:down take:down step:back "
        "draw:back fall:back",
        "reduce": "scale:back scale:down cut:back cut:down draw:down wind:down bring:down thin:out "
        "tone:down",
        "refrain": "hold:back stay:out stay:away keep:out keep:away keep:off",
        "release": "set:free let:go",
        "open": "let:in let:through let:pass",
    }.items()
    for verb, particle in (pair.split(":") for pair in pairs.split())
}
_PARTICLES = frozenset({"prt", "advmod", "prep", "oprd", "acomp", "npadvmod"})
#: Where fighters are gathered who leave the field.
_QUARTERS = frozenset("cantonment barrack barracks assembly camp base quarter garrison".split())
_GATHERING = frozenset("move go return gather assemble report regroup confine retire".split())
_STANDSTILLS = frozenset("moratorium restraint silence standstill".split())
_STAYING = frozenset("keep maintain retain sustain leave".split())
_PRESENCE = frozenset(
    "peacekeeper mission observer monitor contingent troop force embassy presence staff".split()
)
_COSTS = frozenset("cost expense bill price salary need wage fee".split())
_CAPTIVES = frozenset(
    """prisoner hostage detainee captive inmate internee abductee fisherman activist journalist
    worker child woman civilian man person people soldier sailor pilot crew body remains boy girl
    mayor priest tourist engineer student""".split()
)
_ACCESS = frozenset(
    """access passage corridor entry crossing road route highway border port airport airspace flight
    movement traffic transit way line trade exit""".split()
)
_RELATIONS = frozenset("relation tie link contact communication consulate embassy trade".split())
_BARRIERS = frozenset(
    """siege blockade embargo sanction curfew ban restriction emergency decree closure roadblock
    cordon barrier censorship""".split()
)
_SERVICES = frozenset(
    """electricity power water telecommunication telephone phone internet banking service supply gas
    heating lighting communication medicine""".split()
)
_SAFETY = frozenset("safety security protection".split())
_POSTS = frozenset(
    """troop force soldier battalion brigade regiment garrison base post outpost checkpoint
    roadblock watchtower tower camp barracks position tank artillery gun missile unit contingent
    minefield fortification""".split()
)
_REACHING = frozenset(
    "reach enter return pass leave travel move cross go come access visit flee land dock".split()
)
_MEETINGS_PARTNERS = frozenset(
    "demand condition deadline target obligation requirement need".split()
)
_RESTORING = frozenset("restore reconnect repair resume rebuild".split())
#: Eased measures are fewer, where lifted ones are gone; an eased siege lets people through.
_LESSENING = frozenset("ease relax loosen".split())
_MEASURES = frozenset("sanction embargo tariff restriction penalty".split())
_RELAXING = frozenset("lift ease relax remove loosen cancel".split())
_GRANTING = frozenset(
    """grant give offer facilitate ensure guarantee enhance improve allow permit enable
    assure""".split()
)
_REMOVING = frozenset(
    "dismantle disband remove close demolish clear demobilise demobilize abolish".split()
)
#: Said of a body or a structure they end it; said of posts and units they take it away.
_UNDOING = frozenset("dismantle disband abolish".split())
_GUARANTEEING = frozenset("guarantee ensure assure secure".split())
_TRANSFER = frozenset("hand turn return give".split())
_COMMISSIVE = frozenset("pledge promise vow commit guarantee swear offer".split())
_ALLOWING = frozenset("allow permit let enable".split())


def act_of(verb: Any) -> str:  # noqa: ANN401
    """Return the guide's class of a promised act."""
    if is_negated(verb) or is_of_none(verb):
        return "refrain"
    lemma, words = verb.lemma_.lower(), things_words(verb)
    particles = {c.lower_ for c in verb.children if c.dep_ in _PARTICLES}
    named = {t.lemma_.lower() for t in verb.subtree if t.pos_ == "NOUN"}
    opened = {t.lemma_.lower() for t in _openers(verb)}
    if lemma in _MEETING and (named | opened) & _TALKS:
        return "talk"
    if lemma in _UPHOLDING and _takes_up_a_truce(verb):
        return "cease"
    told = _by_object(verb, lemma, words)
    if told:
        return told
    for particle in particles:
        if act := _WITH_PARTICLE.get((lemma, particle)):
            return act
    if act := _by_complement(verb, lemma, particles):
        return act
    if act := ACT_VERBS.get(lemma, ""):
        return act
    for inner in verb.children:
        if inner.dep_ in ("xcomp", "ccomp", "pcomp") and inner.pos_ == "VERB":
            return act_of(inner)
    if lemma in _UPHOLDING and any(TRUCES.search(noun) for noun in named):
        return "cease"
    return "other"


def is_of_none(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a subject denies its act: "no territory will be used"."""
    return any(
        d.lower_ in ("no", "neither")
        for c in verb.lefts
        if c.dep_ in ("nsubj", "nsubjpass")
        for d in (c, *c.lefts)
    ) or any(  # "there will be no reprisals"
        d.lower_ == "no"
        for c in verb.rights
        if verb.lemma_ == "be" and c.dep_ in ("attr", "nsubj")
        for d in c.subtree
        if d.i < c.i
    )


def _openers(verb: Any) -> list[Any]:  # noqa: ANN401
    """Return the subjects of "the dialogue will open", "a round is to begin"."""
    over = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" else verb
    return [c for v in {verb, over} for c in v.lefts if c.dep_ in ("nsubj", "nsubjpass")]


def _takes_up_a_truce(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether an act is done to a truce of the sentence before: "will respect it"."""
    things = [c for c in verb.rights if c.dep_ == "dobj"]
    if not things or things[0].lower_ not in ("it", "this") or not verb.sent.start:
        return False
    return bool(TRUCES.search(verb.doc[verb.sent.start - 1].sent.text))


def act_of_noun(noun: Any) -> str:  # noqa: ANN401
    """Return the class of an act or a thing that is promised as a noun: "pledged 30 trucks"."""
    lemma = noun.lemma_.lower()
    if lemma in ACT_NOUNS:
        return ACT_NOUNS[lemma]
    words = {lemma, *(c.lemma_.lower() for c in noun.lefts if c.dep_ in ("compound", "nmod"))}
    paid = any(c.pos_ in ("NUM", "SYM") and _is_money(c) for c in noun.subtree) or _is_money(noun)
    return "provide" if paid or words & RESOURCES else "other"


def _is_money(token: Any) -> bool:  # noqa: ANN401
    paid = token.ent_type_ == "MONEY" or token.text in "$€£¥"
    return bool(paid or token.lemma_.lower() in CURRENCIES)


def things_words(verb: Any) -> frozenset[str]:  # noqa: ANN401
    """Return the lemmas of the nouns that an act is done to, with what joins and defines them."""
    heads = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "attr")]
    words: set[str] = set()
    for head in heads:
        joined = [head, *head.conjuncts]
        inner = [
            g
            for t in joined
            for c in t.children
            for g in ((c,) if c.dep_ in ("compound", "nmod", "amod") else _of(c))
        ]
        words |= {t.lemma_.lower() for t in (*joined, *inner)}
    return frozenset(words)


def _of(prep: Any) -> tuple[Any, ...]:  # noqa: ANN401
    return tuple(prep.children) if prep.dep_ == "prep" and prep.lower_ == "of" else ()


def _by_object(verb: Any, lemma: str, words: frozenset[str]) -> str:  # noqa: ANN401
    """Return the class that an act has with its object only, `""` where that settles nothing."""
    if lemma in _RESTORING and words & _SERVICES:
        return "provide"
    if lemma in _GUARANTEEING and words & _SAFETY:
        return "provide"
    if lemma in _GRANTING | _RESTORING and words & _ACCESS:
        return "open"
    if lemma in _LESSENING and words & _MEASURES:
        return "reduce"
    if lemma in _RELAXING and words & _BARRIERS:
        return "open"
    if lemma in _REMOVING and words & _POSTS:
        return "withdraw"
    if lemma in _UNDOING:
        return "cease"
    if lemma in ("exchange", "swap", "return") and words and not words & _CAPTIVES:
        return "other"
    if lemma in _STAYING and words & _PRESENCE:
        return "provide"
    if lemma in _UPHOLDING and words & _STANDSTILLS:
        return "refrain"
    if lemma == "meet" and words & _COSTS:
        return "provide"
    if lemma == "meet" and words & _MEETINGS_PARTNERS:
        return "other"
    if lemma == "restore" and words and not words & (_ACCESS | _RELATIONS):
        return "other"
    if lemma in _COMMISSIVE:
        goods = [c for c in verb.rights if c.dep_ == "dobj"]
        return act_of_noun(goods[-1]) if goods else ""
    return ""


def _by_complement(verb: Any, lemma: str, particles: set[str]) -> str:  # noqa: ANN401
    """Return the class of verbs that a clause, a particle or its absence decides."""
    inner = next((c for c in verb.rights if c.dep_ in ("ccomp", "xcomp")), None)
    if lemma in _GATHERING and {t.lemma_.lower() for t in verb.subtree} & _QUARTERS:
        return "withdraw"
    if lemma in _ALLOWING and inner is not None:
        return "open" if inner.lemma_.lower() in _REACHING else "other"
    if lemma in _TRANSFER and particles & {"over", "back", "up"}:
        captives = things_words(verb) & _CAPTIVES
        return "release" if captives else "other"
    if lemma in ("send", "take", "fly") and particles & {"home", "back"}:
        return "release" if things_words(verb) & _CAPTIVES else "other"
    if lemma in ("hand", "let") or (lemma == "pull" and not particles & {"out", "back"}):
        return "other"
    if lemma == "return" and not any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children):
        return "other"  # "return to the capital"
    if lemma == "scale" or (lemma == "cut" and "off" not in particles):
        return "reduce"
    if lemma == "prevent" and "from" in particles:
        return "other"  # of what others would do
    return ""
