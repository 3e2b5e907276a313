"""Who was asked, by whom, and what a share measures."""

import re
from typing import Any

from parley.read.analysis import Analysis
from parley.read.polling.clauses import spoken
from parley.read.polling.shares import Share

_POLLSTER = re.compile(
    r"(?:poll|survey)\w*\s+(?:conducted|carried out|done|commissioned|published)?[^.;]{0,40}?"
    r"\b(?:by|for)\s+(?:the\s+)?(?P<by>[A-Z][\w.&’'-]*(?:\s+[A-Z][\w.&’'-]*)*)"
    r"|\b(?:an?|the)\s+(?P<firm>[A-Z][\w&’'-]+(?:\s+[A-Z][\w&’'-]+)*)\s+(?:poll|survey)\b"
    r"|\b(?P<who>[A-Z][\w&’'-]+(?:\s+[A-Z][\w&’'-]+)*)\s+conducted\s+(?:the|a)\s+(?:poll|survey)"
)
_PEOPLES = frozenset({"NORP", "GPE"})
_GROUP_TAGS = frozenset({"NNS", "NNPS"})
_GROUP_NOUNS = frozenset("people public population personnel electorate staff".split())
_COLLECTIVES = frozenset("vote electorate constituency demographic bloc".split())
_NOT_ASKED = frozenset("percent cent poll survey point number result finding rating".split())
_SAID = re.compile(
    r"\b(?:believ\w+|think\w*|thought|felt|feel|sa(?:ying|ys?|id)|agree\w*|told\b.{0,60}?(?=that))\s*"
    r"(?:that\s+)?(.+)",
    re.DOTALL,
)
#: A verb of opinion that is itself part of what was measured ("support the talks").
_HELD = re.compile(
    r"\b((?:support|oppos|favou?r|back|approv|disapprov|trust|want|prefer|reject|would|do not|"
    r"did not|not |are|is|were|was|h[eo]ld|lead|led|trail)\w*\b.*)",
    re.DOTALL,
)
#: A share that stands behind what was measured ("support for the talks is at 40 percent").
_STANDING = re.compile(
    r"((?:\w+ )?(?:support|opposition|approval|trust|confidence|backing|disapproval|vote)\b.*?)"
    r"\s+(?:has|have|had|is|was|at|stands?|stood|hovers?|rose|fell|now|remains?|reach\w*)\b"
)
_NAME = r"([A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+)*)"
_WHOM = r"(him|her|them)"
#: A name that a share stands behind: "Otieno at 10 percent", "showed her above 10 percent".
_NAMED = re.compile(
    rf"(?:\b{_NAME}|\b{_WHOM})\s+(?:in \w+ )?(?:(?:is|was|stands|stood|remains|remained|now)\s+)*"
    r"(?:at|with|above|below|over|under|around|about|nearly|almost)\s*$"
)
#: A name that has the support behind a share: "Otieno drew 10 percent support".
_WINNER = re.compile(
    rf"\b{_NAME}\s+(?:now\s+|only\s+)?(?:ha[sd]|achieved|dr[ea]ws?|got|gets|reache[sd]|hits?|"
    r"enjoy(?:s|ed)|receive[sd]|garner(?:s|ed)|command(?:s|ed))\s*(?:only|just)?\s*$"
)
_SUPPORT = re.compile(r"\s+(?:of\s+)?(?:the\s+)?support\b")
#: A name backed by a share of people: "Otieno was supported by 42 percent of".
_BACKED = re.compile(
    rf"\b{_NAME}\s+(?:is|was|were|are)\s+(?P<how>supported|backed|favou?red|preferred|opposed)\s+by\s*$"
)
#: A side that stands right behind a share: "19 percent in favour".
_SIDED = re.compile(r"\s+((?:in favou?r|against|undecided|opposed|unsure)\b[^,;]*)", re.IGNORECASE)
#: A share that has its opinion in common with the next: "1 percent of X and 3 percent of Y said".
_SHARED = re.compile(r"\s*(?:of\b[^,;]*)?$")
#: The two names of a contest: "Otieno leading Mwangi among voters", "a lead … over Mwangi".
_LEADS = r"(?:lead(?:s|ing)?|led|trail(?:s|ed|ing)?|beat(?:s|ing)?|defeat(?:s|ing)?)"
_LEADER = re.compile(
    rf"\b{_NAME}\s+(?:(?:is|was|would|still|now)\s+)*(?:{_LEADS}|ahead|with a lead)\b"
)
_RIVAL = re.compile(rf"\b(?:{_LEADS}|over|against)\s+(?:{_NAME}|{_WHOM})")
_OVER = re.compile(rf"\s+(?:over|against|for)\s+{_NAME}")


_SUPPORT_AMONG = re.compile(r"support (?:among|from|of)\b")
#: Who has the support that a share behind the verb measures: "The nominee currently sits at".
_HOLDER = re.compile(
    r"(?:^|,)\s*(?P<who>(?:(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er)\s+)?[\w.’'-]+(?:\s+[\w.’'-]+){0,3}?)\s+"
    r"(?:(?:currently|now|still|also|only)\s+)*(?:sits?|stands?|is|has|gets?|draws?|polls?|holds?|"
    r"enjoys?)\b(?:\s+(?:at|just|only|about|with))*\s*$"
)
_WHERE = re.compile(r"\s*(?:in|of|to|on)\b|\s*$")


def pollster_in(analysis: Analysis, start: int, words: str) -> str | None:
    """Return who polled in a sentence, `""` for only a nation's poll, `None` where none is told."""
    match = _POLLSTER.search(words)
    if match is None:
        return None
    group = next(name for name in ("by", "firm", "who") if match[name])
    span = analysis.doc.char_span(
        start + match.start(group), start + match.end(group), alignment_mode="expand"
    )
    national = span is not None and all(t.ent_type_ == "NORP" or t.pos_ == "ADJ" for t in span)
    return "" if national else str(match[group])


def population_of(analysis: Analysis, start: int, end: int, share: tuple[int, int]) -> str:
    """Return who was asked: whom a share is of, whom it is among, or who holds the opinion.

    Args:
        analysis: The text.
        start: First code point of the share's clause.
        end: One past its last.
        share: Code points of the share.

    Returns:
        Words of the clause; `""` where it names no people.
    """
    clause = [t for t in analysis.doc if start <= t.idx < end]
    behind = [t for t in clause if t.idx >= share[1]]
    if len(behind) > 1 and behind[0].text in ("—", "–", "-", ")", ","):
        behind = behind[1:]  # "more than half — 55 percent — of the members"
    if behind and behind[0].lower_ == "of":
        named = next((t for t in behind[1:9] if t.head == behind[0] or _is_group(t)), None)
        if named is not None:
            return _unmarked(analysis.source.text[behind[1].idx : named.idx + len(named)])
    if (voters := _collective(behind)) is not None:
        return _unmarked(analysis.source.text[voters.left_edge.idx : voters.idx + len(voters)])
    among = next((t for t in clause if _is_among(t)), None)
    if among is not None:
        named = next((t for t in clause if t.i > among.i and _is_plural(t)), None)
        if named is not None:
            return _unmarked(analysis.source.text[among.nbor().idx : named.idx + len(named)])
    before = [t for t in clause if t.idx < share[0] and t.dep_ in ("nsubj", "nsubjpass")]
    holders = [t for t in before if _is_group(t)]
    return spoken(holders[0]) if holders else ""


def _collective(tokens: list[Any]) -> Any | None:  # noqa: ANN401
    """Return the noun of "support of the black vote", which means the voters."""
    return next(
        (
            t
            for t in tokens
            if t.lemma_.lower() in _COLLECTIVES
            and t.head.lower_ in ("of", "from", "among", "in")
            and any(c.dep_ in ("amod", "compound", "nmod", "poss") for c in t.lefts)
        ),
        None,
    )


def _unmarked(words: str) -> str:
    """Return words without a quotation mark that has lost its partner."""
    return re.sub(r"[“”\"]", "", words)


def _is_among(token: Any) -> bool:  # noqa: ANN401
    """Tell "among the members", "came from the members"."""
    return token.lower_ in ("among", "amongst") or (
        token.lower_ == "from" and token.head.lemma_ == "come"
    )


def _is_plural(token: Any) -> bool:  # noqa: ANN401
    return token.tag_ in _GROUP_TAGS or token.lemma_.lower() in _GROUP_NOUNS


def _is_group(token: Any) -> bool:  # noqa: ANN401
    """Tell a noun for several people from persons, outlets and other things."""
    lemma = token.lemma_.lower()
    if token.ent_type_ in ("PERSON", "ORG", "PERCENT", "DATE", "CARDINAL") or lemma in _NOT_ASKED:
        return lemma in _GROUP_NOUNS
    if token.dep_ in ("compound", "amod") or token.pos_ not in ("NOUN", "PROPN"):
        return False
    people = token.ent_type_ in _PEOPLES and token.lower_.endswith("s")
    return people or token.tag_ in _GROUP_TAGS or lemma in _GROUP_NOUNS


def measure_of(words: str, clause: str, share: Share) -> str:
    """Return what was measured: the opinion's words, from the verb that holds it on.

    Args:
        words: The sentence.
        clause: The share's clause.
        share: The share.
    """
    before, _, behind = clause.partition(words[share.first : share.last])
    if named := _NAMED.search(before + words[share.first : share.at]):
        return f"support for {named[1] or named[2]}"
    if backed := _BACKED.search(before):
        way = "opposition to" if backed["how"] == "opposed" else "support for"
        return f"{way} {backed[1]}"
    if _SUPPORT.match(behind) and (winner := _WINNER.search(before)):
        return f"support for {winner[1]}"
    if share.is_second and (rival := _RIVAL.search(before) or _OVER.match(behind)):
        return f"support for {next(name for name in rival.groups() if name)}"
    if not share.is_second and (leader := _LEADER.search(before)):
        return f"support for {leader[1]}"
    held = (
        _SIDED.match(behind)
        or _SAID.search(behind)
        or _HELD.search(behind)
        or _STANDING.search(clause)
    )
    if held is None:
        held = _HELD.search(before)
    if held is None and _SHARED.match(behind):
        held = _SAID.search(words[share.right :]) or _HELD.search(words[share.right :])
    plain = before if _WHERE.match(behind) else behind or before
    measure = _clean(held[1] if held else plain)
    own = re.match(r"\s+(?:of\s+[\w\s]{1,40})?who\b", behind)  # "to 45 percent who view him badly"
    if own:
        return measure.removeprefix("who ")
    if _SUPPORT_AMONG.match(measure) and (holder := _HOLDER.search(before)):
        return f"support for {holder['who']}"  # "sits at 85 percent support among"
    return f"against: {measure}" if share.is_second else measure


def _clean(words: str) -> str:
    words = re.sub(r"^(?:that\s+)?they\s+", "", words.strip(' ,.()“”"\n'))
    return re.sub(r"\s+(?:at|by|with)$", "", words).strip(' ,.“”"')
