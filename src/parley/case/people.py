"""What people say of verdicts: filed word by word, put together when it is asked for."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from parley import check, ledger
from parley.case.fixing import heads_of
from parley.errors import InputError
from parley.records import HORIZONS, Judgement, Override, Story

#: What a person can say of a finding.
SAYABLE = ("kept", "partly", "broken", "not-observed", "not-testable")


def file_verdict(
    book: ledger.Ledger,
    pledge: str,
    horizon: str,
    *,
    name: str,
    verdict: str,
    author: str,
    reason: str,
    stories: Iterable[Story],
) -> Override | None:
    """File a person's verdict on a pledge at a horizon; return what people say of it now.

    Args:
        book: The ledger.
        pledge: Identity of the pledge.
        horizon: One of `HORIZONS`.
        name: The pledge's name in the case, for messages.
        verdict: One of `SAYABLE`, or `withdrawn` to take an earlier word back.
        author: Who says so.
        reason: Why.
        stories: Which pledges are told by several sources.

    Raises:
        InputError: No such horizon or verdict, or a name that is obviously another spelling of
            one that has spoken.
    """
    if horizon not in HORIZONS:
        raise InputError(f"{name}: horizon {horizon!r} is not one of {', '.join(HORIZONS)}")
    allowed = (*SAYABLE, check.WITHDRAWN)
    if verdict not in allowed:
        raise InputError(f"{name} {horizon}: {verdict!r} is not one of {', '.join(allowed)}")
    author = " ".join(author.split())
    with book.together():
        said = [each for each in book.judgements() if each.horizon == horizon]
        now = _now_called(said, book=book, stories=stories)
        said = [each for each in said if now[each.about] == pledge]
        _require_one_spelling(author, said, f"{name} {horizon}")
        _require_news(author, verdict, said, f"{name} {horizon}")
        judgement = Judgement(
            about=pledge,
            author=author,
            decision=verdict,
            reason=reason,
            at=datetime.now(UTC),
            horizon=horizon,
        )
        book.append(judgement, author=author)
    found = check.overrides([*said, judgement], now=now)
    return found[0] if found else None


def overrides_of(
    book: ledger.Ledger, *, stories: Iterable[Story], as_of: date | None
) -> tuple[Override, ...]:
    """Return what people say of every finding, as known on a day; all of it where none is given."""
    said = [each for each in book.judgements(as_of=as_of) if each.horizon]
    return check.overrides(said, now=_now_called(said, book=book, stories=stories))


def _now_called(
    said: Sequence[Judgement], *, book: ledger.Ledger, stories: Iterable[Story]
) -> dict[str, str]:
    """Return what each pledge that people spoke of is called now."""
    then = dict.fromkeys(each.about for each in said)
    return dict(zip(then, then, strict=True)) | heads_of(then, book=book, stories=stories)


def _require_one_spelling(author: str, said: Sequence[Judgement], where: str) -> None:
    for earlier in said:
        if earlier.author != author and check.same_person(earlier.author, author):
            raise InputError(
                f"{where}: {author!r} is obviously {earlier.author!r}, who has judged it already, "
                f"and a verdict needs two people; write the name as before to change that word, "
                f"or both names in full where they are two people"
            )


def _require_news(author: str, verdict: str, said: Sequence[Judgement], where: str) -> None:
    last = next((each for each in reversed(said) if each.author == author), None)
    if verdict == check.WITHDRAWN and (last is None or last.decision == check.WITHDRAWN):
        raise InputError(f"{where}: {author} has no word on it that could be withdrawn")
    if last is not None and last.decision == verdict:
        raise InputError(
            f"{where}: {author} said {verdict!r} already, on {last.at:%Y-%m-%d} ({last.reason}); "
            "a verdict stands when a second person says the same"
        )
