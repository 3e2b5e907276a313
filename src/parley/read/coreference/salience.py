"""How likely a mention is what a pronoun means: role, distance, number, gender, parallelism."""

from parley.read.coreference.mention import Mention
from parley.read.parse import Token

# Weights by hand on news text. A subject is the likeliest antecedent, and each sentence back costs
# more than half of that; what decides between equals counts less.
_ROLES = {"subject": 2.0, "object": 0.8, "oblique": 0.4, "inner": 0.0}
_PER_SENTENCE = 1.4
_OF_STATES = ("GOV", "LEG", "JUD")
_GENDER = 0.7
_SPEAKER = 0.6
# "Its" is likelier the subject's of its own clause ("the army stopped its raids"), and "it" what
# the same sentence names, be it no subject ("criticised the team, saying it had erred").
_OWN_CLAUSE = 2.0
_NEAR_IT = 0.8
# Objects take up objects more than subjects do.
_PARALLEL = 0.5
# "They" for one body is British and rare beside plurals; for a state rarer still. Movements are
# their fighters.
_NUMBER = {"movement": -0.5, "body": -1.5, "state": -3.5}
# Ministers, parliaments and ambassadors are a state's.
_STATE_OWNS = 1.5
# "It" as an object is mostly what was said or done.
_THING_AS_OBJECT = 1.0


def _controlling(verb: Token) -> int:
    """Return the index of the verb whose object does what an infinitive says, -1 where none does.

    "She urged him to free his captives": whoever is urged frees his own.
    """
    governed = verb.dep_ in ("xcomp", "ccomp") and any(t.tag_ == "TO" for t in verb.lefts)
    orders = governed and any(t.dep_ in ("dobj", "nsubj") for t in (*verb.head.rights, *verb.lefts))
    return int(verb.head.i) if orders else -1


def salience(
    mention: Mention, token: Token, kind: str, *, sentence: int, role: str, owned: str
) -> float:
    """Return the weight of a mention as what a pronoun means; higher is likelier.

    Args:
        mention: The candidate.
        token: The pronoun.
        kind: Its class, such as `he`.
        sentence: Number of its sentence.
        role: Its role.
        owned: Sector of the people it owns ("their soldiers"); `""` where it owns none.
    """
    weight = _ROLES[mention.role] - _PER_SENTENCE * (sentence - mention.sentence)
    weight += _SPEAKER * mention.speaks
    weight += _PARALLEL * (role == mention.role == "object")
    weight += _GENDER * (mention.gender == kind or (kind == "they" and mention.plural))
    if token.dep_ == "poss" and mention.role == "subject":
        weight += _OWN_CLAUSE * (mention.predicate == token.head.head.i)
    if token.dep_ == "poss" and mention.role == "object":
        weight += _OWN_CLAUSE * (mention.predicate == _controlling(token.head.head))
    if kind == "it":
        weight += _NEAR_IT * (mention.sentence == sentence)
        weight += _THING_AS_OBJECT * (mention.nature == "thing" and role == "object")
    if kind == "they" and not mention.plural and not owned:
        weight += _NUMBER.get(mention.nature, 0.0)
    weight += _STATE_OWNS * (kind == "it" and owned in _OF_STATES and mention.nature == "state")
    return weight
