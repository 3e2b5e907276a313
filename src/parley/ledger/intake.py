"""What may enter the ledger, and as which row."""

import dataclasses
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from parley.errors import InvalidRecord, LedgerError, MissingInput
from parley.ledger.chain import SHORT, Row
from parley.ledger.codec import Packed, Record
from parley.records import KINDS, Claim, Finding, Judgement, Merge, Source, plain

if TYPE_CHECKING:
    from parley.ledger.transaction import Transaction

#: Rows held back before they are written: few enough to keep memory flat, many enough that
#: a statement's overhead does not show.
BATCH = 1000


def moment(when: date | datetime) -> str:
    """Return a day as an ISO day and a time as ISO UTC, so that their texts sort as time does.

    Raises:
        InvalidRecord: A time without a zone.
    """
    if not isinstance(when, datetime):
        return when.isoformat()
    if when.tzinfo is None:
        raise InvalidRecord(f"time {when.isoformat()} has no zone; give one, such as UTC")
    return when.astimezone(UTC).isoformat()


@dataclasses.dataclass(frozen=True, slots=True)
class _Stored:
    source: Source
    known: str


class Intake:
    """Turns records into rows at the end of the chain, inside one transaction.

    A claim enters only with its source, and only with words that stand in it; a merge only with
    the two records it is about.
    """

    def __init__(self, ledger: "Transaction", *, author: str, recorded: datetime) -> None:
        if not author.strip():
            raise InvalidRecord("a ledger row needs an author; give a name")
        self._ledger = ledger
        self.author = author
        self._recorded = moment(recorded)
        self._number, self._head = ledger.head()
        self._sources: dict[str, _Stored] = {}
        self._rows: list[Row] = []
        self._contents: dict[str, bytes] = {}

    def append(self, packed: Iterable[Packed], known: date | datetime | None) -> int:
        """Add the records whose identity is new; return how many.

        Raises:
            MissingInput: A claim's source, or a record that a merge is about, is not in the ledger.
            SpanNotInSource: A claim's words do not stand in its source.
            LedgerError: A source is stored with another text or day of publication.
        """
        stated = moment(known) if known else ""
        waiting = list(packed)
        there = self._ledger.present({each.id for each in waiting})
        before = self._number
        # Sources first, so that a claim may stand before its source in what was given; merges last.
        order = {"source": 0, "merge": 2}
        self._require_merged(waiting, there)
        for each in sorted(waiting, key=lambda each: order.get(each.kind, 1)):
            if each.id not in there:
                self._add(each, known=stated or self._dated(each.record) or self._recorded)
                there.add(each.id)
            elif isinstance(each.record, Source):
                self._flush()
                self._require_same(each.record)
        self._flush()
        return self._number - before

    def replace(self, old: Row, new: Packed, *, reason: str, known: str = "") -> None:
        """Add a row that corrects another; what rests on a corrected source follows it.

        Args:
            old: The row that stands.
            new: What stands from now on.
            reason: Why.
            known: When it became known; where not given, as the old row, unless the records
                themselves are dated differently.

        Raises:
            LedgerError: The new record is of another kind, or another document.
            MissingInput: A claim's source is not in the ledger.
            SpanNotInSource: A claim's words do not stand in its source.
        """
        if not reason.strip():
            raise InvalidRecord(f"correction of {old.id[:SHORT]}: needs a reason")
        self._require_same_noun(old, new)
        before = old.open(self._ledger.content(old.id) if old.kind == "source" else None)
        then, now = self._dated(before), self._dated(new.record)
        self._add(
            new,
            known=known or (old.known if then == now else now or self._recorded),
            lineage=old.lineage,
            replaces=old.id,
            reason=reason,
        )
        if isinstance(new.record, Source):
            self._carry_claims(old, new.record, reason)
        self._flush()

    def _add(
        self, new: Packed, *, known: str, lineage: int = 0, replaces: str = "", reason: str = ""
    ) -> None:
        source = ""
        if isinstance(new.record, Source):
            source = new.id
            self._sources[source] = _Stored(new.record, known)
            self._contents[source] = new.record.content
        elif isinstance(new.record, Claim):
            source = new.record.source_sha256
            self._source_of(new.record).source.verify(new.record.span)
        self._write(
            Row(
                number=self._number + 1,
                lineage=lineage or self._number + 1,
                id=new.id,
                kind=new.kind,
                source=source,
                known=known,
                recorded=self._recorded,
                author=self.author,
                reason=reason,
                replaces=replaces,
                record=new.text,
                previous=self._head,
            )
        )

    def _write(self, row: Row) -> None:
        sealed = row.sealed()
        self._rows.append(sealed)
        self._number, self._head = sealed.number, sealed.hash
        if len(self._rows) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        self._ledger.write(self._rows, self._contents)
        self._rows, self._contents = [], {}

    def _dated(self, record: Record) -> str:
        """Return when a record says it became known, `""` where it does not.

        A source with its publication, else when it was seen; a claim with its source; a finding
        on its day; a judgement when it was made.
        """
        match record:
            case Source(published=date() as published):
                return moment(published)
            case Source(seen=datetime() as seen):
                return moment(seen)
            case Finding(as_of=day):
                return moment(day)
            case Judgement(at=at):
                return moment(at)
            case Claim():
                return self._source_of(record).known
        return ""

    def _source_of(self, claim: Claim) -> _Stored:
        sha256 = claim.source_sha256
        if sha256 not in self._sources:
            row = self._ledger.latest(sha256)
            record = row.open(self._ledger.content(sha256)) if row else None
            if row is None or not isinstance(record, Source):
                raise MissingInput(
                    f"{claim.kind} {claim.id[:SHORT]} ({claim.span.text[:40]!r}): its source "
                    f"{sha256[:SHORT]} is not in the ledger; append the source with it"
                )
            self._sources[sha256] = _Stored(record, row.known)
        return self._sources[sha256]

    def _require_same(self, source: Source) -> None:
        """Refuse to pass over news about a source: the same bytes, read or dated otherwise."""
        given = {"published": plain(source.published), "text": source.text}
        history = [row for rows in self._ledger.lineages(source.sha256) for row in rows]
        stored = [row.payload() for row in history]
        if any(all(each[name] == given[name] for name in given) for each in stored):
            return
        for name, new in given.items():
            old = stored[-1][name]
            # Not saying when it was published takes nothing back.
            if new is not None and old != new:
                raise LedgerError(
                    f"source {source.name} ({source.sha256[:SHORT]}): its `{name}` is "
                    f"{str(old)[:40]!r} in the ledger and {str(new)[:40]!r} here; correct it "
                    f"(Ledger.correct) with a reason, rather than append it again"
                )

    def _require_merged(self, waiting: Iterable[Packed], there: set[str]) -> None:
        """Refuse a merge of records that neither the ledger holds nor this append brings."""
        merges = [
            each.record
            for each in waiting
            if isinstance(each.record, Merge) and each.id not in there
        ]
        wanted = {id_ for merge in merges for id_ in merge.pair}
        given = {each.id for each in waiting} if merges else set()
        missing = wanted - given - self._ledger.present(wanted)
        for merge in merges:
            if absent := [id_ for id_ in merge.pair if id_ in missing]:
                raise MissingInput(
                    f"merge of {merge.of} {merge.first[:SHORT]} and {merge.second[:SHORT]}: "
                    f"{absent[0][:SHORT]} is not in the ledger; append both records first"
                )

    def _require_same_noun(self, old: Row, new: Packed) -> None:
        claims = old.source and old.kind != "source" and isinstance(new.record, Claim)
        if old.kind != new.kind and not claims:
            raise LedgerError(
                f"correction of {old.kind} {old.id[:SHORT]}: a {new.kind} cannot stand for it; "
                f"give a {old.kind}"
            )
        if old.kind == "source" and old.id != new.id:
            raise LedgerError(
                f"correction of source {old.id[:SHORT]}: other bytes ({new.id[:SHORT]}) are "
                f"another document; append it as a source of its own"
            )

    def _carry_claims(self, old: Row, source: Source, reason: str) -> None:
        """Hold the claims of a corrected source against its text, and move them to its day."""
        known = self._sources[source.sha256].known
        for row in self._ledger.standing(KINDS, source=source.sha256):
            record = row.open()
            if not isinstance(record, Claim):
                continue
            source.verify(record.span)
            if row.known == old.known != known:
                self._write(
                    dataclasses.replace(
                        row,
                        number=self._number + 1,
                        known=known,
                        recorded=self._recorded,
                        author=self.author,
                        reason=f"follows its source: {reason}",
                        replaces=row.id,
                        previous=self._head,
                    )
                )
