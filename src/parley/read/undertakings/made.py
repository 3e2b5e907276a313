"""Whether a promise was made at all: not only asked for, refused, foretold or wished."""

from typing import Any

from parley.read.analysis import Analysis
from parley.read.clauses import agent, is_passive, modals
from parley.records import AUTHOR_ID

#: Verbs over a promise that nobody has made: it is denied, doubted, wished for or shunned.
_UNMADE = frozenset(
    """deny doubt suppose assume imagine want wish hope demand avoid stop resist consider
    contemplate suggest recommend propose fear believe think expect predict""".split()
)
#: Marks of clauses that tell what has not come to be.
_NOT_YET = frozenset(
    {"until", "till", "before", "unless", "if", "whether", "lest", "once", "should"}
)
_WITHOUT = frozenset({"without", "before", "of", "against", "from", "than"})
#: Acts whose purpose was to promise.
_GOING = frozenset("go come fly travel visit return write call phone meet appear telephone".split())
_WILL = frozenset({"will", "would", "shall"})
#: Passives whose subject is who promises ("is committed to"), or what is agreed.
_OF_ITS_SUBJECT = frozenset({"agree", "decide", "commit", "resolve", "engage", "intend"})


def is_made(analysis: Analysis, verb: Any) -> bool:  # noqa: ANN401
    """Tell whether the promise that a verb tells of was made.

    A purpose, a refusal, a demand and a report that somebody will promise tell of none.
    """
    if _is_received(verb):
        return False
    if modals(verb) & _WILL and analysis.voice(verb.idx)[0].id == AUTHOR_ID:
        return False  # "the party will pledge to": a reporter foretells
    return not (_is_unmade(verb) or _asks_what(verb))


def _is_received(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether the subject is whom something is promised: "the firm was promised a rebate"."""
    if not is_passive(verb) or verb.lemma_.lower() in _OF_ITS_SUBJECT:
        return False
    return agent(verb) is None or any(c.dep_ in ("dobj", "oprd") for c in verb.rights)


def _is_unmade(verb: Any) -> bool:  # noqa: ANN401
    token = verb
    while token.dep_ == "conj" and token.tag_ == token.head.tag_:
        token = token.head
    if any(c.dep_ == "mark" and c.lower_ in _NOT_YET for c in token.lefts):
        return True
    over = token.head
    if token.dep_ in ("xcomp", "ccomp", "advcl", "acl", "relcl") and token.tag_ == "VB":
        if any(c.lower_ == "to" and c.dep_ == "aux" for c in token.lefts):
            # "went on to promise", "flew in to promise": the promise was made
            told = token.dep_ == "advcl" and over.lemma_.lower() in _GOING and not modals(over)
            return not (told or over.lemma_.lower() == "go")
        return not modals(token)  # "asked that Kenya promise"
    if token.dep_ == "pcomp":
        return over.lower_ in _WITHOUT and over.head.lemma_.lower() != "accuse"
    return token.dep_ in ("xcomp", "ccomp") and over.lemma_.lower() in _UNMADE


def _asks_what(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a promise is only what is asked or argued about: "what he promises to do"."""
    tokens = [verb, *(c for c in verb.rights if c.dep_ in ("xcomp", "ccomp"))]
    return any(
        c.tag_ in ("WP", "WRB") and c.i < verb.i
        for t in tokens
        for c in t.children
        if c.dep_ in ("dobj", "advmod", "attr", "pobj", "nsubj")
    ) and verb.dep_ not in ("relcl", "advcl")
