"""Nouns and adjectives by their signature: "the plan to", "a threat of", "unable to"."""

from parley.read.factuality.signatures import (
    BELIEVING,
    CLAIMING,
    DEMANDING,
    DENYING,
    DOUBTING,
    FACTIVE,
    FAILING,
    FORESEEING,
    IMPLICATIVE,
    INTENDING,
    PREVENTING,
    TRYING,
    WEIGHING,
    WISHING,
)
from parley.read.factuality.verbs import Groups, by_lemma

NOUN_GROUPS: Groups = (
    (FACTIVE, "fact knowledge news regret memory experience history"),
    (FAILING, "failure refusal absence lack prevention cancellation inability avoidance "
     "unwillingness reluctance postponement"),
    (PREVENTING, "ban prohibition moratorium"),
    (DENYING, "denial"),
    (DOUBTING, "doubt"),
    (CLAIMING, "claim allegation belief rumour rumor suspicion accusation impression theory view "
     "notion assumption sign speculation"),
    (FORESEEING, "decision agreement expectation prediction forecast schedule prospect deal "
     "likelihood probability"),
    (INTENDING, "plan intention promise pledge vow commitment readiness willingness preparation "
     "ambition goal aim objective purpose target determination intent"),
    (TRYING, "proposal offer attempt effort bid struggle quest move"),
    (DEMANDING, "call demand request appeal order recommendation invitation obligation duty "
     "requirement pressure deadline instruction advice mandate permission"),
    (WISHING, "desire wish hope need"),
    (WEIGHING, "possibility chance risk potential opportunity option idea fear danger dream right "
     "freedom ability capability capacity way time reason scenario threat warning question case "
     "thing power"),
)  # fmt: skip
#: Before an infinitive ("ready to talk").
ADJECTIVE_INFINITIVE: Groups = (
    (FORESEEING, "likely set due sure certain bound scheduled expected poised slated destined "
     "guaranteed about"),
    (INTENDING, "ready prepared willing determined committed eager keen inclined intent "
     "disposed open"),
    (TRYING, "able possible"),
    (IMPLICATIVE, "enough sufficient quick first last glad sorry proud pleased lucky surprised "
     "shocked fortunate honored honoured"),
    (FAILING, "unable unwilling impossible unlikely reluctant"),
    (WEIGHING, "free urgent imperative necessary essential important crucial hard easy difficult "
     "vital better best good nice great happy welcome afraid scared hesitant available supposed"),
)  # fmt: skip
#: Before a clause with a tense of its own ("aware that").
ADJECTIVE_FINITE: Groups = (
    (FACTIVE, "glad happy sorry proud aware pleased grateful sad angry true clear obvious evident "
     "surprised amazed shocked disappointed thankful lucky unfortunate strange odd"),
    (BELIEVING, "likely sure certain confident convinced probable positive"),
    (WEIGHING, "possible plausible conceivable hopeful afraid worried concerned important "
     "essential vital necessary crucial"),
    (DOUBTING, "unlikely doubtful"),
    (FAILING, "false untrue impossible wrong"),
)  # fmt: skip

NOUNS = by_lemma(NOUN_GROUPS)
ADJECTIVES = by_lemma(ADJECTIVE_INFINITIVE)
FINITE_ADJECTIVES = by_lemma(ADJECTIVE_FINITE)
