"""A case: what was read, what was observed, and what is found from both."""

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self
from zoneinfo import ZoneInfo

import yaml

from parley import check, ledger, pipeline
from parley.case.case_file import CASE_FILE, HEAD, CaseFile
from parley.case.tables import Table, finding_row
from parley.case.written import Brief
from parley.errors import CaseError, LedgerError, MissingInput
from parley.records import Claim, Dataset, Finding, Pledge, Test

LEDGER_FILE = "ledger.sqlite"
_DEMO = Path(__file__).parent.parent / "demo"


class Case:
    """One conflict: what was read, what was observed, and what is found from both."""

    def __init__(self, folder: Path, file: CaseFile, book: ledger.Ledger) -> None:
        self.folder = folder
        self.file = file
        self.ledger = book

    @classmethod
    def open(cls, folder: str | Path) -> Self:
        """Open a case.

        Raises:
            MissingInput: There is no such case.
            CaseError: Its `case.yaml` is wrong.
            LedgerError: Its ledger cannot be read.
        """
        folder = Path(folder)
        if not (folder / CASE_FILE).is_file():
            raise MissingInput(
                f"no case in {folder}: it has no {CASE_FILE}; make one with: "
                f"parley read ARTICLE --case {folder}"
            )
        file = CaseFile.load(folder / CASE_FILE)
        return cls(folder, file, ledger.Ledger.open(file.ledger or folder / LEDGER_FILE))

    @classmethod
    def create(cls, folder: str | Path) -> Self:
        """Make a new case with an empty ledger, or open the one that is there.

        Raises:
            LedgerError: The folder cannot be written.
        """
        folder = Path(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not (folder / CASE_FILE).exists():
                text = HEAD.format(name=folder.resolve().name)
                (folder / CASE_FILE).write_text(text, encoding="utf-8")
        except OSError as error:
            raise LedgerError(
                f"{folder}: no case can be made there ({error.strerror}); name another folder "
                f"with --case"
            ) from error
        file = CaseFile.load(folder / CASE_FILE)
        if file.ledger is None and not (folder / LEDGER_FILE).exists():
            ledger.Ledger.create(folder / LEDGER_FILE).close()
        return cls.open(folder)

    @classmethod
    def demo(cls, folder: str | Path) -> Self:
        """Make the bundled case in a folder, or open it where it is there, and read its article."""
        folder = Path(folder)
        if not (folder / CASE_FILE).exists():
            shutil.copytree(_DEMO, folder, dirs_exist_ok=True)
        case = cls.create(folder)
        case.read(folder / "talks.txt")
        return case

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the ledger."""
        self.ledger.close()

    # -- in -------------------------------------------------------------------------------------

    def read(
        self,
        path: str | Path | None,
        *,
        stream: BinaryIO | None = None,
        published: date | None = None,
        publisher: str = "",
        model: str | None = None,
    ) -> pipeline.Reading:
        """Read a document into the ledger; a date given later corrects the first reading."""
        reading = pipeline.read_document(
            None if path is None else Path(path),
            stream=stream,
            published=published,
            publisher=publisher,
            model=model,
        )
        return self.keep(reading)

    def keep(self, reading: pipeline.Reading) -> pipeline.Reading:
        """File a reading in the ledger and return it as filed.

        A reading of bytes that are there already corrects the earlier one row by row; one that
        knows no date, where the earlier one does, adds nothing.
        """
        source = reading.source
        old = next((s for s in self.ledger.sources() if s.sha256 == source.sha256), None)
        if old is None:
            self.ledger.append([source, *reading.claims])
        elif old == replace(source, seen=old.seen, name=old.name):
            self.ledger.append(reading.claims)
        elif source.published is not None or old.published is None:
            self._reread(reading)
        else:
            claims = self.ledger.claims(source=source.sha256)
            return pipeline.Reading(source=old, claims=claims)
        return reading

    def _reread(self, reading: pipeline.Reading) -> None:
        """Put a new reading of the same bytes in the old one's place, row by row."""
        sha256, reason = reading.source.sha256, "the same document, read again"
        self.ledger.correct(sha256, reading.source, "parley", reason)
        old = {(c.kind, c.span): c for c in self.ledger.claims(source=sha256)}
        for claim in reading.claims:
            before = old.get((claim.kind, claim.span))
            if before is None:
                self.ledger.append(claim)
            elif before != claim:
                self.ledger.correct(before.id, claim, "parley", reason)

    def attach(self, *files: str | Path) -> None:
        """Name event files of this case in `case.yaml`, each once; they are read in place.

        Raises:
            MissingInput: A file does not exist.
        """
        known = {(self.folder / name).resolve() for name in self.file.events}
        new = [Path(f) for f in files if Path(f).resolve() not in known]
        pipeline.observe_files(new, {})  # refuses what cannot be read before it is named
        for path in new:
            name = os.path.relpath(path, self.folder)
            self.file.events[name] = {}
        if new:
            self._write_events()

    def _write_events(self) -> None:
        path = self.folder / CASE_FILE
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        start = next((n for n, line in enumerate(lines) if line.startswith("events:")), len(lines))
        stop = start + 1
        while stop < len(lines) and lines[stop][:1] in (" ", "\n"):
            stop += 1
        block = yaml.safe_dump({"events": self.file.events}, allow_unicode=True, sort_keys=False)
        path.write_text("".join([*lines[:start], block, *lines[stop:]]), encoding="utf-8")

    # -- out ------------------------------------------------------------------------------------

    def claims(self, kind: str | None = None, *, as_of: date | None = None) -> Table[Claim]:
        """Return the claims of one kind or of all, as known on a day."""
        claims = self.ledger.claims(kind, as_of=as_of)
        return Table(claims, [claim.guide() for claim in claims])

    def tests(self) -> dict[str, Test]:
        """Return the test of each pledge by its name, with what `case.yaml` states of it.

        Raises:
            CaseError: `case.yaml` names a pledge that is not there, or states something wrong.
        """
        pledges = [c for c in self.ledger.claims("pledge") if isinstance(c, Pledge)]
        names = [f"P{number}" for number in range(1, len(pledges) + 1)]
        if unknown := set(self.file.pledges) - set(names):
            raise CaseError(
                f"{self.folder / CASE_FILE}: pledges: {min(unknown)} is not in the ledger, "
                f"which holds {', '.join(names) or 'no pledge'}; list them with: "
                f"parley check {self.folder}"
            )
        tests = {}
        for name, pledge in zip(names, pledges, strict=True):
            draft = pipeline.draft_test(pledge, timezone=ZoneInfo(self.file.timezone))
            changes = self.file.pledges.get(name) or {}
            tests[name] = check.revise(
                draft,
                changes,
                name=name,
                timezone=self.file.timezone,
                resolve_places=pipeline.find_places,
            )
        return tests

    def outcome(self, *, as_of: date | None = None) -> pipeline.Outcome:
        """Return findings, series and data sets as known on a day, and file them."""
        files = [self.folder / name for name in self.file.events]
        mappings = {Path(name).name: raw for name, raw in self.file.events.items()}
        tests = self.tests().values()
        observation = pipeline.observe_files(files, mappings, tests=tests)
        day = as_of or self._latest(observation.datasets)
        outcome = pipeline.judge(tests, observation, as_of=day)
        self.ledger.append([*outcome.datasets, *tests, *outcome.findings])
        return outcome

    def check(self, *, as_of: date | None = None) -> Table[Finding]:
        """Return the findings of every pledge by horizon, as known on a day."""
        names = {test.id: name for name, test in self.tests().items()}
        findings = self.outcome(as_of=as_of).findings
        return Table(findings, [finding_row(f, pledge=names[f.test]) for f in findings])

    def brief(self, *, as_of: date | None = None) -> Brief:
        """Return the brief as known on a day.

        Raises:
            UnsupportedSentence: A sentence has nothing behind it.
        """
        outcome = self.outcome(as_of=as_of)
        day = as_of or self._latest(outcome.datasets)
        page, dossier = pipeline.write_brief(
            self.file.name,
            as_of=day,
            sources=self.ledger.sources(as_of=day),
            claims=self.ledger.claims(as_of=day),
            tests=self.tests().values(),
            outcome=outcome,
        )
        return Brief(page, dossier)

    def verify(self) -> ledger.Verification:
        """Hold every row, link, document and quotation of the ledger against its hash."""
        return self.ledger.verify()

    def export(self, path: Path | None) -> int:
        """Write the whole ledger as JSON Lines to a file, or standard output; return its rows."""
        if path is None:
            return self.ledger.export_jsonl(sys.stdout)
        part = path.with_name(f".{path.name}.part")
        try:
            with part.open("w", encoding="utf-8") as stream:
                number = self.ledger.export_jsonl(stream)
            part.replace(path)
        except OSError as error:
            raise LedgerError(f"{path} cannot be written ({error.strerror})") from error
        finally:
            part.unlink(missing_ok=True)
        return number

    def import_(self, path: Path) -> int:
        """Add an exported ledger; return how many rows were new."""
        with path.open(encoding="utf-8") as stream:
            return self.ledger.import_jsonl(stream)

    def _latest(self, datasets: Sequence[Dataset]) -> date:
        """Return the last day on which anything in the case became known."""
        days = [source.published for source in self.ledger.sources() if source.published]
        for dataset in datasets:
            seen = dataset.latest_seen
            known = dataset.last_day if seen is None else seen.date()
            days += [] if known is None else [known]
        if not days:
            entries = [e for s in self.ledger.sources() for e in self.ledger.history(s.sha256)]
            days = [date.fromisoformat(entry.known[:10]) for entry in entries]
        if not days:
            raise MissingInput(
                f"{self.folder} is empty; read an article with: parley read ARTICLE --case "
                f"{self.folder}"
            )
        return max(days)
