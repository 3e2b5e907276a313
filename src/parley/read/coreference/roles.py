"""What a phrase is to its verb."""

from parley.read.coreference.mention import Role
from parley.read.parse import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OBJECTS = ("dobj", "attr", "oprd", "dative")
_JOINED = ("conj", "appos")
_PREPOSITIONS = ("prep", "agent", "dative", "pcomp")
_SAYING = frozenset(
    "say tell add state announce note warn claim insist argue report declare explain".split()
)
# What two do together, however only one of them is the subject.
_TOGETHER = frozenset(
    """meet talk speak negotiate confer consult debate argue quarrel clash fight agree sign
    discuss dine join face telephone phone call embrace greet exchange trade reconcile""".split()
)


def first_conjunct(token: Token) -> Token:
    """Return the phrase that a conjunct or an apposition belongs to, which has the role."""
    while token.dep_ in _JOINED and token.head.i != token.i:
        token = token.head
    return token


def role_of(token: Token) -> Role:
    """Return a phrase's role by its dependency, that of the whole where it is a conjunct."""
    token = first_conjunct(token)
    if token.dep_ in SUBJECTS:
        return "subject"
    if token.dep_ in _OBJECTS:
        return "object"
    verbal = token.head.head.pos_ in ("VERB", "AUX")
    return "oblique" if token.dep_ == "pobj" and verbal else "inner"


def predicate_of(token: Token) -> int:
    """Return the index of the word whose argument a phrase is, prepositions passed over."""
    head = first_conjunct(token).head
    while head.dep_ in _PREPOSITIONS and head.pos_ in ("ADP", "SCONJ") and head.head.i != head.i:
        head = head.head
    return int(head.i)


def is_speaking(token: Token) -> bool:
    """Tell whether a phrase is the subject of a verb of saying."""
    token = first_conjunct(token)
    return token.dep_ in SUBJECTS and token.head.lemma_.lower() in _SAYING


def does_together(token: Token) -> bool:
    """Tell whether a phrase is whom somebody meets, talks with or fights."""
    verb = token.doc[predicate_of(token)]
    partner = token.dep_ == "dobj" or (token.dep_ == "pobj" and token.head.lower_ == "with")
    return partner and verb.lemma_.lower() in _TOGETHER
