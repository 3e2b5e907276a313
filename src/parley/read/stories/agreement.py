"""How well two accounts agree in one thing: their days, places, names and words."""

from difflib import SequenceMatcher

from parley.read.stories.account import Account
from parley.read.stories.parties import NO, UNKNOWN
from parley.read.stories.words import find_words
from parley.records import Claim, Period, Statement

ONE = 1.0
_HALF, _QUARTER = 0.5, 0.25
#: Days within which two newspapers tell of one act that neither dates: the day itself, the next
#: day's papers, a weekly's or a weekend's.
PRESS_DAYS = 3
_FIGURE_WEIGHT = 1.5
#: Words of a quotation that two speakers, or one on two days, hardly put alike.
_VERBATIM_WORDS = 4
#: Share of the names of the account with fewer that the other must have more than: who has a
#: people in common and not the town tells of another town.
_NAMES_SHARE = 0.5
#: Likeness of two spellings of one name (Ratcliff and Obershelp's measure).
_VARIANT = 0.75


def days_agree(first: Account, second: Account) -> float:
    """Return how well the days agree: 0 where they cannot be one."""
    a, b = first.told, second.told
    for one, two in ((a.due, b.due), (a.when, b.when)):
        if one and two and overlap(one, two):
            return ONE if max(one.days, two.days) <= PRESS_DAYS else _HALF
    if a.when and b.when:
        return NO
    ours, theirs = first.window(PRESS_DAYS), second.window(PRESS_DAYS)
    if ours is None or theirs is None:
        return _QUARTER
    if ours[0] > theirs[1] or theirs[0] > ours[1]:
        return NO
    return _HALF if first.source.published == second.source.published else UNKNOWN


def overlap(a: Period, b: Period) -> bool:
    """Tell whether two periods have a day in common."""
    return a.first <= b.last and b.first <= a.last


def places_agree(first: Account, second: Account) -> float:
    """Return whether a place is the same: `UNKNOWN` where either names none."""
    ours, theirs = ({name.casefold() for name in x.told.where} for x in (first, second))
    if not ours or not theirs:
        return UNKNOWN
    return ONE if ours & theirs else NO


def names_agree(first: Account, second: Account) -> float:
    """Return whether people, towns and bodies, or figures, are the same: `UNKNOWN` without any."""
    figures = {f.value for f in first.figures} & {f.value for f in second.figures}
    fewer, more = sorted((first.names, second.names), key=len)
    if not fewer:
        return ONE if figures else UNKNOWN
    found = sum(name in more or any(_is_variant(name, other) for other in more) for name in fewer)
    return ONE if found > _NAMES_SHARE * len(fewer) else NO


def _is_variant(name: str, other: str) -> bool:
    """Tell whether two names are spellings of one: Kiev and Kyiv, Chernigov and Chernihiv."""
    if name[0] != other[0] or abs(len(name) - len(other)) > 2:
        return False
    return SequenceMatcher(None, name, other, autojunk=False).ratio() >= _VARIANT


def is_verbatim(first: Account, second: Account) -> bool:
    """Tell whether both quote the same words."""
    if not (_is_direct(first.claim) and _is_direct(second.claim)):
        return False
    ours, theirs = ([w for _, _, w in find_words(x.claim.span.text)] for x in (first, second))
    return ours == theirs and len(ours) >= _VERBATIM_WORDS


def _is_direct(claim: Claim) -> bool:
    return isinstance(claim, Statement) and claim.mode == "direct"


def words_agree(first: Account, second: Account, *, with_figures: bool) -> tuple[float, float]:
    """Return how well words and figures agree, and the weight of what both have.

    The agreement is the mean of the shares of the shorter and of the longer account: one tells
    more than the other, yet all of the shorter may be in it.

    Args:
        first: An account.
        second: Another.
        with_figures: Whether figures count: those that contradict each other do not.
    """
    ours, theirs = (_weighed(a, with_figures=with_figures) for a in (first, second))
    shared = sum(weight for word, weight in ours.items() if word in theirs)
    sizes = sorted((sum(ours.values()), sum(theirs.values())))
    if not sizes[0]:
        return 0.0, 0.0
    return (shared / sizes[0] + shared / sizes[1]) / 2, shared


def has_word_beside_names(first: Account, second: Account) -> bool:
    """Tell whether two accounts share more than names, and an act of a class: what is said."""
    words = [w for w in first.words if w in second.words and w not in first.names | second.names]
    same_act = first.told.act == second.told.act not in ("", "other")
    return same_act or sum(first.words[word] for word in words) >= ONE


def _weighed(account: Account, *, with_figures: bool) -> dict[str, float]:
    figures = account.figures if with_figures else ()
    # An act of one class is as good as a common word: "withdraw" and "leave".
    act = {f"act: {account.told.act}": ONE} if account.told.act not in ("", "other") else {}
    return account.words | {f"{f.value:g}": _FIGURE_WEIGHT for f in figures} | act
