"""What verbs of communication, judgement, wish and thought take as their content.

The classes are those of Levin (1993), English Verb Classes and Alternations, as VerbNet keeps
them, each with the complements that give its content: `np` an object, `inf` an infinitive, `ing` a
gerund, `small` a predicate ("call X a spoiler"), `clause` a finite clause, or a preposition;
`np-inf`, `np-as` and so on allow an object only with what follows it.
"""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What one verb takes as its content.

    Attributes:
        kind: What the subject does by it: one of attribution.KINDS.
        takes: The complements that are content: `np`, `inf`, `ing`, `clause`, prepositions.
    """

    kind: str
    takes: frozenset[str]


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TOPIC = "about on of regarding concerning"

#: (class, kind, complements, verbs); a verb of several classes takes what each allows.
CLASSES: tuple[tuple[str, str, frozenset[str], frozenset[str]], ...] = (
    (
        "request",
        "act",
        _words("np-inf inf for on upon against about"),
        _words(
            """advise ask beg beseech caution challenge command counsel dare demand direct encourage
            enjoin entreat exhort forbid implore instruct invite order persuade petition press
            pressure prod remind request require solicit summon tell urge warn expect want"""
        ),
    ),
    (
        "demand",
        "act",
        _words("np"),
        _words("demand request solicit"),
    ),
    (
        "appeal",
        "act",
        _words("inf for on upon against"),
        _words("appeal call campaign lobby plead pray press push agitate clamor clamour"),
    ),
    (
        "judgement",
        "act",
        _words("np for as of over on with"),
        _words(
            """abuse accuse admonish applaud assail attack bash belittle berate blame blast bless
            castigate celebrate censure charge chastise chide compliment condemn
            congratulate criticise criticize decry defend demonise demonize denigrate denounce
            deplore deride disparage dismiss disown excoriate exonerate fault forgive hammer
            impugn insult knock lambast lambaste laud malign mock pan pillory praise rap
            rebuke reprimand reproach revile ridicule rip salute savage scold scorn shame skewer
            slam slander tar taunt tease thank trash upbraid vilify welcome"""
        ),
    ),
    (
        "characterise",
        "act",
        _words("np-as as small clause"),
        _words(
            """brand call cast categorise categorize certify characterise characterize classify
            conceive consider declare deem define depict describe diagnose dub envisage envision
            frame hail identify interpret judge label paint peg perceive portray proclaim pronounce
            rate regard see tag term tout treat view visualise visualize bill name"""
        ),
    ),
    ("compare", "act", _words("np-to np-with"), _words("compare contrast equate liken")),
    (
        "stance",
        "act",
        _words("np ing"),
        _words(
            """advocate back champion condone contest contradict countenance disavow
            discourage dispute disown embrace endorse espouse favor favour oppose promote protest
            question rebuff rebut refute reject renounce repudiate resist spurn support
            uphold challenge"""
        ),
    ),
    (
        "commit",
        "act",
        _words("inf to on"),
        _words(
            """agree commit consent decline guarantee offer pledge promise refuse swear threaten
            undertake volunteer vow"""
        ),
    ),
    (
        "offer",
        "act",
        _words("np ing"),
        _words("guarantee offer pledge promise propose recommend suggest threaten"),
    ),
    (
        "want",
        "thought",
        _words("inf ing for"),
        _words(
            """aim aspire crave desire dream expect hope intend like long love plan prefer
            seek want wish yearn hate"""
        ),
    ),
    (
        "attitude",
        "thought",
        _words("np ing clause"),
        _words(
            """abhor admire appreciate despise detest dislike distrust doubt dread envy fear
            lament loathe mourn regret resent respect trust prefer"""
        ),
    ),
    (
        "care",
        "thought",
        _words(_TOPIC + " clause for over"),
        _words("care worry fret agonise agonize obsess think dream wonder marvel rejoice grieve"),
    ),
    (
        "topic",
        "speech",
        _words("about of regarding concerning"),
        _words(
            """blog boast brag chat complain crow fume gossip gripe grumble joke lecture moan muse
            pontificate quip rave reminisce speak speculate talk testify tweet vent warn whine write
            rant hear"""
        ),
    ),
    (
        "remark",
        "speech",
        _words("about on upon"),
        _words("comment elaborate expound opine lecture report speculate reflect testify"),
    ),
    (
        "allude",
        "speech",
        _words("to"),
        _words("allude refer object testify confess admit point"),
    ),
    (
        "inveigh",
        "act",
        _words("against at over"),
        _words("argue fulminate fume inveigh protest rail rant rage quibble"),
    ),
    (
        "mention",
        "speech",
        _words("np ing"),
        _words(
            """acknowledge address admit analyse analyze announce articulate bemoan
            broach cite concede confess confirm convey debate decry deny detail disclose discuss
            emphasise emphasize enumerate explain explore express highlight invoke mention
            note outline predict preach quote recount reiterate repeat
            relay reveal signal specify stress summarise summarize trumpet underline
            underscore voice echo describe document clarify"""
        ),
    ),
    (
        "know",
        "thought",
        _words("clause"),
        _words(
            """assume ascertain believe conceive conclude decide deduce determine discern discover
            doubt envisage envision expect fear feel figure find forget gather guess hear hold
            hope imagine infer intuit judge know learn maintain notice perceive presume presuppose
            realise realize reason reckon recognise recognize recollect regret remember see
            sense suppose surmise suspect think trust understand worry ask
            debate question wonder inquire"""
        ),
    ),
    (
        "conceive",
        "thought",
        _words("np"),
        _words(
            """anticipate foresee imagine know notice perceive realise realize
            recognise recognize remember sense suspect understand believe consider ponder
            contemplate"""
        ),
    ),
    (
        "show",
        "document",
        _words("clause"),
        _words(
            """attest confirm demonstrate estimate find illustrate imply indicate
            project prove reveal show suggest"""
        ),
    ),
    ("choose", "thought", _words("inf"), _words("choose decide opt resolve vote")),
    ("vote", "act", _words("for against"), _words("vote")),
    ("focus", "act", _words("on upon"), _words("focus dwell harp concentrate")),
)

#: What its subject seems to be or do is the content of these, and nobody's: "appears to stall".
RAISING = _words("appear seem")


@cache
def frame_of(lemma: str) -> Frame | None:
    """Return what a verb takes as its content, `None` where it gives nobody's words or mind."""
    classes = [c for c in CLASSES if lemma in c[3]]
    if not classes:
        return None
    return Frame(kind=classes[0][1], takes=frozenset(taken for c in classes for taken in c[2]))
