"""Syntax around a cue: its subject, and the stretches of text that depend on it."""

from parley.read.attribution.cues import SAY
from parley.read.parse import Token

_SUBJECTS = ("nsubj", "nsubjpass")
# Nouns through which a participle reaches its speaker: "issued a statement saying".
VEHICLES = frozenset(
    """statement letter report speech message interview comment remark communique communiqué post
    tweet memo testimony article editorial email resolution declaration document poll survey
    study book video conference announcement release press""".split()
)
# What one does with others' documents, which speak for themselves: "cited reports alleging".
_TAKE_UP = frozenset(
    """cite note mention see read receive get obtain quote reference dismiss deny reject find
    review examine follow ignore dispute discuss welcome criticise criticize recall""".split()
)
# Steps up the parse that a subject is sought; longer chains cross into another clause.
_CLIMB = 6
_DUMMIES = frozenset("that this it there these those".split())
# Tokens between ", with" and the participle that tells what its noun does.
_WITH_REACH = 16
_TRIM = " \t\n\r,;:—–-"


def subject_of(verb: Token) -> Token | None:
    """Return the token that is the subject of a verb, also across joined and reduced clauses."""
    if (quoting := quoting_verb(verb)) is not None and not is_passive(quoting):
        return next((t for t in quoting.rights if t.dep_ == "dobj"), None)
    if verb.tag_ == "VBG" and (holder := _holder_of_participle(verb)) is not None:
        return holder
    if verb.tag_ == "VBG" and verb.dep_ == "xcomp" and (left := _object_before(verb)) is not None:
        return left
    if is_passive(verb):
        return _agent(verb)
    if (controller := _controller(verb)) is not None:
        return controller
    cue = verb
    for _ in range(_CLIMB):
        subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
        if verb is not cue and all(t.lower_ in _DUMMIES for t in subjects):
            subjects = []  # "said that was false and dismissed it": "that" dismisses nothing
        if subjects:
            # Of two the nearer speaks: "the deal, the president said, had failed".
            return max((c for c in subjects if c.i < verb.i), default=subjects[0], key=_place)
        if agent := _agent(verb):
            return agent
        if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "aux") or (
            verb.dep_ == "pobj"
        ):
            if verb.head.i == verb.i:
                return None
            verb = verb.head
        elif verb.dep_ in ("acl", "relcl"):
            noun = verb.head
            if noun.lemma_.lower() not in VEHICLES:
                return noun
            if owner := _owner(noun):
                return owner
            if noun.dep_ == "dobj" and noun.head.lemma_.lower() in _TAKE_UP:
                return noun
            verb = noun.head
        elif verb.pos_ in ("NOUN", "ADP") and verb.head.i != verb.i:
            verb = verb.head
        else:
            return None
    return None


def _object_before(verb: Token) -> Token | None:
    """Return whom a participle behind an object is about: "left many farmers feeling that"."""
    return next((t for t in verb.head.rights if t.dep_ == "dobj" and t.i < verb.i), None)


def _place(token: Token) -> int:
    return int(token.i)


def quoting_verb(verb: Token) -> Token | None:
    """Return the verb of "quoted her as saying" behind which a participle stands."""
    above = verb.head.head
    quotes = verb.dep_ == "pcomp" and verb.head.lower_ == "as"
    return above if quotes and above.lemma_.lower() in ("quote", "cite") else None


def is_passive(verb: Token) -> bool:
    """Tell whether a verb's grammatical subject is not the one who acts."""
    reduced = verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl")
    helped = any(t.dep_ in ("aux", "nsubj") for t in verb.children)
    return any(t.dep_ == "auxpass" for t in verb.children) or (reduced and not helped)


def _holder_of_participle(verb: Token) -> Token | None:
    """Return who does what a participle behind a comma or "with" tells: ", adding that ..."."""
    if any(child.dep_ in _SUBJECTS for child in verb.children):
        return None
    before = verb.doc[max(0, verb.i - _WITH_REACH) : verb.i]
    with_ = next((t for t in reversed(before) if t.lower_ == "with"), None)
    if with_ is not None and with_.i and with_.nbor(-1).text == ",":
        return next((t for t in with_.children if t.dep_ == "pobj"), None)
    if verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    above = verb
    for _ in range(_CLIMB):
        if above.head.i == above.i:
            return None
        above = above.head
        if above.pos_ == "VERB" and above.lemma_.lower() in SAY and above.i < verb.i:
            return next((c for c in above.children if c.dep_ in _SUBJECTS), None)
    return None


# Their subject, not their object, does what the infinitive says.
_SUBJECT_CONTROL = frozenset("promise vow threaten pledge use have get need take".split())


def _controller(verb: Token) -> Token | None:
    """Return whom an infinitive is about: "led some to warn", "his decision to tell"."""
    if not any(t.lower_ == "to" and t.dep_ == "aux" for t in verb.lefts) or any(
        t.dep_ in _SUBJECTS for t in verb.children
    ):
        return None
    head = verb.head
    if verb.dep_ in ("xcomp", "advcl") and head.lemma_.lower() not in _SUBJECT_CONTROL:
        return next(
            (t for t in head.rights if t.dep_ == "dobj" and t.i < verb.i and verb.dep_ == "xcomp"),
            None,
        )
    if verb.dep_ in ("acl", "relcl") and head.pos_ == "NOUN":
        holder = next((t for t in head.lefts if t.dep_ == "poss"), None)
        if holder is None and head.dep_ in ("dobj", "attr") and head.head.i != head.i:
            return subject_of(head.head)
        return holder
    return None


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def phrase_span(token: Token) -> tuple[int, int]:
    """Return the offsets of a noun phrase, without its relative clauses."""
    kept = _kept(token)
    first, last = min(kept, key=lambda t: t.i), max(kept, key=lambda t: t.i)
    return first.idx, last.idx + len(last)


def _kept(token: Token) -> list[Token]:
    found = [token]
    for child in token.children:
        if child.dep_ not in ("relcl", "acl", "advcl", "ccomp", "punct", "parataxis"):
            found += _kept(child)
    return found


def clause_tokens(head: Token) -> list[Token]:
    """Return the tokens of a clause in order, without the complementiser that opens it."""
    tokens = [t for t in head.subtree if not t.is_space]
    while (
        tokens
        and (tokens[0].is_punct or tokens[0].lower_ in ("that", "as"))
        and tokens[0].dep_
        in (
            "mark",
            "punct",
        )
    ):
        tokens = tokens[1:]
    return tokens


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return offsets without white space, commas, final stops and unpaired quotation marks."""
    while start < end and (
        text[start] in _TRIM or (text[start] in '"”“»«' and _lonely(text, start, end))
    ):
        start += 1
    while end > start and (
        text[end - 1] in _TRIM
        or (text[end - 1] in '"”“»«' and _lonely(text, start, end))
        or (
            text[end - 1] == "."
            and not text[start:end].endswith("..")
            and not _initial(text, start, end)
        )
    ):
        end -= 1
    return start, end


def _initial(text: str, start: int, end: int) -> bool:
    """Tell whether the last stop belongs to an abbreviation such as "U.S."."""
    words = text[start:end].split()
    return bool(words) and "." in words[-1][:-1] and len(words[-1]) <= 6


def _lonely(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch that begins or ends with a mark has no partner for it."""
    words = text[start:end]
    marks = sum(words.count(m) for m in '"“”«»')
    both = len(words) > 1 and words[0] in '"“«' and words[-1] in '"”»'
    return both or marks % 2 == 1
