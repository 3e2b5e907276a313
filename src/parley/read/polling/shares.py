"""Shares of opinion in a sentence: which percentages measure what people think."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parley.read.times.numbers import NUMBER, read_number

_PERCENT = r"(?:\s*%|[\s-]+(?:percent|per\s+cent)\b)"
_SHARE = re.compile(
    rf"(?P<hedge>\b(?:around|about|nearly|almost|roughly|some|over|more than|less than|fewer than|"
    rf"at least|up to|approximately|just under|just over|only|above|below|under)\s+)?"
    rf"(?P<value>{NUMBER}){_PERCENT}",
    re.IGNORECASE,
)
#: "36-to-40-percent", "10 to 15 percent": no one share.
_RANGE = re.compile(r"\d[\s-]+(?:to|or|and)[\s-]+$|\d\s*[-–]\s*$|\d,\s+$|%\s*[-–]\s*$")
_SURVEY = re.compile(
    r"\b(?:(?<!to the )(?<!at the )polls?|polled|polling|pollsters?|survey(?:s|ed)?|respondents?|"
    r"(?:dis)?approval ratings?|favou?rability)\b",
    re.IGNORECASE,
)
_OPINION = (
    r"(?:approv\w+|disapprov\w+|support\w*|oppos\w+|favou?r\w*|believ\w+|think\w*|thought|feel\w*|"
    r"felt|trust\w*|distrust\w*|agree\w*|disagree\w*|prefer\w*|want\w*|back(?:ed|s|ing)?|"
    r"reject\w*|regard\w*|consider\w*|expect\w*|view\w*|s(?:ay|aid|aying)|told|answer\w*|hold|held|"
    r"see|saw|would|plan\w*|dislike\w*|like\w*|satisf\w+|optimis\w+|pessimis\w+|willing|unwilling)"
)
#: People with a verb of opinion right behind a share: "40 percent of the members oppose".
_HOLDERS = re.compile(
    rf"\s+(?:of\s+(?:[\w.’'-]+\s+){{1,7}}?)?(?:who\s+|that\s+)?(?:also\s+|now\s+|still\s+|"
    rf"continue(?:d)?\s+to\s+|do(?:es)?\s+not\s+|did\s+not\s+|do(?:es)?n[’']t\s+|are\s+|were\s+|"
    rf"is\s+|was\s+)*{_OPINION}\b",
    re.IGNORECASE,
)
#: Signs of opinion around a share where a survey is told of.
_CUE = re.compile(
    rf"\b(?:{_OPINION}|in favou?r|undecided|lead(?:s|ing)?|led|trail(?:s|ed|ing)?|opinion|"
    rf"popularity|ratings?|opposition|approval|vote)\b|"
    rf"\bin\s+(?:[\w-]+\s+){{0,4}}polls?\b",
    re.IGNORECASE,
)
#: A name that a share in a survey stands behind: "and Otieno at 8 percent", "had him above 50".
_NAME_AT = re.compile(
    r"\b(?:[A-Z][\w.’'-]+|him|her|them)\s+(?:in \w+ )?(?:at|above|below|over|under)\s*$"
)
#: Signs that are enough where the survey was told of in an earlier paragraph.
_PREFERENCE = re.compile(
    r"\b(?:favou?r(?:s|ed|ing)?|prefer\w*|back(?:ed|s|ing)?|support\w*|oppos\w+|approv\w+|"
    r"disapprov\w+|distrust\w*|trust\w*|disagree\w*|agree\w*|undecided|lead(?:s|ing)?|"
    r"trail(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
#: What is counted or paid: a share near it measures no opinion.
_COUNTED = (
    r"(?:GDP|inflation|tariffs?|tax(?:es)?|interest rate|growth|exports?|imports?|budgets?|"
    r"prices?|income|turnout|enrich\w+|uranium|seats?|votes? cast|scorecard|unemployment|wages?|"
    r"delegates?|points? (?:higher|lower))"
)
_NOT_OPINION = re.compile(rf"\b{_COUNTED}\b", re.IGNORECASE)
#: What a share can be of that holds no opinion.
_OF_THINGS = re.compile(
    rf"\s+(?:of|in|on|for)\s+(?:the\s+|its\s+|their\s+|an?\s+)?(?:[\w’'-]+\s+){{0,2}}?"
    rf"(?:{_COUNTED}|votes?|territory|land|island|country|area|region|capacity|costs?|sales|"
    rf"revenue|spending|output|production|emissions?)\b",
    re.IGNORECASE,
)
#: What people are rather than think: "93 percent of voters there were white".
_IS_SO = re.compile(
    r"(?:\s+of\s+(?:[\w’'-]+\s+){1,8}?)?\s*\b(?:are|is|were|was)\s+(?:white|black|female|male|women|men|"
    r"young|old|older|younger|married|single|Catholics?|Protestants?|Muslims?|Jewish|Christians?|"
    r"Hispanics?|Latinos?|unemployed|illiterate|registered|born|aged)\b",
    re.IGNORECASE,
)
#: What is counted on a polling day: votes won, no answers to a question.
_RESULT = re.compile(
    r"\b(?:w[oi]n(?:s|ning)?|carr(?:y|ies|ied)|captur\w+|clinch\w*|finish\w*|re-?elected|elected|"
    r"ballots?|votes? counted|precincts?)\b",
    re.IGNORECASE,
)
#: Shares set against each other: "39 percent to 35 percent".
_AGAINST = re.compile(
    r"\s*,?\s*(?:to|versus|vs\.?|against|compared (?:to|with))\s*(?:[A-Z][\w.-]+[’']s\s+)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A measured share of opinion in a sentence, at offsets into it.

    Attributes:
        start: First code point, the hedge included.
        at: First code point of the number.
        end: One past the last.
        value: Per cent, 0 to 100.
        hedge: "around", "some"; `""` for none.
        first: Where the shares that it is set against begin; its own start for none.
        last: Where they end.
        left: Where the share before ends, 0 for none.
        right: Where the share behind begins, the sentence's length for none.
    """

    start: int
    at: int
    end: int
    value: float
    hedge: str
    first: int
    last: int
    left: int
    right: int

    @property
    def is_second(self) -> bool:
        """Whether the share is one that another is set against."""
        return self.start > self.first


def is_survey(words: str) -> bool:
    """Tell whether words speak of a survey."""
    return bool(_SURVEY.search(words))


def shares_in(words: str, *, surveyed: bool, ever: bool) -> Iterator[Share]:
    """Yield the shares of opinion in a sentence.

    Args:
        words: The sentence.
        surveyed: A survey is told of in its paragraph.
        ever: A survey is told of in the text so far.
    """
    cue = _CUE if surveyed else _PREFERENCE
    found = list(_SHARE.finditer(words))
    for group in _groups(words, found):
        first, last = group[0], group[-1]
        before, behind = found.index(first), found.index(last) + 1
        left = found[before - 1].end() if before else 0
        right = found[behind].start() if behind < len(found) else len(words)
        if _OF_THINGS.match(words, last.end()) or _IS_SO.match(words, last.end()):
            continue
        if not is_survey(words) and _RESULT.search(words, left, right):
            continue
        held = _HOLDERS.match(words, last.end())
        named = surveyed and _NAME_AT.search(words[left : first.start("value")])
        told = ever and cue.search(words, left, right)
        if not held and (_NOT_OPINION.search(words, left, right) or not (named or told)):
            continue
        for match in group:
            value = read_number(match["value"].lower())
            ranged = _RANGE.search(words[: match.start("value")]) and len(group) == 1
            if value is None or not 0 <= value <= 100 or ranged:
                continue
            hedge = (match["hedge"] or "").strip().lower()
            yield Share(
                start=match.start(),
                at=match.start("value"),
                end=match.end(),
                value=float(value),
                hedge="" if hedge == "only" else hedge,
                first=first.start(),
                last=last.end(),
                left=left,
                right=right,
            )


def _groups(words: str, found: list["re.Match[str]"]) -> Iterator[list["re.Match[str]"]]:
    """Yield the shares of a sentence, those set against each other together."""
    group: list[re.Match[str]] = []
    for match in found:
        if group and not _AGAINST.fullmatch(words, group[-1].end(), match.start()):
            yield group
            group = []
        group.append(match)
    if group:
        yield group
