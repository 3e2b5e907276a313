"""Which mention a pronoun means, or none where nothing sets the best apart."""

from collections.abc import Callable, Iterator, Sequence

from parley.read.coreference.agency import wants_agent, wants_thing
from parley.read.coreference.binding import forbids
from parley.read.coreference.mention import Mention
from parley.read.coreference.pronouns import pronoun_class
from parley.read.coreference.roles import SUBJECTS, is_speaking, role_of
from parley.read.coreference.salience import salience
from parley.read.parse import Token

# A pronoun looks this many sentences back; in news text its antecedent is rarely farther.
_REACH = 5
# Two entities nearer to each other than this are a toss-up, and a toss-up is left open.
_MARGIN = 0.1
_BODIES = ("movement", "body", "state")
_FRONTED = ("advcl", "prep", "npadvmod")


def antecedent(
    token: Token,
    mentions: Sequence[Mention],
    *,
    sentence: int,
    quoted: bool,
    barred: Callable[[Mention], bool],
    owned: str = "",
) -> Mention | None:
    """Return the mention before a pronoun that it most likely means.

    Args:
        token: The pronoun.
        mentions: What was named before it, in order.
        sentence: Number of its sentence.
        quoted: It stands inside quotation marks; outside, quoted mentions do not count.
        barred: Tells of a mention that the pronoun cannot mean it, beyond what syntax forbids.
        owned: Sector of the people that the pronoun owns ("its troops"), as no thing does.
    """
    kind, role = pronoun_class(token), role_of(token)
    agent = bool(owned) or wants_agent(token)
    thing = kind == "it" and wants_thing(token)
    weights: dict[str, tuple[float, int, Mention]] = {}
    for mention in _near(mentions, sentence):
        fits = mention.token < token.i and mention.quoted <= quoted
        if not fits or not agrees(mention, kind, agent=agent):
            continue
        if thing and mention.nature != "thing":
            continue
        if forbids(token, mention) or barred(mention):
            continue
        weight = salience(mention, token, kind, sentence=sentence, role=role, owned=owned)
        best = weights.get(mention.key)
        if best is None or (weight, mention.token) > best[:2]:
            weights[mention.key] = (weight, mention.token, mention)
    ranked = sorted(weights.values(), key=lambda w: w[:2], reverse=True)
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN and _is_toss_up(ranked, kind):
        if is_speaking(token) and ranked[0][2].speaks != ranked[1][2].speaks:
            return next(found for _, _, found in ranked if found.speaks)  # and goes on speaking
        return None
    return ranked[0][2] if ranked else None


def agrees(mention: Mention, kind: str, *, agent: bool) -> bool:
    """Tell whether number, gender and animacy let a pronoun mean a mention."""
    if kind in ("he", "she"):
        return mention.person and mention.gender in (kind, "")
    if mention.nature == "thing" and agent:
        return False
    if kind == "it":
        return mention.nature in (*_BODIES, "thing") and not mention.plural
    return mention.plural or mention.nature in _BODIES


def cataphoric_subject(token: Token) -> Token | None:
    """Return the subject ahead that a pronoun in a fronted phrase looks forward to.

    "Before he left, the minister said": the pronoun stands lower than the subject it means.
    """
    below = token
    while below.head.i != below.i:
        if below.dep_ in _FRONTED and below.head.pos_ in ("VERB", "AUX"):
            subject = next((t for t in below.head.lefts if t.dep_ in SUBJECTS), None)
            direct = below.dep_ == "prep" and token.head.i == below.i
            if subject is not None and subject.i > token.i and not direct:
                return subject if subject.pos_ in ("NOUN", "PROPN") else None
        below = below.head
    return None


def _near(mentions: Sequence[Mention], sentence: int) -> Iterator[Mention]:
    for mention in reversed(mentions):
        if sentence - mention.sentence > _REACH:
            return
        yield mention


def _is_toss_up(ranked: Sequence[tuple[float, int, Mention]], kind: str) -> bool:
    """Tell whether the first two are people of one sentence and role, apart only in order."""
    first, second = ranked[0][2], ranked[1][2]
    alike = first.sentence == second.sentence and first.role == second.role
    return alike and kind in ("he", "she")
