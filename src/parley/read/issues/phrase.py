"""What an offer or a position is about, in two or three words."""

from typing import Any

#: Nouns that name an issue at a negotiating table; the first in a phrase gives the issue.
TOPICS = frozenset(
    """
    ceasefire cease-fire truce calm hostilities withdrawal pullout troop troops talk talks
    negotiation negotiations precondition preconditions neutrality guarantee guarantees
    status sovereignty independence autonomy recognition annexation border borders
    territory occupation settlement settlements prisoner prisoners hostage hostages
    captive captives detainees amnesty sanction sanctions embargo blockade siege crossing
    crossings corridor corridors aid access refugees refugee return election elections
    constitution referendum disarmament weapon weapons missile missiles base bases
    enrichment program inspections inspectors membership bid peacekeepers peacekeeping
    force deployment compensation reparations port ports grain flights strikes concessions
    demand demands compromise power-sharing government venue date timetable
    """.split()
)  # fmt: skip
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "any", "all"})


def issue_of(tokens: list[Any]) -> str:
    """Return two or three words that name what a stretch of tokens is about.

    Args:
        tokens: spaCy tokens in text order; a phrase around a topic noun is preferred to the
            last noun phrase.

    Returns:
        Words of the text, lower-cased but for names; `""` where the stretch has no noun.
    """
    nouns = [
        t
        for t in tokens
        if t.pos_ in ("NOUN", "PROPN")
        and t.dep_ != "compound"
        and t.ent_type_ not in ("DATE", "TIME")
    ]
    if not nouns:
        return ""
    topic = next((t for t in nouns if is_topic(t)), None)
    head = topic if topic is not None else nouns[0]
    modifiers = [
        c
        for c in head.lefts
        if c.dep_ in ("compound", "amod", "nmod", "poss")
        and c.lower_ not in _DETERMINERS
        and c.tag_ != "WP$"
    ]
    words = [*_whole_names(modifiers[-2:]), head]
    name = _name_under(head)
    goal = next(
        (
            (child, goal)
            for child in head.rights
            if child.dep_ == "prep" and child.lower_ in ("of", "on", "from", "with", "in", "for")
            for goal in child.children
            if goal.dep_ == "pobj"
        ),
        None,
    )
    if goal is not None and len(words) < 3:
        inner = [c for c in goal[1].lefts if c.dep_ == "compound"]
        words += [goal[0], *inner[-1:], goal[1]]
    elif name is not None and len(words) < 3:
        words.insert(0, name)
    return " ".join(_written(w) for w in words)


def _whole_names(modifiers: list[Any]) -> list[Any]:
    """Return modifiers with the rest of a name that begins before the first of them."""
    while modifiers and modifiers[0].pos_ == "PROPN" and modifiers[0].i:
        before = modifiers[0].nbor(-1)
        if before.pos_ != "PROPN" or before.dep_ != "compound":
            break
        modifiers = [before, *modifiers]
    return modifiers


def _name_under(head: Any) -> Any | None:  # noqa: ANN401
    """Return the name in what a noun governs, not one that "and" joins to it."""
    if head.pos_ == "PROPN":
        return None
    governed = (t for c in head.rights if c.dep_ != "conj" for t in c.subtree)
    name = next((t for t in governed if t.pos_ == "PROPN" and t.i > head.i), None)
    part = name is not None and name.dep_ == "compound" and name.head.pos_ == "PROPN"
    return None if part else name  # "in the United States" lends no "United"


def is_topic(token: Any) -> bool:  # noqa: ANN401
    """Tell whether a word names an issue at a negotiating table."""
    return token.lower_ in TOPICS or token.lemma_.lower() in TOPICS


def _written(token: Any) -> str:  # noqa: ANN401
    is_name = token.text[:1].isupper() and not token.is_sent_start
    return str(token.text if token.pos_ == "PROPN" or is_name else token.lower_)
