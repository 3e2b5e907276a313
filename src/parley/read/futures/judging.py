"""Whether a voice judges by a clause at all: what it quotes, supposes or asks it does not judge."""

from typing import Any

from parley.read.analysis import Analysis
from parley.read.clauses import is_hypothetical, is_negated, is_passive, modals, subject
from parley.records import Actor

#: Verbs over a clause that neither believe nor say it: it is a supposal, a question, a wish.
#: ("hop" is what the parser takes "hopes" for.)
_SUPPOSING = frozenset(
    """mean assume suppose presuppose pretend imply ensure guarantee hope hop wish pray dream ask
    wonder question inquire enquire debate decide determine consider care prove deny dispute dismiss
    forget ignore""".split()
)
#: What somebody thought then, told as something since overtaken: "they thought it would pass".
_THOUGHT_THEN = frozenset("thought hoped assumed imagined supposed wished figured".split())
#: Cues that make a clause a plan or a promise of whoever utters them.
_DECREEING = frozenset("announce promise pledge vow swear decree order instruct schedule".split())
#: Verbs over a clause that leave it to the voice that speaks: "it seems that", "there is".
_IMPERSONAL = frozenset("be seem appear look remain become follow happen turn".split())
#: Nouns of thought whose content is their thinker's: "the fear in Accra is that".
_THOUGHTS = frozenset(
    "fear concern worry expectation belief view feeling sense suspicion prediction forecast".split()
)
#: Nouns of what is only entertained: "the hope is that", "the theory is that".
_ENTERTAINED = frozenset(
    """hope wish dream idea assumption theory argument claim premise notion plan promise aim goal
    question fantasy condition""".split()
)
#: Nouns whose content belongs to whoever has them, not to the voice that tells of it.
_HELD = _ENTERTAINED | frozenset(
    "fear concern worry belief confidence talk speculation rumour rumor suspicion "
    "suggestion expectation notion".split()
)
#: What is so already is strange or sad: "it is incredible that a town could".
_FELT = frozenset(
    """incredible strange sad odd amazing remarkable astonishing shocking outrageous absurd curious
    surprising ironic telling good bad great terrible wonderful shameful unfortunate""".split()
)
#: What a misread cue may leave before it: no speaker.
_CONTRASTS = frozenset("contrast difference result trouble problem upshot point".split())
#: Prepositions by which a noun of thought names its thinker.
_THINKERS = frozenset("of in within among inside".split())
#: What closes a chain of content clauses.
_EMBEDDED = frozenset("ccomp xcomp conj acl".split())
_ASKING_TAGS = frozenset({"WDT", "WP$"})
#: Words that no thinker is called by: "all told", "that said".
_NO_NAMES = frozenset({"PRON", "DET", "NUM", "ADV", "ADJ", "SCONJ", "CCONJ"})
_OLD = frozenset("originally initially previously formerly earlier once first long".split())


def is_judged(analysis: Analysis, verb: Any) -> bool:  # noqa: ANN401
    """Tell whether the voice at a predicate puts its clause forward as its own judgement.

    Not so what stands under a condition, a verb of supposing or asking, another's belief that no
    attribution tells, a participle ("realising that"), or a relative clause without its antecedent.
    """
    if is_hypothetical(verb) or _is_choice_of_which(verb) or verb.lower_ in ("would", "could"):
        return False
    if _is_of_a_noun(analysis, verb):
        return False
    token = verb
    for _ in range(8):
        over = token.head
        if over is token or token.dep_ not in _EMBEDDED:
            return True
        if token.dep_ == "ccomp" and not _is_behind(token, over):
            if _supposes(over):
                return False
            if _is_attributed(analysis, verb, over):
                return not _is_gapped(token, over)
            if not _is_own(analysis, verb, over):
                return False
        token = over
    return True


def _is_of_a_noun(analysis: Analysis, verb: Any) -> bool:  # noqa: ANN401
    """Tell the content of a noun that another has: "under the assumption that he will stay"."""
    noun = verb.head
    if verb.dep_ not in ("acl", "ccomp", "relcl") or noun.pos_ != "NOUN":
        return False
    told = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts)
    return told and noun.lemma_.lower() in _HELD and not _is_attributed(analysis, verb, noun)


def _supposes(over: Any) -> bool:  # noqa: ANN401
    """Tell a verb that entertains its content from "I suppose", which hedges it."""
    holder = subject(over)
    hedges = holder is not None and holder.lower_ == "i" and not is_negated(over)
    return over.lemma_.lower() in _SUPPOSING and not (
        hedges and over.lemma_ in ("assume", "suppose")
    )


def _is_behind(token: Any, over: Any) -> bool:  # noqa: ANN401
    """Tell a clause with its cue behind it: "the truce will hold, she said"."""
    return bool(token.i < over.i)


def _is_attributed(analysis: Analysis, verb: Any, over: Any) -> bool:  # noqa: ANN401
    """Tell whether what stands under a verb is given to whoever is its subject."""
    return any(
        a.start <= verb.idx < a.end and a.start > over.idx and a.cue_start >= 0
        for a in analysis.attributions
    )


def _is_own(analysis: Analysis, verb: Any, over: Any) -> bool:  # noqa: ANN401
    """Tell whether a verb over a clause is the voice's own: "I think", "it is clear that"."""
    if over.pos_ not in ("VERB", "AUX"):
        return True
    holder = subject(over)
    if over.tag_ == "VBG" and not any(c.dep_ == "aux" for c in over.lefts):
        return False  # "realising that a siege will follow"
    if holder is None:
        return True
    if over.lemma_ in _IMPERSONAL:
        if any(c.dep_ == "acomp" and c.lemma_.lower() in _FELT for c in over.rights):
            return False
        felt = holder.dep_ == "csubj"  # "what worries the monitors is that"
        return holder.lemma_.lower() not in _ENTERTAINED and not felt
    if holder.lower_ in ("i", "we", "it", "there", "this", "that", "which"):
        return holder.lower_ != "it" or is_passive(over) or _is_empty(over)
    if over.lemma_.lower() in ("doubt", "expect", "predict", "fear", "foresee", "anticipate"):
        return True  # whose judgement it is, is read from the verb
    actor = analysis.cast.actor(holder)
    return bool(actor.id) and actor.id == analysis.voice(verb.idx)[0].id


def _is_empty(over: Any) -> bool:  # noqa: ANN401
    """Tell an "it" that stands for the clause behind: "it strikes me that"."""
    return any(c.dep_ == "expl" for c in over.lefts)


def _is_gapped(token: Any, over: Any) -> bool:  # noqa: ANN401
    """Tell "the sort of deal many fear he would strike", whose object stands outside."""
    named = any(c.tag_ in ("WP", "WDT") for c in over.lefts if c.dep_ in ("nsubj", "nsubjpass"))
    own = next((c for c in token.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    return over.dep_ == "relcl" and not named and own is not None and own.tag_ != "WDT"


def _is_choice_of_which(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a predicate asks "which of them could win"."""
    return verb.dep_ in ("ccomp", "pcomp", "dobj") and any(
        t.tag_ in _ASKING_TAGS and t.dep_ in ("det", "poss")
        for c in verb.lefts
        for t in (c, *c.lefts)
    )


def thinker(analysis: Analysis, verb: Any) -> Actor | None:  # noqa: ANN401
    """Return who fears or expects in "the fear in Accra is that X", `None` for no such frame."""
    over = verb.head
    noun = subject(over) if verb.dep_ == "ccomp" and over.lemma_ == "be" else None
    if noun is None or noun.lemma_.lower() not in _THOUGHTS:
        return None
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    owner = owner or next(
        (g for c in noun.rights if c.lower_ in _THINKERS for g in c.children if g.dep_ == "pobj"),
        None,
    )
    return analysis.cast.actor(owner) if owner is not None else None


def is_nameless(analysis: Analysis, verb: Any) -> bool:  # noqa: ANN401
    """Tell whether the words taken for a speaker name nobody: "that said", "at least 900 said"."""
    around = [a for a in analysis.attributions if a.start <= verb.idx < a.end]
    inner = min(around, key=lambda a: a.end - a.start, default=None)
    if inner is None or inner.source is None or inner.speaker.id:
        return False
    words = analysis.doc.char_span(*inner.source, alignment_mode="expand")
    if words is None:
        return False
    root = words.root
    idea = root.lemma_.lower() in _ENTERTAINED | _THOUGHTS | _CONTRASTS
    return idea or (root.pos_ in _NO_NAMES and root.tag_ != "PRP")


def is_outdated(verb: Any) -> bool:  # noqa: ANN401
    """Tell what was expected once: "had been expected to", "was originally expected to"."""
    words = {c.lower_ for c in verb.lefts}
    return "had" in words or bool(words & {"was", "were"} and words & _OLD)


def is_entertained(analysis: Analysis, verb: Any) -> bool:  # noqa: ANN401
    """Tell whether the cue over a predicate imagines, hopes or asks rather than judges."""
    around = [a for a in analysis.attributions if a.start <= verb.idx < a.end]
    inner = min(around, key=lambda a: a.end - a.start, default=None)
    if inner is None or inner.cue_start < 0 or inner.mode == "direct":
        return False
    if inner.polarity == "imagined":
        return True
    if inner.cue.lower() in _THOUGHT_THEN and "would" in modals(verb):
        return True
    cue = analysis.doc.char_span(
        inner.cue_start, inner.cue_start + len(inner.cue), alignment_mode="expand"
    )
    return cue is not None and any(
        t.lemma_.lower() in _SUPPOSING | _DECREEING | _ENTERTAINED for t in cue
    )
