"""The "it" that means nothing: "it is clear that", "it took two weeks to"."""

from parley.read.parse import Token

_COPULAS = frozenset("be become remain look sound".split())
_SEEMING = frozenset("seem appear happen turn emerge transpire follow matter".split())
_CLAUSES = ("ccomp", "csubj", "csubjpass", "advcl", "xcomp", "relcl", "acl")
# What somebody, not a state of affairs, is when a clause follows: "it is sure that".
_PERSONAL = frozenset(
    """sure certain confident aware convinced glad happy sorry worried concerned afraid proud
    satisfied disappointed ready willing able unable unwilling prepared determined eager keen
    reluctant free due set bound committed likely unlikely poised""".split()
)
_TIMES = frozenset("minute hour day week month year decade time while long".split())
_WEATHER = frozenset("rain snow hail".split())


def is_expletive(token: Token) -> bool:
    """Tell whether "it" only holds the place of a clause, or of nothing."""
    if token.lower_ != "it" or token.dep_ not in ("nsubj", "nsubjpass", "expl"):
        return False
    verb, lemma = token.head, token.head.lemma_.lower()
    if lemma in _WEATHER or token.dep_ == "expl":
        return True
    clauses = [t for t in _after(verb) if t.dep_ in _CLAUSES]
    if lemma in _SEEMING or token.dep_ == "nsubjpass":
        # "It is believed that", "it turned out that"; "it was ordered to leave" is somebody.
        return any(t.dep_ in ("ccomp", "csubj", "csubjpass") and not _is_to(t) for t in clauses)
    if lemma == "take":
        counted = any(t.lemma_.lower() in _TIMES for t in verb.subtree if t.i > verb.i)
        return counted and any(_is_to(t) for t in clauses)
    if lemma not in _COPULAS:
        return False
    said = [t for t in verb.rights if t.dep_ in ("acomp", "attr", "prep", "advmod")]
    if any(t.lemma_.lower() in _PERSONAL and not _that_follows(t, clauses) for t in said):
        return False
    told = [t for t in clauses if t.dep_ not in ("relcl", "acl") or _is_cleft(t, verb)]
    return bool(said and told)


def _after(verb: Token) -> list[Token]:
    """Return the tokens right of a verb that hang on it or on what is said of its subject."""
    rights = list(verb.rights)
    return rights + [t for said in rights if said.dep_ in ("acomp", "attr") for t in said.rights]


def _is_to(clause: Token) -> bool:
    return any(t.tag_ == "TO" for t in clause.lefts)


def _that_follows(said: Token, clauses: list[Token]) -> bool:
    """Tell whether "it is likely that" goes on with a finite clause, as of no person it does."""
    likely = said.lemma_.lower() in ("likely", "unlikely", "certain")
    return likely and any(not _is_to(t) for t in clauses)


def _is_cleft(clause: Token, verb: Token) -> bool:
    """Tell whether a relative clause makes "it was Peru that" of its noun."""
    who = any(t.lower_ in ("who", "that") for t in clause.lefts)
    return who and clause.head.dep_ == "attr" and clause.head.head.i == verb.i
