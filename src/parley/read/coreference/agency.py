"""What a pronoun's place asks of its antecedent: some verbs only those can do who decide."""

from parley.read.coreference.roles import SUBJECTS
from parley.read.parse import Token

# Verbs whose subject decides, speaks, thinks, deals or fights: no thing does so.
_AGENTIVE = frozenset(
    """say tell add announce note claim insist argue declare explain deny confirm admit concede
    acknowledge accuse blame criticise criticize condemn denounce praise thank welcome urge ask
    request demand appeal vow pledge promise swear threaten reply respond answer comment
    complain protest object refuse reject decline accept agree consent believe think know
    understand hope want wish seek intend plan prepare decide choose prefer expect fear doubt
    regret worry consider discuss negotiate bargain talk meet speak consult mediate try attempt
    strive fight attack raid bomb shell fire shoot storm ambush kill arrest detain capture seize
    kidnap abduct torture execute assassinate retaliate surrender disarm rearm lay retreat flee
    withdraw deploy mobilise mobilize occupy invade besiege patrol recruit train summon expel
    invite send dispatch appoint nominate elect vote campaign approve ratify sign endorse back
    sponsor oppose resist defy boycott cooperate co-operate comply obey pull pursue hand free
    pardon ban impose lift pay donate offer propose suggest recommend act pledge listen wait ignore
    express voice show signal stress emphasise emphasize underline underscore reaffirm reiterate
    recognise recognize commend congratulate affirm pronounce testify allege assert contend
    predict speculate suspect conclude learn remember forget recall hear see read write publish
    brief inform assure remind persuade convince advise instruct consult cite quote mention
    hesitate return leave arrive travel fly rule govern investigate monitor observe report order
    call""".split()
)
# Verbs whose object is spoken to, judged, hurt or held: no thing is.
_ADDRESSING = frozenset(
    """tell ask urge accuse blame criticise criticize condemn thank warn persuade convince inform
    advise invite arrest detain recruit arm train elect appoint deploy torture kill murder execute
    wound injure beat rape kidnap abduct jail imprison interrogate question disarm pardon betray
    deport expel evict exile sentence convict acquit help brief""".split()
)
# Verbs of harm, which nobody does to what is theirs.
HARMING = frozenset(
    """attack assault raid bomb bombard shell strike storm ambush kill murder shoot wound injure
    destroy burn loot seize capture kidnap abduct arrest besiege invade occupy overrun sink torch
    ransack violate threaten expel""".split()
)
# Verbs of what is done to texts, meetings and plans, never to a body or a state.
_DONE_TO_THINGS = frozenset(
    """sign publish ratify adopt draft write print broadcast translate amend enact implement
    schedule postpone cancel adjourn convene negotiate extend renew announce violate fulfil fulfill
    deliver repeal annul build repair reopen""".split()
)
# Nouns of what only somebody who decides can own: acts, words, plans.
_DEEDS = frozenset(
    """attack assault aggression offensive invasion incursion occupation raid bombing bombardment
    shelling campaign blockade siege war decision refusal rejection acceptance demand promise
    pledge vow offer proposal commitment statement announcement declaration policy plan intention
    intent aim goal threat warning stance position opposition willingness readiness reluctance
    determination claim accusation allegation denial response reply answer request call appeal
    withdrawal retreat surrender support solidarity involvement intervention invitation apology
    hope wish fear belief view opinion conduct behaviour behavior effort attempt struggle
    ambition ally rival enemy neighbour neighbor counterpart citizen border territory army
    weapon""".split()
)


def wants_agent(token: Token) -> bool:
    """Tell whether only somebody who can decide fits the place of a pronoun."""
    if token.dep_ == "poss":
        return token.head.lemma_.lower() in _DEEDS
    verb = token.head.lemma_.lower()
    if token.dep_ in SUBJECTS:
        passive = token.dep_ == "nsubjpass"
        return verb in (_ADDRESSING if passive else _AGENTIVE)
    return token.dep_ in ("dobj", "dative") and verb in _ADDRESSING


def wants_thing(token: Token) -> bool:
    """Tell whether only a thing fits the place of "it": what is signed, published or put off."""
    return token.dep_ == "nsubjpass" and token.head.lemma_.lower() in _DONE_TO_THINGS
