"""Clauses over a dependency parse: who does it, under what modal, and which words carry it."""

import re
from collections.abc import Iterator
from typing import Any

from parley.read.text import text_of

#: Dependents that open a clause without belonging to its content.
_LEADING = frozenset({"mark", "cc", "punct", "preconj"})
#: Dependents at the right edge that start another assertion.
_TRAILING = frozenset({"punct", "cc", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_OBJECTS = frozenset({"dobj", "attr", "dative", "oprd"})
_MODALS = frozenset(
    {"will", "would", "shall", "should", "may", "might", "could", "can", "must", "'ll", "’ll", "wo"}
)
#: Verbs joined by "and" that are followed back to their modal; nobody writes longer chains.
_LONGEST_CHAIN = 12
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without"})


def subject(token: Any) -> Any | None:  # noqa: ANN401  (spaCy ships no types we follow)
    """Return the token of a predicate's subject, looking up through control and coordination."""
    for _ in range(6):
        for child in token.lefts:
            if child.dep_ in _SUBJECTS and child.dep_ != "expl":
                return child
        for child in token.rights:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return child
        if token.dep_ == "relcl":
            return _antecedent(token)
        if token.dep_ == "acl":
            return token.head
        if token.dep_ == "xcomp" and (held := _object_control(token)) is not None:
            return held
        if token.dep_ == "conj" and _is_finite_form(token):
            token = _finite_before(token)
        elif token.dep_ in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"):
            token = token.head
        else:
            return None
    return None


def _finite_before(token: Any) -> Any:  # noqa: ANN401
    """Return the finite verb that a finite one is joined to, over infinitives between them.

    In "Spain urged both to talk and offered a ship" parsers hang "offered" on "talk".
    """
    before = token.head
    while before.tag_ == "VB" and before.dep_ in ("xcomp", "ccomp", "advcl", "conj"):
        if any(c.dep_ == "aux" and c.lower_ != "to" for c in before.lefts):
            break
        before = before.head
    return before


def _antecedent(verb: Any) -> Any:  # noqa: ANN401
    return verb.head


def _object_control(verb: Any) -> Any | None:  # noqa: ANN401
    """Return the object that controls an infinitive ("order troops to end")."""
    return next((c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i), None)


def objects(token: Any) -> list[Any]:  # noqa: ANN401
    """Return the direct objects and attributes of a predicate, in order."""
    return [child for child in token.rights if child.dep_ in _OBJECTS]


def agent(token: Any) -> Any | None:  # noqa: ANN401
    """Return the token of a passive's agent ("by X"), `None` without one."""
    for child in token.rights:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def is_passive(token: Any) -> bool:  # noqa: ANN401
    """Tell whether the predicate is passive."""
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in token.lefts)


def modals(token: Any) -> frozenset[str]:  # noqa: ANN401
    """Return the modal verbs over a predicate, those of a coordinated first verb included."""
    for _ in range(_LONGEST_CHAIN):
        found = {c.lower_ for c in token.children if c.dep_ == "aux" and c.lower_ in _MODALS}
        own_subject = any(c.dep_ in _SUBJECTS for c in token.lefts)
        if found or token.dep_ != "conj" or own_subject or _is_finite_form(token):
            return frozenset({"will" if m in ("'ll", "’ll", "wo") else m for m in found})
        token = token.head
    return frozenset()


def _is_finite_form(token: Any) -> bool:  # noqa: ANN401
    """Tell whether a form can stand under no modal: "goes", "went", "are"."""
    return token.tag_ in ("VBZ", "VBD") or (token.tag_ == "VBP" and token.lower_ in ("are", "am"))


def is_negated(token: Any) -> bool:  # noqa: ANN401
    """Tell whether the predicate or its auxiliary is negated."""
    return any(
        child.dep_ == "neg" or (child.lower_ in _NEGATIONS and child.dep_ in ("advmod", "det"))
        for child in token.children
    )


def is_asked(token: Any) -> bool:  # noqa: ANN401
    """Tell whether the predicate stands in a question."""
    sentence = token.sent
    words = text_of(token.doc)[sentence.start_char : sentence.end_char]
    return words.rstrip(" \n\t”\"'’").endswith("?")


def predicates(doc: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the verbs and copulas of a text that head a clause, in text order."""
    for token in doc:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"):
            yield token


def infinitives(token: Any) -> list[Any]:  # noqa: ANN401
    """Return the acts a verb or noun governs ("to end", "that it will"), coordinated ones too."""
    heads = [
        child
        for child in token.rights
        if child.dep_ in ("xcomp", "ccomp", "acl", "relcl", "advcl")
        and child.pos_ in ("VERB", "AUX")
    ]
    acts = [verb for head in heads for verb in (head, *conjoined(head))]
    # "agreed to open X, reduce Y": a bare verb coordinated with a past one goes on the infinitive
    if any(head.dep_ == "xcomp" for head in heads) and token.tag_ != "VB":
        acts += [verb for verb in conjoined(token) if verb.tag_ == "VB" and not modals(verb)]
    return acts


def conjoined(token: Any) -> list[Any]:  # noqa: ANN401
    """Return the tokens coordinated with this one, first to last."""
    found: list[Any] = []
    waiting = [token]
    while waiting:
        following = [c for c in waiting.pop(0).rights if c.dep_ == "conj"]
        found += following
        waiting += following
    return sorted(found, key=lambda t: t.i)


def extent(token: Any, *, whole: bool = False, condition: bool = True) -> tuple[int, int]:  # noqa: ANN401
    """Return the code points [start, end) of the clause or phrase that a token heads.

    Args:
        token: Head of the clause.
        whole: Keep coordinated predicates that share the subject.
        condition: Keep adverbial clauses at the edges.
    """
    first, last = token.left_edge.i, token.right_edge.i
    kids = list(token.children)
    for child in kids:  # left to right
        if child.left_edge.i != first or child.i > token.i:
            continue
        clause = child.dep_ in ("advcl", "ccomp", "parataxis") and not condition
        preamble = child.dep_ in ("advcl", "prep") and _width(child) > _PREAMBLE
        if child.dep_ in _LEADING or clause or preamble or _credits(child):
            first = child.right_edge.i + 1
    for child in reversed(kids):
        if child.right_edge.i != last or child.i < token.i:
            continue
        own = any(c.dep_ in _SUBJECTS for c in child.lefts)
        other = child.dep_ == "conj" and child.pos_ in ("VERB", "AUX") and (own or not whole)
        clause = child.dep_ == "advcl" and not condition
        quoted = child.dep_ == "ccomp" and ":" in child.doc[token.i : child.left_edge.i + 1].text
        if child.dep_ in _TRAILING or other or clause or quoted:
            last = child.left_edge.i - 1
    doc = token.doc
    while first < last and _opens(doc[first]):
        first += 1
    while last > first and (doc[last].is_space or doc[last].text in ",;:.!—–-"):
        last -= 1
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    start, end = _within_paragraph(text_of(doc), start, end, token.idx)
    end = _cut_aside(text_of(doc), start, end, token.idx)
    words = text_of(doc)[start : end + 1]
    # a bracket or a quotation mark that closes right behind what was kept belongs to it
    bracket = words.endswith(")") and words.count("(") == words.count(")")
    quote = words.endswith(('"', "”")) and words[:-1].count('"') % 2 + words.count("“") == 1
    return start, end + (bracket or (quote and words.count("”") <= words.count("“")))


#: A line that ends a sentence, or a blank line: what a clause cannot run over.
_PARAGRAPH_END = re.compile(r"[.!?:][”\"'’)]*[ \t]*\n\s*|\n[ \t]*\n\s*")


def _within_paragraph(text: str, start: int, end: int, head: int) -> tuple[int, int]:
    """Return a clause cut to the paragraph of its head, where the parser ran two together."""
    for match in _PARAGRAPH_END.finditer(text, start, end):
        if match.end() <= head:
            start = match.end()
        else:
            return start, match.start() + (text[match.start()] in "!?")
    return start, end


#: A preamble wider than this many code points ("As rain fell early, …") is no part of the act.
_PREAMBLE = 80


#: Verbs by which a preamble credits a source: "As the Herald reported, …".
_CREDITING = frozenset("report say tell write note mention announce put show".split())


def _credits(token: Any) -> bool:  # noqa: ANN401
    as_ = any(c.lower_ == "as" for c in token.lefts)
    return token.dep_ == "advcl" and as_ and token.lemma_.lower() in _CREDITING


def _width(token: Any) -> int:  # noqa: ANN401
    last = token.doc[token.right_edge.i]
    return int(last.idx + len(last) - token.doc[token.left_edge.i].idx)


def _opens(token: Any) -> bool:  # noqa: ANN401
    """Tell whether a token only opens a clause: a conjunction, "that", "Additionally,"."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return (
        token.is_space
        or (token.dep_ == "advmod" and following.text == ",")
        or token.is_punct
        or token.dep_ in ("cc", "preconj")
        or (token.dep_ in ("mark", "aux") and token.lower_ in ("that", "to", "whether"))
    )


#: Asides after a comma that the assertion before them does not need.
_ASIDE = re.compile(
    r",?\s+(?:particularly|especially|where|(?:(?:to|of|for|in|by|from|with|under|on)\s+)?which|who|while|as|despite|although|though|following|"
    r"regardless|before|thus|(?<!all )but|citing|saying|adding)\b"
)
#: An assertion cut shorter than this says too little.
_SHORTEST = 20


def _cut_aside(text: str, start: int, end: int, head: int) -> int:
    """Return the end of an assertion, without an aside that follows a comma after its head."""
    for match in _ASIDE.finditer(text, max(head, start + _SHORTEST), end):
        if text[match.start()] == ",":
            return match.start()
    return end


def is_hypothetical(token: Any) -> bool:  # noqa: ANN401
    """Tell whether a predicate stands under "if", "unless" or "whether"."""
    for _ in range(8):
        if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in token.lefts):
            return True
        if token.dep_ == "ROOT":
            return False
        token = token.head
    return False


def phrase(token: Any) -> str:  # noqa: ANN401
    """Return the words a token heads, as the text writes them."""
    start, end = extent(token, whole=True)
    return text_of(token.doc)[start:end]


def act_words(verb: Any) -> str:  # noqa: ANN401
    """Return a verb with its complements, without subject and auxiliaries."""
    start, end = extent(verb)
    left = [c for c in verb.lefts if c.dep_ in ("neg", "advmod") and c.i + 3 > verb.i]
    first = min([verb, *left], key=lambda t: t.i)
    return text_of(verb.doc)[max(start, first.idx) : end]
