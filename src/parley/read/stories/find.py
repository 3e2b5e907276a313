"""From sources and their claims to merges: what is one, what differs, and why."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from parley.read.stories.account import Account
from parley.read.stories.agreement import PRESS_DAYS
from parley.read.stories.candidates import Candidates
from parley.read.stories.copies import COPY_SHARE, Copied, CopyIndex, copied_claims, edited
from parley.read.stories.groups import Groups
from parley.read.stories.likeness import ENOUGH, Likeness, compare, contradictions
from parley.read.stories.outlets import share_outlet
from parley.read.stories.passages import FEWEST_WORDS
from parley.records import Claim, Ground, Merge, Source

METHOD = "same story, read 1"
_COPY_PARAMETERS = (("fewest words", float(FEWEST_WORDS)), ("share of a copy", COPY_SHARE))
_ACCOUNT_PARAMETERS = (("score needed", ENOUGH), ("press days", float(PRESS_DAYS)))


def find_merges(
    sources: Iterable[Source],
    claims: Iterable[Claim],
    *,
    decided: Iterable[Merge] = (),
    new: Collection[str] | None = None,
) -> tuple[Merge, ...]:
    """Return the merges that sources and claims call for beside those that are decided.

    The order in which sources and claims come does not matter.

    Args:
        sources: Everything read so far.
        claims: Their claims.
        decided: Merges that stand; what they keep apart stays apart.
        new: SHA-256 of the sources to look for; all of them where not given.

    Returns:
        Merges of sources that are one text, then of claims: copies, then other accounts, then
        pairs that tell the same but contradict each other.
    """
    search = _Search.over(sources, claims, decided, new)
    return (*search.copies(), *search.accounts())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    sources: tuple[Source, ...]
    accounts_of: dict[str, list[Account]]
    account: dict[str, Account]
    groups: Groups
    held: set[tuple[str, str]]
    new: Collection[str]

    @classmethod
    def over(
        cls,
        sources: Iterable[Source],
        claims: Iterable[Claim],
        decided: Iterable[Merge],
        new: Collection[str] | None,
    ) -> "_Search":
        """Return a search whose sources stand in an order of their own, oldest first."""
        known = {source.sha256: source for source in sources}
        ordered = sorted(known.values(), key=lambda s: (s.published or date.max, s.sha256))
        accounts_of: dict[str, list[Account]] = {}
        accounts = [Account.of(claim, known[claim.source_sha256]) for claim in claims]
        for account in sorted(accounts, key=_reading_order):
            accounts_of.setdefault(account.sha256, []).append(account)
        merges = tuple(decided)
        groups = Groups(merge.pair for merge in merges if merge.decision == "apart")
        for merge in merges:
            if merge.decision == "one":
                groups.join(*merge.pair)
        return cls(
            sources=tuple(ordered),
            accounts_of=accounts_of,
            account={a.id: a for listed in accounts_of.values() for a in listed},
            groups=groups,
            held={merge.pair for merge in merges},
            new=known.keys() if new is None else new,
        )

    def _in_turn(self, take_in: Callable[[Source], None]) -> Iterator[Source]:
        """Yield each new source; those before it, and all old ones, are taken in by then."""
        for source in self.sources:
            if source.sha256 not in self.new:
                take_in(source)
        for source in self.sources:
            if source.sha256 in self.new:
                yield source
                take_in(source)

    def copies(self) -> Iterator[Merge]:
        """Yield sources that are one text, and the claims of one wording in them."""
        index = CopyIndex()
        of_claims: list[Merge] = []
        for source in self._in_turn(index.add):
            found = list(index.copies(source))
            if not found:
                continue
            index.add(source)
            for copied in found:
                ground = copied.ground()
                if copied.share >= COPY_SHARE and self._join(copied.first, copied.second):
                    yield _merge(
                        "source", (copied.first, copied.first), (copied.second, copied.second),
                        relation="copy", reasons=(ground,), score=copied.share,
                        parameters=_COPY_PARAMETERS,
                    )  # fmt: skip
                for first, second, changed in copied_claims(copied, index, self.accounts_of):
                    of_claims += self._copied(first, second, changed, copied)
        yield from of_claims

    def _copied(
        self, first: Account, second: Account, changed: tuple[Ground, ...], copied: Copied
    ) -> Iterator[Merge]:
        ids = first.id, second.id
        if changed and not self._is_held(*ids):
            self.groups.forbid(*ids)
            self.held.add(_ids(first, second))  # said once: it is no other account, too
        elif changed or not self._join(*ids, fit=self._unedited):
            return
        # Somebody may have said that the two sources are no copies.
        is_apart = self.groups.are_apart(copied.first, copied.second)
        yield _of_claims(
            first, second, "independent" if is_apart else "copy", (copied.ground(),), changed,
            score=1.0, parameters=_COPY_PARAMETERS,
        )  # fmt: skip

    def accounts(self) -> Iterator[Merge]:
        """Yield claims that tell one act in other words, then pairs that contradict each other."""
        index = Candidates()
        found: list[tuple[Account, Account, Likeness]] = []

        def take_in(source: Source) -> None:
            for account in self.accounts_of.get(source.sha256, ()):
                index.add(account)

        for source in self._in_turn(take_in):
            for account in self.accounts_of.get(source.sha256, ()):
                for other in index.like(account):
                    if self.groups.are_one(account.id, other.id):
                        continue
                    likeness = compare(account, other)
                    if likeness is not None and likeness.score >= ENOUGH:
                        found.append((account, other, likeness))
        found.sort(key=lambda pair: (-pair[2].score, *_ids(pair[0], pair[1])))
        for first, second, likeness in found:
            if not likeness.differences and self._join(first.id, second.id, fit=self._fit):
                yield _told(first, second, likeness)
        yield from self._differing(found)

    def _differing(self, found: Iterable[tuple[Account, Account, Likeness]]) -> Iterator[Merge]:
        """Yield pairs that contradict each other, one for any two groups."""
        seen: set[tuple[str, str]] = set()
        for first, second, likeness in found:
            heads = [min(self.groups.of(a.id)) for a in (first, second)]
            pair = min(heads), max(heads)
            if likeness.differences and pair[0] != pair[1] and pair not in seen:
                seen.add(pair)
                if not self._is_held(first.id, second.id):
                    yield _told(first, second, likeness)

    def _is_held(self, first: str, second: str) -> bool:
        return (min(first, second), max(first, second)) in self.held

    def _join(
        self, first: str, second: str, *, fit: Callable[[str, str], bool] = lambda a, b: True
    ) -> bool:
        return not self._is_held(first, second) and self.groups.join(first, second, fit=fit)

    def _unedited(self, first: str, second: str) -> bool:
        """Tell whether two copied claims may be one: a third without a figure joins no others."""
        a, b = self.account.get(first), self.account.get(second)
        return a is None or b is None or not edited(a, b)

    def _fit(self, first: str, second: str) -> bool:
        """Tell whether two claims of groups to be joined may be one.

        They contradict each other in nothing, and are of two sources: what one text tells apart,
        another does not join.
        """
        a, b = self.account.get(first), self.account.get(second)
        if a is None or b is None:
            return True
        return a.sha256 != b.sha256 and not contradictions(a, b)


def _reading_order(account: Account) -> tuple[int, int, str, str]:
    span = account.claim.span
    return span.start, span.end, account.claim.kind, account.id


def _ids(first: Account, second: Account) -> tuple[str, str]:
    a, b = first.id, second.id
    return min(a, b), max(a, b)


def _told(first: Account, second: Account, likeness: Likeness) -> Merge:
    relation = "outlet" if share_outlet(first, second) else "independent"
    return _of_claims(
        first, second, relation, likeness.reasons, likeness.differences,
        score=likeness.score, parameters=_ACCOUNT_PARAMETERS,
    )  # fmt: skip


def _of_claims(
    first: Account,
    second: Account,
    relation: str,
    reasons: tuple[Ground, ...],
    differences: tuple[Ground, ...],
    *,
    score: float,
    parameters: tuple[tuple[str, float | str], ...],
) -> Merge:
    return _merge(
        first.claim.kind, (first.id, first.sha256), (second.id, second.sha256), relation=relation,
        reasons=reasons, differences=differences, score=score, parameters=parameters,
    )  # fmt: skip


def _merge(
    of: str,
    first: tuple[str, str],
    second: tuple[str, str],
    *,
    relation: str,
    reasons: tuple[Ground, ...],
    differences: tuple[Ground, ...] = (),
    score: float,
    parameters: tuple[tuple[str, float | str], ...],
) -> Merge:
    """Return the merge of two (record, source), whichever comes first."""
    if second < first:
        first, second = second, first
        reasons, differences = (tuple(map(_turned, g)) for g in (reasons, differences))
    return Merge(
        of=of,
        first=first[0],
        second=second[0],
        sources=(first[1], second[1]),
        relation=relation,
        decision="apart" if differences else "one",
        reasons=reasons,
        differences=differences,
        score=round(min(1.0, score), 3),
        method=METHOD,
        parameters=parameters,
    )


def _turned(ground: Ground) -> Ground:
    return replace(ground, first=ground.second, second=ground.first)
