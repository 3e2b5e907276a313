"""When a test was fixed, by whom, and whether it was changed after data were seen."""

from collections.abc import Iterable, Mapping, Sequence

from parley import check, ledger
from parley.records import Claim, Stamp, Story, Test

#: A pledge's identity -> what else it has been called in the ledger.
Aliases = Mapping[str, frozenset[str]]


def heads_of(
    ids: Iterable[str], *, book: ledger.Ledger, stories: Iterable[Story]
) -> dict[str, str]:
    """Return, for pledges by identities of any time, the claim that stands for each now.

    A claim that was corrected is followed to what stands in its place, one that other sources
    tell, too, to the one that stands for the story.
    """
    story = {member: each.members[0] for each in stories for member in each.members}
    standing = {claim.id for claim in book.claims("pledge")}
    found = {}
    for id_ in ids:
        now = id_ if id_ in standing else _last(book, id_)
        if now is not None:
            found[id_] = story.get(now, now)
    return found


def _last(book: ledger.Ledger, id_: str) -> str | None:
    """Return what stands in a claim's place now, `None` where the ledger never held it."""
    if not book.holds(id_):
        return None
    record = book.history(id_)[-1].record
    return record.id if isinstance(record, Claim) else None


def aliases_of(
    tests: Sequence[Test], *, book: ledger.Ledger, stories: Iterable[Story]
) -> dict[str, frozenset[str]]:
    """Return what else each tested pledge was called by the tests on record."""
    current = {test.pledge for test in tests}
    earlier = dict.fromkeys(test.pledge for test in book.tests() if test.pledge not in current)
    aliases: dict[str, set[str]] = {}
    for old, now in heads_of(earlier, book=book, stories=stories).items():
        aliases.setdefault(now, set()).add(old)
    return {now: frozenset(old) for now, old in aliases.items()}


def changes_of(
    tests: Sequence[Test], *, book: ledger.Ledger, stories: Iterable[Story]
) -> dict[str, tuple[str, ...]]:
    """Return what of each test was changed after data were seen, by the test's identity."""
    return check.changes(
        tests,
        tests=book.tests(),
        findings=book.findings(),
        names=aliases_of(tests, book=book, stories=stories),
    )


def stamps_of(
    tests: Sequence[Test], changed: Mapping[str, Sequence[str]], *, book: ledger.Ledger
) -> tuple[Stamp, ...]:
    """Return the stamp of each test: the row of the ledger that first held it, if one does."""
    stamps = []
    for test in tests:
        fields = tuple(changed.get(test.id, ()))
        if not book.holds(test.id):
            stamps.append(Stamp(pledge=test.pledge, test=test.id, changed=fields))
            continue
        first = book.history(test.id)[0]
        stamps.append(
            Stamp(
                pledge=test.pledge,
                test=test.id,
                by=first.author,
                at=first.recorded,
                row=first.number,
                changed=fields,
            )
        )
    return tuple(stamps)
