"""What syntax forbids a pronoun to mean, whatever else speaks for it.

Source:
    Chomsky (1981), Lectures on Government and Binding: principles B and C, over dependencies.
"""

from parley.read.coreference.agency import HARMING
from parley.read.coreference.mention import Mention
from parley.read.coreference.pronouns import REFLEXIVES, pronoun_class
from parley.read.coreference.roles import SUBJECTS, first_conjunct, predicate_of
from parley.read.parse import Token

_OUTSIDE = ("appos", "relcl", "acl", "advcl", "conj", "parataxis", "ccomp", "ROOT")


def forbids(token: Token, mention: Mention) -> bool:
    """Tell whether a pronoun cannot mean a mention.

    A pronoun is none of its verb's other arguments, none of the phrases it stands within ("the
    head of its army"), and as a subject nobody whom its own complement names ("he said Paul left").
    """
    possessive = token.dep_ == "poss"
    if not possessive and token.lower_ not in REFLEXIVES:
        if mention.predicate == predicate_of(token):
            return True
    return _within(token, mention.token) or (not mention.pronoun and _commands(token, mention))


def co_subject(token: Token) -> Token | None:
    """Return the subject of the verb whose other argument a pronoun is, which it cannot mean.

    A possessive may mean it, but not where the verb does harm to what is owned ("the army shelled
    its camps" is no army's own deed).
    """
    if token.dep_ in (*SUBJECTS, "conj", "appos") or token.lower_ in REFLEXIVES:
        return None
    owned = token.dep_ == "poss"
    predicate = token.doc[predicate_of(token.head if owned else token)]
    if owned and predicate.lemma_.lower() not in HARMING:
        return None
    return _doer(predicate, token)


def _doer(predicate: Token, token: Token) -> Token | None:
    """Return who does what a verb says: its subject, or whom somebody accuses "of" doing it."""
    if predicate.dep_ == "pcomp" and predicate.head.dep_ == "prep":
        accused = predicate.head.head
        return next((t for t in accused.rights if t.dep_ == "dobj" and t.i < token.i), None)
    while predicate.dep_ == "conj" and not any(t.dep_ in SUBJECTS for t in predicate.lefts):
        predicate = predicate.head  # "Rios met Soto and urged him": who met is who urged
    return next((t for t in predicate.lefts if t.dep_ in SUBJECTS and t.i != token.i), None)


def _within(token: Token, head: int) -> bool:
    """Tell whether a pronoun stands inside the phrase of a head, outside its clauses."""
    while token.dep_ not in _OUTSIDE and token.head.i != token.i:
        if token.dep_ == "prep" and token.lower_ != "of":
            return False  # the parser hangs many a phrase of the verb on the noun before it
        token = token.head
        if token.i == head:
            return bool(token.pos_ in ("NOUN", "PROPN"))
    return False


def _commands(token: Token, mention: Mention) -> bool:
    """Tell whether a name stands in what a subject pronoun's own verb says.

    Only of people: "the ELN will wait, it said" is common in news.
    """
    if token.dep_ not in SUBJECTS or pronoun_class(token) not in ("he", "she"):
        return False
    if any(t.text in (":", ";") for t in token.doc[mention.token + 1 : token.i]):
        return False  # a sentence of its own: "The general was blunt: "Never," he said"
    verb = token.head
    aside = verb.dep_ == "parataxis" and verb.head.i != verb.i
    named = first_conjunct(token.doc[mention.token])
    while named.head.i != named.i:
        if named.head.i == verb.i:
            return bool(named.dep_ == "ccomp")
        if aside and named.head.i == verb.head.i:
            return True
        named = named.head
    return False
