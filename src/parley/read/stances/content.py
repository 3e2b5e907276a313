"""What a stance is about: whether it can be an issue at all, and which words name it."""

from typing import Any

from parley.read.acts import ACT_VERBS, COOPERATIVE
from parley.read.clauses import conjoined, extent, objects
from parley.read.issues import issue_of

#: Saying, knowing, perceiving: who wants to say, know or see a thing takes no stance by it.
SAYING = frozenset(
    """say tell assure reassure thank ask know hear see comment answer speak explain mention note
    add stress emphasise emphasize remind clarify congratulate greet speculate elaborate respond
    reply disclose reveal identify name describe repeat think believe feel understand remember
    forget realise realize wonder imagine guess suppose mean like love hate enjoy hope look watch
    find learn worry doubt care share express convey predict point show tweet write read thrill
    wish dream lie pretend joke apologise apologize""".split()
)
#: States and chances, which nobody wills: "will not be, win, last".
STATES = frozenset(
    """be become have get need own belong exist seem appear matter happen occur last suffice live
    die fail lose win succeed survive suffer run compete deter cause cost fit work end turn sleep
    eat rest bother hurt mind""".split()
)
#: Acts that lie with a party and can be asked of it.
PUBLIC_ACTS = (
    frozenset(ACT_VERBS)
    | COOPERATIVE
    | frozenset(
        """go leave resign quit accept sign disarm decide choose stand face answer
        condemn renounce recognise recognize agree act hand step continue return retreat
        surrender""".split()
    )
)
#: What one does who holds a post.
_POSTED = frozenset("lead run serve head represent chair govern".split())
#: What names nothing, and so no issue.
_VAGUE = frozenset(
    """thing stuff something anything everything lot kind sort way stand step hand go face act
    answer choose decide""".split()
)
#: What candidates and job-seekers want, which is no issue between parties.
_POSTS = frozenset(
    """office presidency nomination re-election reelection job post seat vote money attention
    answer way time chance victory win credit""".split()
)
#: Words for anybody, who is no party.
_ANYBODY = frozenset(
    """people person man woman folk guy kid child boy girl lot one other student parent friend
    fan reader viewer listener customer consumer worker taxpayer voter""".split()
)


#: Offices, which "a" or "any" makes anybody's.
_OFFICES = frozenset(
    """president leader minister senator governor mayor candidate politician official nominee
    commander general judge court""".split()
)


#: Nouns for one who holds or seeks an office, or is otherwise somebody.
_PERSONS = (_ANYBODY | _OFFICES) | frozenset(
    "academic rival opponent hopeful contender congressman newcomer".split()
)


def is_personal(token: Any) -> bool:  # noqa: ANN401
    """Tell a person, or an office-holder, from a state, a body or a thing."""
    if token.lower_ == "who":
        return bool(token.head.head.ent_type_ == "PERSON")
    if token.ent_type_ == "PERSON" or token.lower_ in ("he", "she", "him", "her", "i", "me"):
        return True
    return token.tag_ == "NN" and token.lemma_.lower() in _PERSONS


def is_private(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether an act is one of speech, thought or state, on which no party has a stance."""
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    return not passive and verb.lemma_.lower() in SAYING | STATES


def is_anybody(holder: Any) -> bool:  # noqa: ANN401
    """Tell "somebody", "people", "most voters" from a party."""
    if holder.pos_ == "PRON" and holder.tag_ not in ("PRP", "WP", "WDT"):
        return True
    if holder.lower_ in ("you", "one", "what", "none", "neither", "nobody"):
        return True
    if any(c.lower_ in ("no", "neither", "any") for c in holder.lefts):
        return True
    lemma = holder.lemma_.lower()
    unnamed = any(c.lower_ in ("a", "an", "any", "every") for c in holder.lefts)
    return holder.pos_ == "NOUN" and (lemma in _ANYBODY or (unnamed and lemma in _OFFICES))


def issue_at(head: Any) -> str:  # noqa: ANN401
    """Return two or three words for what a stance's clause is about.

    The object of the innermost act names it ("wants to join the *customs union*"), else whatever
    the predicate governs, else its subject ("the *truce* must hold") or what a relative clause
    describes, else the act itself ("ready to *talk*"); `""` where there is none of them.
    """
    start, end = extent(head, whole=True)
    supposed = _supposed(head)
    inside = [t for t in head.subtree if start <= t.idx < end and t.i not in supposed]
    after = [t for t in inside if t.i > head.i]
    act = _innermost(head, end)
    near = [t for o in objects(act) for t in o.subtree] if act is not head else []
    described = [t for t in head.head.subtree if t.i < head.left_edge.i]
    above = described if head.dep_ == "relcl" else []
    if any(o.lower_ in ("me", "myself") for o in objects(act)):
        return ""  # what somebody will not have done to himself
    named = issue_of(near) or issue_of(after) or issue_of(above) or issue_of(inside)
    named = named or (act.lemma_.lower() if act.lemma_.lower() in PUBLIC_ACTS else "")
    return "" if named.lower() in _VAGUE else named


def _supposed(head: Any) -> set[int]:  # noqa: ANN401
    """Return the indices of words in a clause of condition: no stance is about those."""
    conditions = (
        c
        for c in head.subtree
        if c.dep_ == "advcl" and any(m.lower_ in ("if", "unless", "when") for m in c.lefts)
    )
    return {t.i for c in conditions for t in c.subtree}


def _innermost(head: Any, end: int) -> Any:  # noqa: ANN401
    """Return the act that a chain of infinitives and clauses under a predicate ends in."""
    seen = {head.i}
    while True:
        judged = [g for c in head.rights if c.dep_ == "acomp" for g in c.rights]
        inner = [
            c
            for c in (*head.rights, *judged)
            if c.dep_ in ("xcomp", "ccomp") and c.pos_ == "VERB" and c.idx < end
        ]
        if not inner or inner[0].i in seen:
            return head
        head = inner[0]
        seen.add(head.i)


def _is_own_affair(verb: Any, act: Any) -> bool:  # noqa: ANN401
    """Tell an ambition, talk for its own sake and vague care from what others can be asked for.

    "Wants to lead the committee", "to talk about the past", "we want to make sure".
    """
    holder = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    own = not any(c.dep_ in ("nsubj", "nsubjpass") for c in act.lefts)
    ambition = act.lemma_.lower() in _POSTED and holder is not None and is_personal(holder)
    talk = act.lemma_ == "talk" and any(c.lower_ == "about" for c in act.rights)
    sure = act.lemma_ == "ensure" or any(c.lower_ == "sure" for c in act.rights)
    first = holder is not None and holder.lower_ in ("i", "we")
    return own and (ambition or talk or (sure and first))


def wanted(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether what a wish is for can be an issue: an act of state, no word or state of mind.

    A thing counts by itself; an act counts where it is none of speech, thought or chance.
    """
    acts = [
        a
        for c in verb.rights
        if c.dep_ in ("xcomp", "ccomp") and c.pos_ in ("VERB", "AUX")
        for a in (c, *conjoined(c))
    ]
    if acts:
        return not (is_private(acts[0]) or _is_own_affair(verb, acts[0]))
    things = objects(verb)
    if any(t.pos_ == "PROPN" or t.lemma_.lower() in _POSTS or is_personal(t) for t in things):
        return False  # who seeks an office or wants a guest
    return bool(things) or any(c.dep_ in ("prep", "ccomp", "oprd") for c in verb.rights)
