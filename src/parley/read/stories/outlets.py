"""Whose report a claim is: the outlet it came through, else its source's publisher."""

import re

from parley.read.stories.account import Account
from parley.records import Claim, Source

_LETTERS = re.compile(r"[\W_]+")


def outlet_of(claim: Claim, source: Source) -> str:
    """Return the outlet whose report a claim is, the source's identity where nobody names one."""
    relayed = claim.via[0].removeprefix("OUTLET:") if claim.via else ""
    return _folded(relayed) or _folded(source.publisher) or claim.source_sha256


def publisher_of(source: Source) -> str:
    """Return who published a source, its identity where that is not known."""
    return _folded(source.publisher) or source.sha256


def share_outlet(first: Account, second: Account) -> bool:
    """Tell whether two claims are reports of one outlet, one of them perhaps through another."""
    return outlet_of(first.claim, first.source) == outlet_of(second.claim, second.source)


def _folded(name: str) -> str:
    return _LETTERS.sub("", name.casefold().removeprefix("the "))
