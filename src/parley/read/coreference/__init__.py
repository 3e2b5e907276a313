"""Which words mean the same one. In: mentions in reading order. Out: antecedents and clusters.

Refuses to choose between two antecedents that nothing sets apart.
"""

from parley.read.coreference.antecedents import antecedent, cataphoric_subject
from parley.read.coreference.binding import co_subject
from parley.read.coreference.clusters import Cluster, Reference, clustered
from parley.read.coreference.expletive import is_expletive
from parley.read.coreference.link import NO_LINK, Link
from parley.read.coreference.mention import Mention, Nature
from parley.read.coreference.pairs import is_former_or_latter, is_pair, pair
from parley.read.coreference.pronouns import FIRST_PERSON, FIRST_PLURAL, pronoun_class
from parley.read.coreference.roles import does_together, is_speaking, predicate_of, role_of

__all__ = [
    "FIRST_PERSON",
    "FIRST_PLURAL",
    "NO_LINK",
    "Cluster",
    "Link",
    "Mention",
    "Nature",
    "Reference",
    "antecedent",
    "cataphoric_subject",
    "clustered",
    "co_subject",
    "does_together",
    "is_expletive",
    "is_former_or_latter",
    "is_pair",
    "is_speaking",
    "pair",
    "predicate_of",
    "pronoun_class",
    "role_of",
]
