"""Words that attribute: verbs of saying and thinking, and what each takes as its content."""

from parley.read.parse import Token

SAY = frozenset(
    """say tell add state announce note warn claim insist argue report declare explain stress
    assert maintain contend reply respond comment remark observe continue conclude acknowledge
    admit confirm deny allege suggest indicate reveal disclose mention reiterate repeat affirm
    reaffirm underscore emphasize emphasise underline highlight caution predict forecast
    promise pledge vow swear quip joke write tweet post recall complain testify concede
    protest boast brag quote inform assure remind signal hint speculate proclaim pronounce
    proclaim lament counter retort shout yell ask wonder read begin opine propose advise
    recommend estimate calculate charge point elaborate clarify interject exclaim muse agree
    decide rule threaten urge demand guarantee stipulate specify certify attest guess recount
    relate narrate describe imply reason object answer muse concur rejoin scoff chide whisper
    demur tell retweet blog""".split()
)
# Thought that a statement may rest on; to know, see or find is rarely attributed speech.
THOUGHT = frozenset(
    "believe think feel fear hope suspect expect worry doubt consider understand anticipate".split()
)
# Verbs of naming: a quoted name under them is the subject's own word.
NAME = frozenset(
    """describe call characterize characterise dub label brand denounce term depict portray deem
    condemn slam blast decry dismiss praise hail vow criticize criticise mock ridicule declare
    lambast deride promise pledge warn refer""".split()
)
# Speech only beside a quotation: with a clause they mean something else.
QUOTE_ONLY = frozenset(
    "continue begin read decide rule agree guess sigh laugh object answer".split()
)
# With a clause these ask for an act, and are no statement: "demanded that they leave".
REQUESTS = frozenset("demand ask urge propose recommend advise".split())
_AUXILIARY_DOUBT = frozenset("would could might may should can".split())


# Verbs in "-e" that the lemmatiser shortens: "hoping" is of hope, "hopping" of hop.
_SHORTENED = {"hop": "hope", "hat": "hate", "grip": "gripe", "rag": "rage", "sham": "shame"}


def lemma_of(token: Token) -> str:
    """Return the lemma of a cue in lower case."""
    lemma = str(token.lemma_).lower()
    if lemma in _SHORTENED and token.lower_[len(lemma) : len(lemma) + 1] != lemma[-1]:
        return _SHORTENED[lemma] if len(token) > len(lemma) else lemma
    return lemma


def is_verb_of(token: Token, lemmas: frozenset[str]) -> bool:
    """Tell whether a token is used as a verb with one of these lemmas."""
    return token.pos_ in ("VERB", "AUX") and lemma_of(token) in lemmas


def lemma_in(token: Token, lemmas: frozenset[str]) -> bool:
    """Tell whether a token's lemma is one of these."""
    return lemma_of(token) in lemmas


def is_negated(token: Token) -> bool:
    """Tell whether a cue is negated or merely thinkable ("did not say", "would say")."""
    return any(
        t.dep_ == "neg" or (t.dep_ == "aux" and t.lower_ in _AUXILIARY_DOUBT) for t in token.lefts
    )


def polarity_of(cue: Token) -> str:
    """Return whether a cue is asserted, negated, or merely imagined or asked."""
    if any(t.dep_ == "neg" or t.lower_ == "never" for t in cue.lefts):
        return "negated"
    conditional = any(t.dep_ == "mark" and t.lower_ in ("if", "unless") for t in cue.lefts)
    asked = cue.dep_ == "ROOT" and cue.sent.text.rstrip().endswith("?")
    return "imagined" if conditional or asked or is_negated(cue) else "asserted"


def modality_of(lemma: str) -> str:
    """Return the modality that a cue gives a statement."""
    if lemma in ("deny", "doubt"):
        return "denied"
    if lemma in ("promise", "pledge", "vow", "swear", "guarantee"):
        return "promised"
    if lemma in ("ask", "wonder"):
        return "asked"
    if lemma in ("demand", "urge"):
        return "demanded"
    return "asserted"
