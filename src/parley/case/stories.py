"""Same story: merges filed after a reading, listed for people, and undone by them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from parley import ledger, pipeline
from parley.case.tables import Table
from parley.errors import LedgerError, MissingInput
from parley.records import Claim, Merge, Source, Story

#: Digits by which a merge is listed and named; fewer will do where they name one only.
SHORT = 12
#: Fewest digits that name a record: with fewer, a word typed by mistake might name one.
_FEWEST_DIGITS = 4


def file_merges(book: ledger.Ledger, *, new: Collection[str] | None = None) -> tuple[Merge, ...]:
    """File which sources and claims are one beside what is decided, and return what is new.

    It may be repeated: what stands is left as it is, and what somebody set apart stays so.

    Args:
        book: The ledger.
        new: SHA-256 of the sources to look for; all of them where not given.
    """
    head = book.head()
    found = _found(book, new)  # other runs may write meanwhile: in a large case this takes minutes
    with book.together():
        if book.head() != head:
            found = _found(book, new)
        book.append(found)
    return found


def _found(book: ledger.Ledger, new: Collection[str] | None) -> tuple[Merge, ...]:
    sources, claims = book.sources(), book.claims()
    if len(sources) < 2:
        return ()
    return pipeline.find_merges(sources, claims, decided=_decided(book, claims), new=new)


def _decided(book: ledger.Ledger, claims: Iterable[Claim]) -> list[Merge]:
    """Return the merges that stand, what people set apart under the claims' present identities.

    A merge lapses with the claim it rests on: once that is corrected, its words and figures are
    compared anew. What a person keeps apart follows the claims through their corrections.
    """
    standing = {claim.id for claim in claims}
    decided = []
    for merge in book.merges():
        if merge.decision == "apart" and not merge.differences and merge.of != "source":
            now = [id_ if id_ in standing else _last(book, id_) for id_ in merge.pair]
            if now[0] != now[1]:
                merge = replace(merge, first=min(now), second=max(now))
        decided.append(merge)
    return decided


def _last(book: ledger.Ledger, id_: str) -> str:
    """Return the identity of what stands in a claim's place now."""
    record = book.history(id_)[-1].record
    return record.id if isinstance(record, Claim) else id_


def undo(book: ledger.Ledger, id_: str, *, author: str, reason: str) -> tuple[str, ...]:
    """Undo a merge, or any correction; return the identities that now stand.

    Where two sources are said to be no copies, the claims of one wording in them are still one,
    but told by two independent sources; where that is undone, they are copies again.

    Args:
        book: The ledger.
        id_: Identity of a merge or of a record that corrects another; its first digits will do.
        author: Who says so.
        reason: Why.

    Raises:
        MissingInput: No such record, or digits that several share.
        LedgerError: There is nothing to undo, or it was undone before.
    """
    merges = {merge.id: merge for merge in book.merges()}
    _require_not_undone(book, id_, merges.values())
    whole = _whole(id_, merges)
    merge = merges.get(whole)
    with book.together():
        if merge is None or merge.decision == "apart":
            undone = [book.undo(whole, author, reason)]
            if merge is not None and merge.of == "source":
                within = _claims_of(merge, merges.values(), relation="independent")
                undone += [
                    book.undo(each.id, author, reason) for each in within if _was_copy(book, each)
                ]
            return tuple(undone)
        undone = [book.correct(whole, merge.apart(), author, reason)]
        if merge.of == "source":
            within = _claims_of(merge, merges.values(), relation="copy")
            undone += [
                book.correct(each.id, replace(each, relation="independent"), author, reason)
                for each in within
            ]
        return tuple(undone)


def _claims_of(merge: Merge, merges: Iterable[Merge], *, relation: str) -> list[Merge]:
    """Return the merges of claims between the two sources of a merge that are so related."""
    return [
        each
        for each in merges
        if each.of != "source"
        and each.decision == "one"
        and each.relation == relation
        and set(each.sources) == set(merge.sources)
    ]


def _was_copy(book: ledger.Ledger, merge: Merge) -> bool:
    first = book.history(merge.id)[0].record
    return isinstance(first, Merge) and first.relation == "copy"


def _require_not_undone(book: ledger.Ledger, id_: str, merges: Iterable[Merge]) -> None:
    """Refuse to take apart again what is apart; the row that stands in its place has another id.

    Raises:
        LedgerError: Somebody undid it before.
    """
    if len(id_) < _FEWEST_DIGITS:
        return
    for merge in merges:
        if merge.decision == "one" or merge.differences or merge.id.startswith(id_):
            continue
        *earlier, last = book.history(merge.id)
        ids = [entry.record.id for entry in earlier if isinstance(entry.record, Merge)]
        if any(each.startswith(id_) for each in ids):
            raise LedgerError(
                f"merge {id_[:SHORT]} was taken apart by {last.author} already ({last.reason}); to "
                f"put it back: parley undo CASE {merge.id[:SHORT]} --by NAME --reason WORDS"
            )


def _whole(id_: str, merges: Collection[str]) -> str:
    """Return the identity of the merge whose first digits these are; others are given whole."""
    found = [whole for whole in merges if len(id_) >= _FEWEST_DIGITS and whole.startswith(id_)]
    if len(found) > 1:
        shown = ", ".join(whole[:SHORT] for whole in found[:3])
        raise MissingInput(f"{id_} names {len(found)} merges ({shown}, …); give more digits")
    if not found and len(id_) < len("0" * 64):
        raise MissingInput(
            f"no merge {id_!r} in this case; list them with: parley merges CASE, or give the whole "
            "identity of a correction"
        )
    return found[0] if found else id_


def merge_table(book: ledger.Ledger, source: str | None) -> Table[Merge]:
    """Return the merges of records that stand, of one source or of all, with a row for each."""
    merges = [merge for merge in book.merges() if source in (None, *merge.sources)]
    # Only what the merges name is opened: a case may hold ten thousand other articles.
    named = dict.fromkeys(sha256 for merge in merges for sha256 in merge.sources)
    sources = [found for sha256 in named if (found := book.source(sha256)) is not None]
    claims = [claim for sha256 in named for claim in book.claims(source=sha256)]
    standing = {s.sha256 for s in sources} | {claim.id for claim in claims}
    merges = [merge for merge in merges if standing.issuperset(merge.pair)]
    return Table(merges, _rows(book, merges, sources, claims))


def _rows(
    book: ledger.Ledger,
    merges: Iterable[Merge],
    sources: Iterable[Source],
    claims: Iterable[Claim],
) -> list[dict[str, Any]]:
    """Return merges for people: what is one or kept apart, in which words, why, and who says so."""
    names = {source.sha256: source.name for source in sources}
    words = {claim.id: " ".join(claim.span.text.split()) for claim in claims}
    return [
        {
            "merge": merge.id[:SHORT],
            "of": merge.of,
            "decision": merge.decision,
            "relation": merge.relation,
            "first": words.get(merge.first) or names[merge.sources[0]],
            "second": words.get(merge.second) or names[merge.sources[1]],
            "in": [names[sha256] for sha256 in merge.sources],
            "why": [_ground(g.what, g.first, g.second) for g in merge.reasons],
            "differs": [_ground(g.what, g.first, g.second) for g in merge.differences],
            "score": merge.score,
        }
        | _undone(book, merge)
        for merge in merges
    ]


def _undone(book: ledger.Ledger, merge: Merge) -> dict[str, str]:
    """Return who took a merge apart, and why; nothing for one that stands as it was found."""
    if merge.decision == "one" or merge.differences:
        return {}
    last = book.history(merge.id)[-1]
    return {"by": last.author, "reason": last.reason}


def _ground(what: str, first: str, second: str) -> str:
    return f"{what}: {first}" if first == second else f"{what}: {first} / {second}"


def story_columns(claim: Claim, stories: Mapping[str, Story]) -> dict[str, int]:
    """Return in how many sources a claim is told, and how many of these are independent."""
    story = stories.get(claim.id)
    if story is None:
        return {"sources": 1, "independent": 1}
    return {"sources": story.sources, "independent": story.independent}
