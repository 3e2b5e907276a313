"""Who an office means: "the minister" named before, "the commander" met without a name."""

from parley.read.actors.background import Background
from parley.read.actors.name_runs import NameRun
from parley.read.actors.nominals import is_individual
from parley.read.actors.people import Person
from parley.read.coreference import Link, Mention
from parley.read.parse import Token
from parley.records import Actor

# Words for an office too common to single out a holder by.
_COMMON = frozenset("official source member officer".split())
_NEW = frozenset("a an another one some".split())
# Words that make another office of the same noun: a deputy minister is not the minister.
_RANKS = frozenset("prime deputy vice assistant under first".split())
# Words that set one holder of an office from the one before or after.
_AHEAD = frozenset("new incoming next future elect designate".split())
_PAST = frozenset("former ex outgoing late previous ousted deposed predecessor".split())
_PORTFOLIOS = frozenset(
    """foreign defence defense interior finance justice information trade health education energy
    agriculture oil home state security economy transport labour labor culture water""".split()
)
# Tokens behind an office in which the name of its holder follows.
_BEHIND = 14
# Tokens behind a comma among which a name begins, titles counted out.
_ADJECTIVES = 4


def holder(background: Background, token: Token, owner: str) -> Link | None:
    """Return whom an office in a definite phrase means in its text.

    The last one met who bears it counts: a person of that role, or somebody introduced without a
    name ("a senior commander"). A person introduced only later counts where nobody was before.

    Args:
        background: The text around the phrase.
        token: Head of the phrase, such as "minister".
        owner: Id of whose the office is, `""` where the phrase does not say.
    """
    singular = token.tag_ in ("NN", "NNP") and token.i not in background.stage.hit_at
    if not singular or not is_individual(token) or {t.lower_ for t in token.lefts} & _NEW:
        return None
    words = {t.lower_ for t in background.phrase(token)}
    side = owner.split(":")[0]
    for mention in reversed(background.mentions):
        if mention.token < token.i and mention.person and not mention.pronoun:
            if _bears(background, mention, token, words, side):
                actor = mention.actor
                # Without an id the name first given is all that tells who it is.
                if actor.id and background.person(mention.token) is None:
                    phrase = background.phrase(token)
                    name = background.stage.words(phrase[0], token)
                    actor = Actor(name=name, id=actor.id)
                return Link(actor=actor, why="office", to=(mention.token,))
    named = [p for p in background.people.met if _holds(p, token.lemma_.lower(), words)]
    for person in named if token.lemma_.lower() not in _COMMON else []:
        actor = background.named(person)
        if side in ("", actor.side):
            return Link(actor=actor, why="office", key=person.key)
    return None


def _bears(
    background: Background, mention: Mention, token: Token, words: set[str], side: str
) -> bool:
    """Tell whether one met before bears the office of a phrase."""
    if side not in ("", mention.actor.side):
        return False
    lemma = token.lemma_.lower()
    if person := background.person(mention.token):
        return lemma not in _COMMON and _holds(person, lemma, words)
    earlier = token.doc[mention.token]
    if earlier.lemma_.lower() != lemma:
        return False
    known = {t.lower_ for t in background.phrase(earlier)}
    return _same_office(words, known)


def _holds(person: Person, lemma: str, words: set[str]) -> bool:
    return lemma in person.roles and _same_office(words, person.roles)


def _same_office(words: set[str], known: set[str]) -> bool:
    """Tell whether rank, turn and portfolio let two phrases name one holder of one office."""
    if words & _RANKS != known & _RANKS:
        return False
    if any(words & turn and not known & turn for turn in (_AHEAD, _PAST)):
        return False  # "the new president" is not the one named without it
    told = known & _PORTFOLIOS
    return not told or words & _PORTFOLIOS <= told


def apposed(background: Background, token: Token) -> Person | None:
    """Return the person whom an office describes by standing beside the name.

    Three forms count: "X, the minister", "the minister, X", and "the head of the force, X,"
    where the parser ties the name to the nearest noun.
    """
    at = background.people.at
    behind = at.get(token.i + 1)
    if behind and behind[0].begin == token.i + 1 and token.tag_ == "NN" and is_individual(token):
        return behind[1]  # "said police chief X", whatever the parser made of it
    described = token.head if token.dep_ == "conj" and token.head.dep_ == "appos" else token
    if described.dep_ == "appos" and described.head.i in at and _may_describe(token):
        return at[described.head.i][1]
    for child in token.children:
        if child.dep_ == "appos" and child.i in at:
            return at[child.i][1]
    sector = background.sector(token)
    if sector not in ("GOV", "VOICE", "MIL", "LEG") or token.tag_ != "NN":
        return None
    for behind in token.doc[token.i + 1 : token.i + _BEHIND]:
        finite = behind.pos_ in ("VERB", "AUX") and behind.tag_ not in ("VBN", "VBG")
        if finite or behind.is_sent_start:
            return None
        if behind.text == ",":
            named = _named_behind(background, behind)
            after = token.doc[named[0].last + 1 : named[0].last + 2].text if named else ""
            return named[1] if named and after in (",", "") else None
    return None


def _named_behind(background: Background, comma: Token) -> tuple[NameRun, Person] | None:
    """Return the name that stands behind a comma, be it behind words such as "retired"."""
    for token in comma.doc[comma.i + 1 : comma.i + _ADJECTIVES]:
        if named := background.people.at.get(token.i):
            return named
        if token.pos_ not in ("ADJ", "VERB", "PROPN", "NOUN") or token.is_sent_start:
            return None
    return None


def _may_describe(token: Token) -> bool:
    """Tell whether what "and" joins to an apposition is one more office of the same person."""
    return token.dep_ == "appos" or (token.tag_ == "NN" and is_individual(token))


def body_beside(background: Background, token: Token) -> Link | None:
    """Return the body that a common noun describes by standing beside its name.

    "The Basque group ETA" and "ETA, the Basque group," name one.
    """
    if token.pos_ != "NOUN" or not background.sector(token) or is_individual(token):
        return None
    beside = [t for t in token.rights if t.dep_ == "appos"]
    beside += [token.head] if token.dep_ == "appos" else []
    for name in beside:
        hit = background.stage.hit_at.get(name.i)
        if hit and hit.entry.kind in ("group", "organisation"):
            return Link(actor=background.actor(name), why="apposition", to=(name.i,))
    return None
