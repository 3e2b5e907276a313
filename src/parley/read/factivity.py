"""What words say of the acts they govern: "managed to" happened, "refused to" did not.

Each entry gives two factors: how far the governed act holds where the word itself is affirmed,
and where it is negated. 1 is certainly so, -1 certainly not, 0 open.

Source:
    Signatures after Nairn, Condoravdi and Karttunen (2006), Computing relative polarity for
    textual inference; graded by Saurí and Pustejovsky's (2009) scale of factuality.
"""

from types import MappingProxyType

Signature = tuple[float, float]

# Factive: the act stands, known or not, regretted or not.
FACTIVE: Signature = (1.0, 0.9)
# Implicative: the doing and the act go together.
IMPLICATIVE: Signature = (1.0, -1.0)
# The act does not come about; not failing to act is to act, most likely.
PREVENTING: Signature = (-0.9, 0.7)
CONTRADICTING: Signature = (-0.7, 0.4)
REPORTING: Signature = (0.85, 0.2)
CLAIMING: Signature = (0.6, 0.1)
# The act lies ahead and is meant; then, less surely, only wished, tried or asked for.
PLANNING: Signature = (0.5, -0.4)
PENDING: Signature = (0.6, -0.5)
WISHING: Signature = (0.3, -0.3)
WEIGHING: Signature = (0.1, 0.0)

_VERBS = {
    FACTIVE: "know realise realize learn notice discover regret resent forget remember recall see "
    "hear find reveal acknowledge admit concede recognise recognize welcome condemn deplore "
    "praise criticise criticize thank celebrate mourn mark follow confirm prove show",
    IMPLICATIVE: "manage succeed begin start continue resume keep proceed happen get help go come "
    "cause force lead make let enable bring carry hold launch conduct commit take give perform "
    "stage reach sign conclude achieve complete finish wage mount deliver undertake implement "
    "enter have do hit experience suffer face witness trigger spark provoke",
    PREVENTING: "fail refuse decline neglect avoid refrain prevent block bar cancel postpone avert "
    "forbid prohibit ban withhold deter foil thwart delay miss lack dare",
    CONTRADICTING: "deny doubt dispute refute disprove dismiss contradict",
    REPORTING: "say tell announce report state declare add note explain write read warn stress "
    "insist affirm reiterate testify inform indicate describe mention estimate argue",
    CLAIMING: "claim allege accuse maintain contend assert suggest believe think feel assume "
    "suppose understand guess seem appear suspect speculate charge",
    PLANNING: "expect predict forecast anticipate foresee project schedule set decide agree intend "
    "plan vow promise pledge prepare determine arrange choose",
    WISHING: "want hope wish seek try attempt aim desire propose offer consider need like aspire "
    "fight struggle work threaten volunteer strive rush move wait authorize authorise allow permit "
    "require order instruct advise ask urge call demand request appeal press push encourage invite "
    "persuade pressure recommend beg convince",
    WEIGHING: "imagine pretend wonder debate discuss dream fear worry question",
}
_NOUNS = {
    PLANNING: "plan decision intention agreement promise pledge vow commitment readiness "
    "willingness expectation prospect schedule deal ability",
    WISHING: "possibility chance hope threat risk attempt effort offer proposal call demand "
    "request appeal bid desire wish need likelihood potential order opportunity idea option fear "
    "danger goal aim permission right invitation pressure deadline warning",
    CLAIMING: "claim allegation belief report rumour rumor suspicion accusation",
    PREVENTING: "failure refusal absence lack prevention cancellation ban denial inability",
}
_ADJECTIVES = {
    PENDING: "likely set due sure certain bound scheduled ready prepared expected poised",
    (-0.5, 0.3): "unlikely impossible unable unwilling reluctant false untrue doubtful",
    (0.3, -0.6): "possible able willing free eager determined keen necessary essential important "
    "crucial hard easy difficult vital",
    FACTIVE: "glad happy sorry proud aware pleased grateful sad angry true clear",
}
# Verbs of ending and turning down: the thing named was there ("ended the war"), the act that
# follows is not ("stopped shelling").
ENDINGS = frozenset("stop halt suspend end cease quit abandon drop reject oppose resist".split())
ENDED: Signature = (-0.8, 0.7)
# Verbs whose subject is the act itself: "the talks will begin".
EVENTIVE = frozenset(
    "begin start continue resume happen occur proceed follow take break erupt end stop fail".split()
)
CONTINUING = frozenset("continue keep remain persist ongoing continuing continued".split())
# Words that put an act into a mode of speech.
PROMISING = frozenset(
    "promise pledge vow commit agree undertake guarantee swear commitment agreement".split()
)
DEMANDING = frozenset(
    "demand urge call request appeal order require ask press instruct "
    "beg implore recommend advise".split()
)
DENYING = frozenset("deny dispute refute denial contradict disavow disclaim".split())
ASKING = frozenset("wonder question inquire".split())
# What a modal makes of its verb; negation turns the sign.
MODALS = MappingProxyType(
    {
        "will": 0.6, "'ll": 0.6, "’ll": 0.6, "wo": 0.6, "shall": 0.6, "would": 0.3, "'d": 0.3,
        "’d": 0.3, "can": 0.45, "ca": 0.45, "could": 0.3, "may": 0.3, "might": 0.25, "must": 0.4,
        "should": 0.3, "ought": 0.3,
    }
)  # fmt: skip
# Adjectives that stand before an act, and "any".
MODIFIERS = MappingProxyType(
    {
        "alleged": 0.4, "suspected": 0.5, "reported": 0.7, "possible": 0.25, "potential": 0.25,
        "planned": 0.4, "proposed": 0.3, "future": 0.4, "upcoming": 0.6, "threatened": 0.2,
        "attempted": -0.3, "failed": -0.4, "hypothetical": 0.1, "would-be": 0.1, "expected": 0.4,
        "further": 0.7, "any": 0.3,
    }
)  # fmt: skip
ADVERBS = MappingProxyType(
    {
        "perhaps": 0.4, "maybe": 0.4, "possibly": 0.4, "probably": 0.7, "allegedly": 0.5,
        "reportedly": 0.7, "apparently": 0.7, "likely": 0.6, "supposedly": 0.4, "presumably": 0.6,
        "hardly": -0.6, "barely": 0.6, "almost": -0.5, "nearly": -0.5, "potentially": 0.3,
        "hopefully": 0.4, "neither": -1.0, "never": -1.0, "not": -1.0, "n't": -1.0, "n’t": -1.0,
        "no": -1.0,
    }
)  # fmt: skip


def _by_lemma(groups: dict[Signature, str]) -> MappingProxyType[str, Signature]:
    return MappingProxyType({w: sig for sig, words in groups.items() for w in words.split()})


VERBS = _by_lemma(_VERBS)
NOUNS = _by_lemma(_NOUNS)
ADJECTIVES = _by_lemma(_ADJECTIVES)
