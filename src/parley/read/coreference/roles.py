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
_FINITE = ("VBD", "VBZ", "VBP")
_NOMINAL = ("NOUN", "PROPN", "PRON")
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
    if _says_behind(token):
        return "subject"
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
    if _says_behind(token):
        return True
    token = first_conjunct(token)
    nearest = max((t.i for t in token.head.lefts if t.dep_ in SUBJECTS), default=token.i)
    says = token.dep_ in SUBJECTS and token.head.lemma_.lower() in _SAYING
    return says and token.i >= nearest  # "Rios, the president told them, had wanted"


def _says_behind(token: Token) -> bool:
    """Tell whether a name stands directly before a verb of saying that has no other subject.

    The parser hangs "the ship sailed, the captain, Ana Reis, said" on the clause before.
    """
    behind = token.doc[token.i + 1 : token.i + 3]
    if token.pos_ != "PROPN" or len(behind) < len(", said".split()):
        return False
    verb = behind[1] if behind[0].text == "," else behind[0]
    if verb.pos_ != "VERB" or verb.tag_ not in _FINITE or verb.lemma_.lower() not in _SAYING:
        return False
    return not any(t.dep_ in SUBJECTS and t.pos_ in _NOMINAL for t in verb.children)


def does_together(token: Token) -> bool:
    """Tell whether a phrase is whom somebody meets, talks with or fights."""
    verb = token.doc[predicate_of(token)]
    partner = token.dep_ == "dobj" or (token.dep_ == "pobj" and token.head.lower_ == "with")
    return partner and verb.lemma_.lower() in _TOGETHER
