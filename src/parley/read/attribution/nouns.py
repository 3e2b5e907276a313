"""Nouns and adjectives of speech, judgement, wish and thought, and what gives their content."""

from dataclasses import dataclass


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominal:
    """Nouns or adjectives of one class, and the complements that are their content."""

    kind: str
    takes: frozenset[str]
    words: frozenset[str]


NOUNS = (
    Nominal(
        kind="speech",
        takes=_words("clause about on regarding concerning"),
        words=_words(
            """accusation acknowledgement acknowledgment address advice admission allegation
            announcement argument assertion assurance claim comment complaint confession contention
            declaration denial explanation hint insinuation insistence joke lecture message
            observation prediction proclamation quip reminder remark report response revelation
            rumor rumour sermon signal speculation speech statement story suggestion talk
            testimony tweet warning word chatter consensus"""
        ),
    ),
    Nominal(
        kind="thought",
        takes=_words("clause about on over of regarding toward towards"),
        words=_words(
            """anger anxiety assessment assumption attitude awareness belief concern confidence
            conviction disappointment doubt dread expectation fear feeling frustration hope idea
            impression misgiving notion opinion outrage perception pessimism optimism position
            qualm question realization recognition regret reservation sentiment skepticism
            scepticism stance suspicion theory thought understanding view worry"""
        ),
    ),
    Nominal(
        kind="act",
        takes=_words("inf for"),
        words=_words(
            """ambition aim appeal bid call commitment decision demand desire intention invitation
            objective offer petition plan plea pledge promise proposal recommendation
            refusal request threat unwillingness urge vow willingness wish reluctance readiness"""
        ),
    ),
    Nominal(
        kind="act",
        takes=_words("of for against on to over with at toward towards"),
        words=_words(
            """acceptance admiration affection allegiance allusion anger antipathy applause approval
            attack backing barb broadside condemnation contempt criticism critique defense defence
            denunciation disapproval disdain disgust dislike dissatisfaction distaste distrust
            endorsement enthusiasm hatred hostility jab mistrust mockery objection opposition
            outrage praise preference rebuke rejection repudiation resistance respect scorn
            support swipe sympathy tirade tribute"""
        ),
    ),
)

ADJECTIVES = (
    Nominal(
        kind="thought",
        takes=_words("clause inf of about in over at by for to on"),
        words=_words(
            """adamant afraid alarmed angry annoyed anxious appalled apprehensive ashamed aware
            certain cognizant concerned confident conscious convinced cynical delighted determined
            disappointed dismayed distrustful doubtful dubious eager elated enthusiastic excited
            fearful fond frustrated furious glad grateful happy hesitant hopeful
            horrified incredulous indignant keen leery mindful nervous optimistic outraged
            overjoyed pessimistic pleased positive prepared proud puzzled ready reluctant
            resentful resigned sad satisfied saddened scared sceptical shocked skeptical sorry sure
            surprised suspicious tempted terrified thankful thrilled unaware uncertain uneasy
            unhappy unsure unwilling upset wary weary willing worried"""
        ),
    ),
    Nominal(
        kind="act",
        takes=_words("of to about on"),
        words=_words(
            """appreciative complimentary contemptuous critical disdainful dismissive disparaging
            opposed scathing scornful supportive tolerant hostile receptive sympathetic vocal
            outspoken silent"""
        ),
    ),
)

#: Nouns whose clause with "that" is their content and tells nothing about them.
CONTENT_NOUNS = frozenset(
    word for nouns in NOUNS if "clause" in nouns.takes for word in nouns.words
)
