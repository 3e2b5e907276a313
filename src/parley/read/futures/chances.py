"""Likelihood put as a noun: "every chance that", "the likeliest outcome", "sees a fair chance"."""

from collections.abc import Iterator
from typing import Any

from parley.read.clauses import extent, is_asked, is_negated, modals, subject
from parley.read.futures.likelihood import DEGREES, likelihood_in, turned
from parley.read.futures.odds import odds_in
from parley.read.text import text_of

#: Nouns of likelihood, whose degree stands before them or in the predicate.
_CHANCES = frozenset(
    "chance likelihood probability prospect odds odd possibility risk danger way".split()
)
#: What may come of it all; its adjective says how likely it is.
_OUTCOMES = frozenset(
    """outcome scenario result course prospect consequence ending end possibility development path
    sequel successor winner candidate upshot alternative""".split()
)
_LIKELIER = frozenset({"likely", "likeliest", "probable", "unlikely", "unlikeliest", "plausible"})
#: Verbs by which somebody judges a chance, which is their object: "sees little chance of".
_JUDGING = frozenset("see give put rate estimate reckon hold find assess calculate".split())


def of_chance(noun: Any) -> Iterator[tuple[Any, str]]:  # noqa: ANN401
    """Yield what a noun of likelihood judges: its predicate and the step."""
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or is_asked(noun):
        return
    if lemma in _CHANCES:
        judged = _as_predicate(noun) or _as_object(noun)
    else:
        judged = ""
    if not judged and lemma in _OUTCOMES:
        judged = _as_outcome(noun)
    if judged:
        verb = _governor(noun)
        yield verb, judged


def is_anaphoric(noun: Any) -> bool:  # noqa: ANN401
    """Tell whether a chance is of what was said before: "I put those odds at one in two"."""
    verb = _governor(noun)
    if noun.lemma_.lower() not in _CHANCES:
        return False
    told = (*noun.rights, *(c for c in verb.rights if c.dep_ == "ccomp"))
    return not any(c.dep_ in ("acl", "relcl", "ccomp", "prep") for c in told)


def _governor(noun: Any) -> Any:  # noqa: ANN401
    """Return the predicate that a noun is subject or object of, through "better than"."""
    token = noun.head
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return token


def _as_predicate(noun: Any) -> str:  # noqa: ANN401
    """Return the step of "there is every chance that X", "the chances of X are slim"."""
    verb = noun.head
    if verb.lemma_ != "be" or noun.dep_ not in ("attr", "nsubj"):
        return ""
    about = [c for c in noun.rights if c.dep_ in ("acl", "prep", "relcl")]
    about += [c for c in verb.rights if c.dep_ == "ccomp" and noun.dep_ == "nsubj"]
    if not about:
        return ""
    words = text_of(noun.doc)[noun.left_edge.idx : noun.idx + len(noun)]
    stated = likelihood_in(words)[0] or _degree(verb, noun) or odds_in(words)
    return stated or ("unstated" if modals(verb) and noun.lemma_ != "way" else "")


def _degree(verb: Any, noun: Any) -> str:  # noqa: ANN401
    """Return the step a predicate gives a chance: "is slim", "are close to nil", "the odds are"."""
    said = [t for t in verb.subtree if t.i > verb.i]
    step = next((DEGREES[t.lower_] for t in said if t.lower_ in DEGREES), "")
    step = step or odds_in(" ".join(t.text for t in said))
    if not step and noun.lemma_.lower() in ("odd", "odds", "chance") and noun.tag_ == "NNS":
        return "likely" if any(c.dep_ == "ccomp" for c in verb.rights) else ""
    return turned(step) if step and is_negated(verb) else step


def _as_object(noun: Any) -> str:  # noqa: ANN401
    """Return the step of "sees a fair chance of X", "puts the odds of X at one in three"."""
    verb = _governor(noun)
    if verb.lemma_.lower() not in _JUDGING or subject(verb) is None or noun.i < verb.i:
        return ""
    end = extent(verb)[1]
    words = text_of(noun.doc)[verb.idx + len(verb) : end]
    step = likelihood_in(words)[0] or odds_in(words)
    before = text_of(noun.doc)[verb.idx : noun.idx].split()
    step = step or next((DEGREES[w.lower()] for w in before if w.lower() in DEGREES), "")
    return turned(step) if step and is_negated(verb) else step


def _as_outcome(noun: Any) -> str:  # noqa: ANN401
    """Return the step of "the likeliest outcome is X", "the most likely successor is Y"."""
    verb = noun.head
    graded = next((c for c in noun.lefts if c.lower_ in _LIKELIER), None)
    if graded is None or verb.lemma_ not in ("be", "remain") or noun.dep_ not in ("nsubj", "attr"):
        return ""
    least = any(c.lower_ in ("least", "less") for c in graded.lefts)
    return "unlikely" if least or graded.lower_.startswith("un") else "likely"
