"""How likely a predicate says that something is: by its modal, its words, and what is over it."""

from typing import Any

from parley.read.acts import DEALS, MOTIVES
from parley.read.analysis import Analysis
from parley.read.clauses import extent, is_negated, is_passive, modals, objects, subject
from parley.read.futures.likelihood import likelihood_in, turned
from parley.read.futures.plans import is_own_act, is_plan
from parley.read.futures.present import is_ability, is_present
from parley.read.futures.unreal import (
    is_about_the_past,
    is_going_to,
    is_unreal,
)
from parley.read.text import text_of
from parley.records import AUTHOR_ID

_MAY = frozenset({"may", "might", "could", "can"})
_WILL = frozenset({"will", "would", "shall"})
_BELIEVING = frozenset({"believe", "think", "expect", "suppose", "imagine", "reckon"})
_NOBODY = frozenset({"nobody", "none", "few", "no-one", "no"})
#: What "could" says of the senses is ability: "they could hear gunfire".
_SENSES = frozenset("hear see feel smell watch sense tell find imagine remember notice".split())
#: States that hold now where they may hold: "the convoy may include children".
_STATES = frozenset(
    """include contain have know want believe think mean own need seem appear look sound feel
    constitute amount qualify represent reflect suggest indicate exist deserve like differ surprise
    """.split()
)
#: Where these are denied, nothing else is asserted: "will not necessarily bring war".
_NOT_ALWAYS = frozenset("necessarily automatically always immediately only".split())
#: What follows a copula: "is unlikely", "is a long shot", "is out of the question".
_PREDICATIVES = frozenset({"acomp", "attr", "oprd", "xcomp", "prep", "advmod"})
#: What leaves the outcome open: "this will depend on the winter".
_OPEN = frozenset({"depend", "hinge", "vary", "rest"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
#: Nouns that judge their own content: what is said of the noun gives its likelihood.
_CHANCES = frozenset("chance odd odds possibility likelihood probability prospect".split())
_OPEN_CHANCES = frozenset({"chance", "possibility", "prospect"})
_GUESSES = frozenset("perhaps maybe possibly".split())
_HEADS = _NOMINAL | {"VERB", "AUX"}
_NEEDED = frozenset("essential crucial vital key necessary important needed critical".split())


def likelihood_of(analysis: Analysis, verb: Any) -> str:  # noqa: ANN401
    """Return the likelihood a predicate states, `""` where it is no forecast."""
    modal, holder = modals(verb), subject(verb)
    stated = _stated(verb)
    if holder is None or any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
        return ""  # "may have been": about the past
    if _is_condition(verb) or _is_motive(verb) or _is_need(verb) or _is_wondered(verb):
        return ""
    if is_unreal(analysis, verb, stated) or (not modal and is_about_the_past(verb)):
        return ""
    if _is_left_open(verb, modal):
        return "unstated"
    going = is_going_to(verb)
    futurity = modal & (_WILL | _MAY | {"should"}) or going
    if _is_comparison(verb) or (stated == "almost-certain" and is_own_act(analysis, verb, holder)):
        return ""
    told_then = verb.tag_ == "VBD" and not modal and analysis.voice(verb.idx)[0].id == AUTHOR_ID
    if stated and told_then:
        return ""  # "the field appeared likely to narrow": how it looked then
    if stated and (futurity or _judged(verb)):
        weakened = verb.lemma_ == "be" and modal and modal <= _MAY
        return "unstated" if weakened else _turned(stated, verb)
    if verb.dep_ in ("acl", "ccomp", "relcl") and verb.head.lemma_.lower() in _CHANCES:
        return "unstated" if verb.head.lemma_ in _OPEN_CHANCES and futurity else ""
    if stated or not futurity or is_plan(analysis, verb, holder):
        return ""
    if "should" not in modal and (doubted := _doubted(verb)):
        return doubted
    if verb.lemma_.lower() in _OPEN:
        return ""
    if modal & _WILL or going:
        reported = analysis.voice(verb.idx)[0].id != AUTHOR_ID or "would" not in modal
        guessed = any(c.lower_ in _GUESSES for c in verb.children)
        sure = "unstated" if guessed else _turned("almost-certain", verb)
        return sure if reported else ""
    if "should" in modal:
        return "likely" if holder.lemma_.lower() in DEALS else ""
    return _possible(analysis, verb, modal)


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
    describes = token.pos_ == "ADJ"
    while token != verb and token.pos_ not in _HEADS:
        token = token.head
    if describes and token.pos_ in _NOMINAL and token.dep_ != "attr":
        return ""  # "wants a man likely to sign"
    inside = token == verb or token in verb.children or token.head == verb.head
    return step if inside else ""


def _is_comparison(verb: Any) -> bool:  # noqa: ANN401
    """Tell how groups differ, "women are more likely to agree", from "more likely than not"."""
    likely = next((c for c in verb.rights if c.lower_ in ("likely", "unlikely")), None)
    if likely is None or not any(c.lower_ in ("more", "less") for c in likely.lefts):
        return False
    holder = subject(verb)
    many = holder is not None and holder.tag_ in ("NNS", "NNPS")
    return many and "than not" not in verb.sent.text


def _is_left_open(verb: Any, modal: frozenset[str]) -> bool:  # noqa: ANN401
    """Tell whether a thing "cannot be ruled out"."""
    excluding = verb.lemma_.lower() in ("rule", "exclude", "discount") and is_passive(verb)
    return excluding and is_negated(verb) and bool(modal & {"can", "could"})


def _is_wondered(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a predicate stands in a question that is only reported: "how it could end"."""
    return verb.dep_ != "relcl" and any(
        t.tag_ in ("WP", "WRB")
        for c in verb.lefts
        if c.dep_ not in ("advcl", "csubj", "csubjpass")
        for t in (c, *c.lefts)
    )


def _possible(analysis: Analysis, verb: Any, modal: frozenset[str]) -> str:  # noqa: ANN401
    """Return the likelihood of what may happen; what cannot happen unless X does is remote."""
    must = verb.lemma_ == "have" and any(c.dep_ == "xcomp" for c in verb.rights)
    if (verb.lemma_.lower() in _STATES | _OPEN and not must) or not modal & {
        "may",
        "might",
        "could",
    }:
        return ""
    if verb.lemma_ == "be" and "could" not in modal and not is_passive(verb):
        return ""  # "NATO may be obsolete": now
    if "could" in modal and verb.lemma_.lower() in _SENSES:
        return ""
    if is_present(analysis, verb) or is_ability(verb, modal):
        return ""
    holds = verb.lemma_ == "hold" and bool(objects(verb))  # "may hold a lead"
    if holds:
        return ""
    if "could" in modal and is_negated(verb):
        waits = any(
            c.lower_ in ("unless", "until", "without") for c in verb.subtree if c.i > verb.i
        )
        return "remote" if waits else ""
    return "unstated"


def _turned(step: str, verb: Any) -> str:  # noqa: ANN401
    """Return the likelihood of what is judged: "will never" and "nothing will" are remote."""
    if not (is_negated(verb) or _is_of_nobody(verb)) or step in ("unlikely", "remote", "unstated"):
        return step
    if any(c.lower_ in _NOT_ALWAYS and c.i < verb.i for c in verb.children):
        return "unstated"
    return turned(step)


def _is_of_nobody(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a subject denies its predicate: "nothing will", "no side is likely to"."""
    holder = subject(verb)
    if holder is None:
        return False
    denying = {"nothing", "neither", *_NOBODY} - {"few"}
    words = {holder.lower_, holder.left_edge.lower_, *(c.lower_ for c in holder.lefts)}
    return bool(words & denying)


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
    if verb.lemma_ in ("stand", "poise", "bind", "doom", "destine"):
        return True
    said = [c for c in verb.rights if c.dep_ in _PREDICATIVES and c.dep_ != "advmod"]
    return verb.lemma_ in ("be", "remain", "seem", "appear", "look") and any(
        likelihood_in(" ".join(t.text for t in c.subtree))[0] for c in said
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
