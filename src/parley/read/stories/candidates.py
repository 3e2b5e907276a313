"""Which claims are worth comparing: those of one kind and time that share a telling word."""

from collections import Counter
from collections.abc import Iterator

from parley.read.stories.account import Account
from parley.read.stories.agreement import PRESS_DAYS

#: Telling words of an account that are indexed: two accounts of one act share some of their own
#: (prefix filtering: Bayardo, Ma and Srikant, 2007).
_INDEXED_WORDS = 6
#: Days a bucket has: a window of PRESS_DAYS touches two at most.
_BUCKET_DAYS = PRESS_DAYS + 1
#: Accounts that one is compared with, those with the most words in common first.
_MOST_COMPARED = 40

Key = tuple[str, str, int, str]


class Candidates:
    """An index of accounts by kind, days and telling words."""

    def __init__(self) -> None:
        self._posted: dict[Key, list[int]] = {}
        self._accounts: list[Account] = []

    def add(self, account: Account) -> None:
        """Take in an account."""
        number = len(self._accounts)
        self._accounts.append(account)
        for key in _keys(account):
            self._posted.setdefault(key, []).append(number)

    def like(self, account: Account) -> Iterator[Account]:
        """Yield accounts of other sources that may tell the same."""
        found = Counter(n for key in _keys(account) for n in self._posted.get(key, ()))
        for number, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[
            :_MOST_COMPARED
        ]:
            other = self._accounts[number]
            if other.sha256 != account.sha256:
                yield other


def _keys(account: Account) -> set[Key]:
    told, kind = account.told, account.claim.kind
    # The weightiest and longest words are the rarest; the alphabet settles what is left.
    rarest = sorted(account.words, key=lambda w: (-account.words[w], -len(w), w))
    words = set(rarest[:_INDEXED_WORDS]) | {f"{figure.value:g}" for figure in account.figures}
    # Talks may be told in words of which none is the same; their parties are.
    words |= {f"@{actor.side}" for actor in told.by} if kind == "event" and not told.to else set()
    return {(kind, told.label, bucket, word) for bucket in _buckets(account) for word in words}


def _buckets(account: Account) -> set[int]:
    """Return the stretches of days an account may be of; 0 for one that nothing dates."""
    buckets = {period.first.toordinal() // _BUCKET_DAYS for period in _stated(account)}
    window = account.window(PRESS_DAYS)
    if window is not None:
        first, last = (day.toordinal() // _BUCKET_DAYS for day in window)
        buckets.update(range(first, last + 1))
    return buckets or {0}


def _stated(account: Account) -> Iterator:  # type: ignore[type-arg]
    yield from (period for period in (account.told.when, account.told.due) if period is not None)
