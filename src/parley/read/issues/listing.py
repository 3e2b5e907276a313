"""The list of issues, grown from what the parties say."""

import re
from collections.abc import Iterable, Iterator, Mapping

from parley.read.issues.topics import GENERAL, PLACE, Topic, stated_topics, topics
from parley.records import Claim, Issue, Offer, Position

#: The issue of terms whose words name none.
UNNAMED = "not named"
#: A territory behind its issue ("the status of Crimea"), with or without an article.
_OF = r"\s+(?:of|over|on|in|from|around)\s+(?:the\s+)?"
_NAME = r"[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*"
_NAMES = re.compile(_NAME)
_FOLLOWS = re.compile(_OF + f"({_NAME})")


def issue_list(
    claims: Iterable[Claim], *, stated: Mapping[str, Iterable[str]] | None = None
) -> tuple[Issue, ...]:
    """Return the issues that offers and positions are about, in the order they come up.

    A term goes under the first topic that its own issue words name, else the one that its
    sentence names first; one that no topic covers opens an issue under its own words.

    Args:
        claims: Claims of any kind; only offers and positions count.
        stated: The analyst's own issues, name to words; they go before all others.
    """
    own = stated_topics(stated or {})
    grown: dict[str, list[Offer | Position]] = {}
    for claim in claims:
        if isinstance(claim, Offer | Position):
            grown.setdefault(_name(claim, own), []).append(claim)
    return tuple(
        Issue(
            name=name,
            claims=tuple(dict.fromkeys(term.id for term in terms)),
            words=tuple(dict.fromkeys(term.issue for term in terms if term.issue)),
        )
        for name, terms in grown.items()
    )


def _name(term: Offer | Position, own: Iterable[Topic]) -> str:
    for candidates in (own, topics()):
        for found, text in _covering(term, candidates):
            return _with_place(found, term.issue, text)
    return term.issue.casefold() or UNNAMED


def _covering(term: Offer | Position, known: Iterable[Topic]) -> Iterator[tuple[Topic, str]]:
    """Yield the topics a term names, the best first, each with the text that names it."""
    narrow = [topic for topic in known if topic.scope != GENERAL]
    general = [topic for topic in known if topic.scope == GENERAL]
    yield from ((topic, term.issue) for topic in narrow if topic.words.search(term.issue))
    text = term.span.text
    at = {topic.name: found.start() for topic in narrow if (found := topic.words.search(text))}
    yield from ((t, text) for t in sorted(narrow, key=lambda t: at.get(t.name, -1)) if t.name in at)
    yield from ((topic, term.issue) for topic in general if topic.words.search(term.issue))


def _with_place(topic: Topic, issue: str, text: str) -> str:
    """Return a topic's name with the territory it is about, where the words give one."""
    if topic.scope != PLACE:
        return topic.name
    found = topic.words.search(text)
    follows = _FOLLOWS.match(text, found.end()) if found else None
    if follows:
        return f"{topic.name} of {follows.group(1)}"
    named = [n for n in _NAMES.findall(issue) if not topic.words.fullmatch(n)]
    return f"{topic.name} of {named[0]}" if named else topic.name
