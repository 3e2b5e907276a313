"""Find the political acts of a parsed text, with who, whom, how and under what they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from parley.read.clauses import modals
from parley.read.plover.lexicon import Entry
from parley.read.plover.matching import (
    adjective_entry,
    lemma,
    noun_entry,
    object_heads,
    pobjects,
    subject_heads,
    verb_entry,
)
from parley.read.plover.roles import noun_sources, noun_targets, verb_sources, verb_targets
from parley.read.plover.scope import Scope, scope_of

#: Verbs that add only a doer to the act their object names ("launch an attack").
LIGHT = frozenset(
    {
        "launch", "carry", "make", "conduct", "wage", "mount", "stage", "hold", "commit", "continue",
        "resume", "begin", "start", "step", "intensify", "undertake", "perpetrate", "order", "plan",
        "prepare", "escalate", "renew", "press", "pursue", "lead", "complete", "perform", "do",
        "execute", "expand", "widen", "speed", "accelerate", "hasten", "slow", "stall", "give", "issue", "have", "deliver", "open", "announce",
    }
)  # fmt: skip
#: Verbs whose subject is what the act their object names was done to ("face shelling").
SUFFERED = frozenset({"suffer", "face", "endure", "undergo", "sustain", "experience", "survive"})
#: Verbs that say only that the act their subject names takes place.
OCCUR = frozenset(
    {
        "erupt", "break", "take", "occur", "resume", "continue", "begin", "start", "flare", "rage",
        "escalate", "happen", "go", "follow", "intensify", "spread", "open", "end", "rise", "grow",
        "conclude", "persist", "increase", "commence", "kill", "target", "hit", "rock", "leave",
        "strike", "claim", "wound", "destroy", "expire", "hold",
    }
)  # fmt: skip
#: Verbs and nouns that hand on what somebody says.
SPEECH = frozenset(
    {
        "say", "announce", "declare", "state", "report", "tell", "add", "note", "confirm", "claim",
        "reiterate", "insist", "stress", "affirm", "assert", "argue", "conclude", "write", "believe",
        "think", "suggest", "warn", "caution", "explain", "describe", "reveal", "disclose", "quote",
        "maintain", "emphasize", "acknowledge", "admit", "indicate", "hint", "signal", "comment",
    }
)  # fmt: skip
#: Prepositions that lead from an act to its background.
BACKGROUND = frozenset({"after", "amid", "following", "despite", "because", "due", "since", "under"})
_MUST = frozenset({"must", "should", "ought"})
#: Where a governed act stands under the word that governs it.
_COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "dobj", "prep", "pcomp", "pobj", "acl", "dative", "oprd", "attr", "acomp",
     "nsubjpass", "conj", "compound", "amod", "poss", "nmod", "prt", "appos"}
)  # fmt: skip


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
    absorbed = {t.i for v, e in verbs if e.needs for t in _absorbed(v, e)}
    found = [a for v, e in verbs if (a := _verb_act(v, e, nouns)) is not None]
    told = {a.trigger.i for a in found}
    for i, entry in nouns.items():
        if i not in absorbed:
            found.append(_noun_act(doc[i], entry, told))
    found.extend(_bare_modals(doc, told))
    return _govern(sorted(found, key=lambda a: a.trigger.i))


def _entries(doc: Any) -> tuple[list[tuple[Any, Entry]], dict[int, Entry]]:  # noqa: ANN401
    verbs: list[tuple[Any, Entry]] = []
    nouns: dict[int, Entry] = {}
    for token in doc:
        if token.pos_ in ("VERB", "AUX"):
            if token.dep_ in ("aux", "auxpass", "amod", "compound"):
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
    if not entry.needs and lemma(verb) in LIGHT and any(o.i in nouns for o in objects):
        return None
    clause = verb.head if verb.pos_ == "ADJ" and verb.dep_ == "acomp" else verb
    return Act(
        type=entry.type,
        entry=entry,
        trigger=verb,
        head=clause,
        sources=tuple(verb_sources(clause)),
        targets=tuple(tuple(path) for path in verb_targets(verb, entry)),
        scope=scope_of(clause),
    )


def _noun_act(noun: Any, entry: Entry, told: set[int]) -> Act:  # noqa: ANN401
    sources, targets = noun_sources(noun, entry), noun_targets(noun, entry)
    above, role = noun.head, noun.dep_
    while role == "conj":
        role, above = above.dep_, above.head
    head, word = noun, lemma(above)
    if role == "pobj" and above.head.lower_ == "responsibility" and above.lower_ == "for":
        sources = sources or verb_sources(above.head.head)
    if above.i not in told and above.pos_ == "VERB":
        if role in ("dobj", "nsubjpass") and word in LIGHT:
            head = above
            sources = sources or verb_sources(above)
            targets += verb_targets(above, replace(entry, targets=entry.targets))
        elif role in ("dobj", "nsubjpass") and word in SUFFERED:
            head, targets = above, [subject_heads(above), *targets]
            sources = sources or pobjects(above, ("by", "from")) or [
                s for c in noun.rights if c.dep_ == "conj" for s in noun_sources(c, entry)
            ]  # fmt: skip
        elif role == "nsubj" and word in OCCUR:
            head, targets = above, [object_heads(above), *targets]
    return Act(
        type=entry.type,
        entry=entry,
        trigger=noun,
        head=head,
        sources=tuple(sources),
        targets=tuple(tuple(path) for path in targets if path),
        scope=scope_of(head),
        nominal=head.i == noun.i,
    )


def _bare_modals(doc: Any, told: set[int]) -> Iterator[Act]:  # noqa: ANN401
    """Yield what a speaker says others must do, and what somebody says he will not do."""
    for verb in doc:
        if verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("aux", "auxpass"):
            continue
        words = modals(verb)
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


def _govern(acts: list[Act]) -> list[Act]:
    """Return the acts with the trigger that governs each, found up the tree."""
    triggers = {a.trigger.i for a in acts if a.entry is not None}
    return [replace(act, governor=_governor(act, triggers)) for act in acts]


def _governor(act: Act, triggers: set[int]) -> int:
    token = act.trigger
    while token.head.i != token.i:
        above = token.head
        if token.dep_ == "acl" and token.tag_ in ("VBN", "VBG"):  # "hostages taken by X"
            return -1
        if token.dep_ == "prep" and token.lower_ in BACKGROUND:  # "signed after talks"
            return -1
        if act.nominal and token.dep_ in ("nsubj", "nsubjpass"):
            token = above
            if token.dep_ not in _COMPLEMENTS:
                return -1
            above = token.head
        if token.dep_ not in _COMPLEMENTS and not _is_infinitive_of(token, above):
            return -1
        if token.dep_ == "conj" and above.i in triggers and token.pos_ == above.pos_:
            token = _first(token)
            if token.head.i == token.i or token.dep_ not in _COMPLEMENTS:
                return -1
            above = token.head
        if above.i in triggers and above.i != act.head.i:
            return int(above.i)
        token = above
    return -1


def _is_infinitive_of(token: Any, above: Any) -> bool:  # noqa: ANN401
    """Tell whether an infinitive parsed as a purpose is what a verb without object governs."""
    return bool(
        token.dep_ == "advcl"
        and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.lefts)
        and not object_heads(above)
    )


def _first(token: Any) -> Any:  # noqa: ANN401
    while token.dep_ == "conj":
        token = token.head
    return token


def speaker(verb: Any) -> Any | None:  # noqa: ANN401
    """Return who says the clause a verb heads, `None` where nobody is named."""
    token = verb
    while token.head.i != token.i:
        above = token.head
        if token.dep_ in ("ccomp", "parataxis") and lemma(above) in SPEECH | {"demand", "insist"}:
            return next(iter(subject_heads(above)), None)
        token = above
    return None
