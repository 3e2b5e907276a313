"""Find the political acts of a parsed text, with who, whom, how and under what they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from parley.read.plover.governing import governor_of
from parley.read.plover.lexicon import Entry, in_class, lexicon
from parley.read.plover.matching import adjective_entry, noun_entry, verb_entry
from parley.read.plover.phrases import (
    first_conjunct,
    lemma,
    measured,
    object_heads,
    pobjects,
    subject_heads,
)
from parley.read.plover.roles import noun_sources, noun_targets, verb_sources, verb_targets
from parley.read.plover.scope import Scope, modal_words, scope_of

#: Verbs with which somebody takes an attack on himself.
_OWNING = frozenset({"claim", "take", "accept", "acknowledge", "admit", "assume"})
#: Verbs whose passive subject suffers what stands after "to".
_SUBJECTED = frozenset({"subject", "expose"})
_MUST = frozenset({"must", "should", "ought"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One political act, as words.

    Attributes:
        type: PLOVER type of the word itself, `""` for a bare "must" or "will not".
        entry: The lexicon's entry, `None` for those.
        trigger: The word that tells of it.
        head: The word whose clause or phrase carries it.
        sources: Words of who acts.
        targets: Candidate words of who is acted on, one tuple a path, best first.
        scope: How the text presents it.
        governor: Index of the trigger whose complement it stands in, -1 for none.
        nominal: Told by a phrase, not by a clause.
    """

    type: str
    entry: Entry | None
    trigger: Any
    head: Any
    sources: tuple[Any, ...]
    targets: tuple[tuple[Any, ...], ...]
    scope: Scope
    governor: int = -1
    nominal: bool = False

    def has(self, flag: str) -> bool:
        """Tell whether the entry carries a flag."""
        return self.entry is not None and flag in self.entry.flags


def acts_of(doc: Any) -> list[Act]:  # noqa: ANN401  (spaCy ships no types we follow)
    """Return the acts a parsed text tells of, in text order, governed ones included."""
    verbs, nouns = _entries(doc)
    absorbed = {
        t.i for v, e in verbs if e.needs and "loose" not in e.flags for t in _absorbed(v, e)
    }
    found = [a for v, e in verbs if (a := _verb_act(v, e, nouns)) is not None]
    told = {a.trigger.i for a in found}
    for i, entry in nouns.items():
        if i not in absorbed:
            found.append(_noun_act(doc[i], entry, told))
    found.extend(_bare_modals(doc, told))
    acts = sorted(found, key=lambda a: a.trigger.i)
    triggers = frozenset(a.trigger.i for a in acts if a.entry is not None)
    return [
        replace(a, governor=governor_of(a.trigger, a.head, triggers, nominal=a.nominal))
        for a in acts
    ]


def governed_acts(acts: list[Act]) -> dict[int, list[Act]]:
    """Return the acts that each trigger governs, by the trigger's index; -1 holds the free ones."""
    found: dict[int, list[Act]] = {}
    for act in acts:
        found.setdefault(act.governor, []).append(act)
    return found


def _entries(doc: Any) -> tuple[list[tuple[Any, Entry]], dict[int, Entry]]:  # noqa: ANN401
    verbs: list[tuple[Any, Entry]] = []
    nouns: dict[int, Entry] = {}
    for token in doc:
        if token.pos_ in ("VERB", "AUX"):
            if token.dep_ in ("aux", "auxpass", "amod", "compound"):
                continue
            if _is_nominal_gerund(token) and (noun := noun_entry(token)) is not None:
                nouns[token.i] = noun
                continue
            entry = verb_entry(token) or adjective_entry(token)
            if entry is not None:
                verbs.append((token, entry))
            elif token.tag_ == "VBG" and token.dep_ in ("pobj", "dobj", "nsubj", "pcomp", "conj"):
                if (noun := noun_entry(token)) is not None:
                    nouns[token.i] = noun
        elif token.pos_ in ("NOUN", "PROPN"):
            if _is_hidden_gerund(token) and (entry := verb_entry(token)) is not None:
                verbs.append((token, entry))
            elif (noun := noun_entry(token)) is not None:
                nouns[token.i] = noun
        elif token.pos_ == "ADJ" and (entry := adjective_entry(token)) is not None:
            verbs.append((token, entry))
    return verbs, nouns


def _is_nominal_gerund(token: Any) -> bool:  # noqa: ANN401
    """Tell whether a gerund is used as a noun ("fighting between X and Y", "the shelling of X")."""
    if token.tag_ != "VBG" or token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return False
    between = any(c.lower_ in ("between", "among", "of", "by") for c in token.rights)
    return between and not any(c.dep_ in ("dobj", "aux", "nsubj") for c in token.children)


def _is_hidden_gerund(token: Any) -> bool:  # noqa: ANN401
    """Tell whether a noun before a noun is a gerund with its object ("of bombing rebel sites")."""
    return bool(
        token.dep_ == "compound"
        and token.lower_.endswith("ing")
        and token.head.left_edge.i == token.i
        and token.head.dep_ in ("pobj", "conj")
        and token.i > 0
        and token.nbor(-1).pos_ in ("ADP", "CCONJ")
    )


def _absorbed(verb: Any, entry: Entry) -> Iterator[Any]:  # noqa: ANN401
    """Yield the objects that an entry's own needs already speak of ("hold talks")."""
    yield from object_heads(verb)
    for word in entry.particle.split():
        yield from pobjects(verb, (word,))
    for need in entry.needs:
        if need.startswith("~subj"):
            yield from subject_heads(verb)


def _verb_act(verb: Any, entry: Entry, nouns: dict[int, Entry]) -> Act | None:  # noqa: ANN401
    objects = object_heads(verb)
    if not entry.needs and in_class(lemma(verb), "light") and any(o.i in nouns for o in objects):
        return None
    clause = verb.head if verb.pos_ == "ADJ" and verb.dep_ == "acomp" else verb
    return Act(
        type=entry.type,
        entry=entry,
        trigger=verb,
        head=clause,
        sources=tuple(_actors(verb, entry, clause)),
        targets=tuple(tuple(path) for path in verb_targets(verb, entry)),
        scope=scope_of(clause),
    )


def _actors(verb: Any, entry: Entry, clause: Any) -> list[Any]:  # noqa: ANN401
    """Return who acts: "X is inclined to", "received aid from X", else a verb's own source."""
    if entry in lexicon().adjectives.get(verb.lower_, ()):
        return subject_heads(clause)
    if not entry.sources:
        return verb_sources(clause)
    held = (found for o in object_heads(verb) if (found := pobjects(o, entry.sources)))
    return pobjects(verb, entry.sources) or next(held, [])


def _noun_act(noun: Any, entry: Entry, told: set[int]) -> Act:  # noqa: ANN401
    sources, targets = noun_sources(noun, entry), noun_targets(noun, entry)
    first = measured(first_conjunct(noun))
    above, role = first.head, first.dep_
    if role == "pobj" and above.lower_ == "for" and above.head.lower_ == "responsibility":
        if lemma(above.head.head) in _OWNING:  # "claimed responsibility for"
            sources = sources or verb_sources(above.head.head)
    use = _use(role, above) if above.i not in told else ""
    if role == "pobj" and above.lower_ == "to" and lemma(above.head) in _SUBJECTED:
        use, above = "suffered", above.head  # "were subjected to raids by X"
    head = above if use else noun
    if use in ("light", "plan"):
        sources = sources or verb_sources(above)
        targets = targets + verb_targets(above, entry)
    elif use == "suffered":
        targets = [subject_heads(above), *targets]
        sources = sources or pobjects(above, ("by", "from")) or _later_sources(noun, entry)
    elif use == "occur":
        targets = [object_heads(above), *targets]
        if between := pobjects(above, ("between", "among")):  # "fighting erupted between X and Y"
            sources, targets = sources or between[:1], [between[1:], *targets]
    scope = scope_of(head)
    due = any(c.dep_ == "relcl" and _use("nsubj", c) == "plan" for c in noun.rights)
    return Act(
        type=entry.type,
        entry=entry,
        trigger=noun,
        head=head,
        sources=tuple(sources),
        targets=tuple(tuple(path) for path in targets if path),
        scope=replace(scope, future=True) if use == "plan" or due else scope,
        nominal=not use,
    )


def _use(role: str, verb: Any) -> str:  # noqa: ANN401
    """Return how a verb uses the act its object or subject names, `""` where it does not.

    `light` verbs do it, `suffered` is what it is done to, `plan` verbs consider it, `occur` verbs
    say that it takes place.
    """
    if role == "nsubj" and _is_due(verb):
        return "plan"
    if verb.pos_ != "VERB":
        return ""
    uses = {"dobj": ("light", "suffered", "plan"), "nsubjpass": ("light", "plan"),
            "nsubj": ("occur",)}  # fmt: skip
    return next((use for use in uses.get(role, ()) if in_class(lemma(verb), use)), "")


def _is_due(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether its subject is to take place ("are to open", "is due to resume")."""
    if lemma(verb) != "be":
        return False
    due = [verb, *(c for c in verb.rights if c.dep_ == "acomp" and in_class(lemma(c), "plan"))]
    return any(
        c.dep_ == "xcomp" and (in_class(lemma(c), "occur") or in_class(lemma(c), "light"))
        for above in due
        for c in above.rights
    )


def _later_sources(noun: Any, entry: Entry) -> list[Any]:  # noqa: ANN401
    """Return who is named after a joined noun ("shelling and raids by X")."""
    return [s for c in noun.rights if c.dep_ == "conj" for s in noun_sources(c, entry)]


def _bare_modals(doc: Any, told: set[int]) -> Iterator[Act]:  # noqa: ANN401
    """Yield what a speaker says others must do, and what somebody says he will not do."""
    for verb in doc:
        if verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("aux", "auxpass"):
            continue
        words = modal_words(verb)
        refused = words & {"will", "would"} and verb.i not in told and scope_of(verb).negated
        if not (words & _MUST or refused) or not any(c.dep_ == "nsubj" for c in verb.lefts):
            continue
        sources = verb_sources(verb)
        yield Act(
            type="",
            entry=None,
            trigger=verb,
            head=verb,
            sources=tuple(sources),
            targets=(tuple(object_heads(verb)),),
            scope=scope_of(verb),
        )
