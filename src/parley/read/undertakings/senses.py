"""In what sense a "will" is meant: judged, of the public, or of no act that others ask for."""

from typing import Any

from parley.read.acts import ACCORDS, FIGHTERS, PAPERS, RESOURCES
from parley.read.clauses import objects
from parley.read.undertakings.classes import act_of

_GUESSING = frozenset(
    """theory idea assumption notion view concern argument claim confident sure certain convinced
    bet imagine guess believe think hope expect fear doubt suspect predict wish chance
    likelihood probability possibility prospect risk danger hint rumour rumor fact""".split()
)


def is_guessed(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a "will" is only believed, hoped or likely, or says when: "when he will"."""
    over = verb.head.lemma_.lower()
    asked = any(c.tag_ in ("WRB", "WP") for c in verb.lefts) and verb.dep_ != "ROOT"
    over = _judged(verb.head) if over == "be" else over
    return asked or (verb.dep_ in ("ccomp", "acl", "relcl") and over in _GUESSING)


def _judged(be: Any) -> str:  # noqa: ANN401
    """Return what "be" makes a clause: "the theory was that", "is confident that"."""
    words = (c for c in be.children if c.dep_ in ("acomp", "attr", "nsubj"))
    return next((c.lemma_.lower() for c in words if c.lemma_.lower() in _GUESSING), "")


#: Those of whom all are meant and none can promise.
_PUBLIC = frozenset("people voter citizen public folk everyone everybody society family".split())


def is_of_the_public(holder: Any) -> bool:  # noqa: ANN401
    """Tell whether a subject is everybody: "the voters"."""
    return holder.lemma_.lower() in _PUBLIC


def is_about_its_object(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a clause only describes a thing: "the issues he will cover".

    Means are the exception: "the aid that Japan will send".
    """
    if verb.dep_ != "relcl" or act_of(verb) != "provide":
        return False
    described = verb.head
    gap = any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in ("WDT", "WP") for c in verb.lefts)
    return gap and described.lemma_.lower() not in RESOURCES | FIGHTERS


#: Verbs of promised acts that mean none with these particles.
_OTHER_SENSES = {
    tuple(pair.split(":"))
    for pair in """end:up give:in give:off give:out lead:up lead:off pay:off let:down let:off
    cover:up stop:by stop:over pull:off pull:ahead pull:through pull:together pull:up talk:up
    talk:down clear:up send:off send:up meet:up match:up double:down finish:up leave:behind
    cut:in deliver:on""".split()
}


def is_other_sense(deed: Any) -> bool:  # noqa: ANN401
    """Tell whether a particle, or the lack of an object, gives a verb another sense: "end up"."""
    following = deed.doc[deed.i + 1].lower_ if deed.i + 1 < len(deed.doc) else ""
    bare = deed.lemma_.lower() == "return" and not objects(deed) and act_of(deed) == "other"
    return bare or (deed.lemma_.lower(), following) in _OTHER_SENSES


def is_due(deed: Any) -> bool:  # noqa: ANN401
    """Tell whether what is implemented was asked for: an accord, no "database"."""
    if deed.lemma_.lower() != "implement":
        return True
    things = {t.lemma_.lower() for t in objects(deed)} | {t.lower_ for t in objects(deed)}
    return bool(things & (ACCORDS | PAPERS | _OWED)) or not things


_OWED = frozenset("resolution term plan obligation decision result part provision it them".split())
_BACKING = frozenset({"support", "back", "help", "endorse", "protect"})
_VIEWS = frozenset(
    """plan proposal bill nominee candidate campaign idea measure law legislation increase
    amendment resolution right rights position reform ticket nomination party""".split()
)


def takes_sides(deed: Any) -> bool:  # noqa: ANN401
    """Tell whether an act only backs a person or a view: "would support the nominee"."""
    return deed.lemma_.lower() in _BACKING and any(
        t.ent_type_ == "PERSON" or t.lemma_.lower() in _VIEWS or t.pos_ == "PRON"
        for t in objects(deed)
    )
