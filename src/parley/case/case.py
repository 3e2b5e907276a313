"""A case: what was read, what was observed, and what is found from both."""

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, NoReturn, Self
from zoneinfo import ZoneInfo

from parley import check, ledger, pipeline
from parley.case.case_file import CASE_FILE, CaseFile, add_events
from parley.case.day import day_of
from parley.case.event_file import EventFile
from parley.case.filing import file_reading
from parley.case.folder import LEDGER_FILE, instead, make_folder, take_away
from parley.case.many import FolderReading, read_folder
from parley.case.outputs import LEDGER_EXPORT
from parley.case.pledges import names_of_pledges, require_one_statement, tested_pledges
from parley.case.shelf import TABLES, CaseLedger
from parley.case.stories import file_merges, merge_table, story_columns, undo
from parley.case.tables import FindingTable, Table, finding_row, issue_rows
from parley.case.territory import territory_of
from parley.case.whole import replacing
from parley.case.written import Brief
from parley.errors import CaseError, InputError, MissingInput, OutputError
from parley.read import ModelServer
from parley.records import Claim, Dataset, Issue, Merge, Source, Story, Test

_DEMO = Path(__file__).parent.parent / "demo"


class Case:
    """One conflict: what was read, what was observed, and what is found from both."""

    def __init__(self, folder: Path, file: CaseFile, book: CaseLedger) -> None:
        self.folder = folder
        self.file = file
        self.ledger = book
        self._made: tuple[Path, ...] = ()

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
            raise MissingInput(f"no case in {folder}: it has no {CASE_FILE}{instead(folder)}")
        file = CaseFile.load(folder / CASE_FILE)
        if file.ledger is None and not (folder / LEDGER_FILE).exists():
            raise MissingInput(
                f"{folder} has no ledger: {LEDGER_FILE} is gone. Put it back from a copy, or read "
                f"the article again: parley read ARTICLE --case {shlex.quote(str(folder))}"
            )
        return cls(folder, file, CaseLedger.open(file.ledger or folder / LEDGER_FILE))

    @classmethod
    def create(cls, folder: str | Path) -> Self:
        """Make a new case with an empty ledger, or open the one that is there.

        Used as a context, a new case that an error leaves empty is taken away again.

        Raises:
            OutputError: The folder cannot be written.
            LedgerError: Its ledger cannot be made.
        """
        folder = Path(folder)
        made: list[Path] = []
        try:
            make_folder(folder, made)
            file = CaseFile.load(folder / CASE_FILE)
            if file.ledger is None and not (folder / LEDGER_FILE).exists():
                ledger.Ledger.create(folder / LEDGER_FILE, exist_ok=True).close()
                made.append(folder / LEDGER_FILE)
            case = cls.open(folder)
        except BaseException:
            take_away(made)
            raise
        case._made = tuple(made)
        return case

    @classmethod
    def demo(cls, folder: str | Path) -> Self:
        """Make the bundled case in a folder, or open it where it is there, and read its article."""
        folder = Path(folder)
        is_new = not folder.exists()
        try:
            if not (folder / CASE_FILE).exists():
                folder.mkdir(parents=True, exist_ok=True)
                for file in _DEMO.iterdir():
                    shutil.copy(file, folder)
            case = cls.create(folder)
            case.read(folder / "talks.txt")
        except BaseException as error:
            if is_new:
                shutil.rmtree(folder, ignore_errors=True)
            if isinstance(error, OSError):
                raise OutputError.of(folder, error, otherwise="name another with --to") from error
            raise
        return case

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        is_empty = error is not None and bool(self._made) and not self.ledger.sources()
        self.close()
        if is_empty:
            take_away(self._made)

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
        server: ModelServer | None = None,
    ) -> pipeline.Reading:
        """Read a document into the ledger; a date given later corrects the first reading.

        A language model reads it where a server is given, else the rules.
        """
        reading = pipeline.read_document(
            None if path is None else Path(path),
            stream=stream,
            published=published,
            publisher=publisher,
            model=model,
            server=server,
        )
        return self.keep(reading)

    def read_folder(
        self,
        folder: str | Path,
        *,
        workers: int = 1,
        published: date | None = None,
        publisher: str = "",
        model: str | None = None,
        announce: Callable[[str], None] | None = None,
    ) -> FolderReading:
        """Read the articles of a folder into the ledger, as the result is iterated over.

        Articles that are there already are passed over, so that a run that was stopped goes on
        where it was; see `parley.case.read_folder`.
        """
        return read_folder(
            folder,
            book=self.ledger,
            workers=workers,
            published=published,
            publisher=publisher,
            model=model,
            announce=announce,
        )

    def keep(self, reading: pipeline.Reading) -> pipeline.Reading:
        """File a reading in the ledger, merged with what others tell, and return it as filed."""
        with self.ledger.together():
            filed = file_reading(self.ledger, reading)
            file_merges(self.ledger, new={filed.source.sha256})
        return filed

    def attach(self, *files: str | Path | EventFile) -> None:
        """Name event files of this case in `case.yaml`, each once; they are read in place.

        Raises:
            MissingInput: A file does not exist.
            EventFileError: A new file cannot be read by its header; say how in `case.yaml`.
        """
        paths = [file.path if isinstance(file, EventFile) else Path(file) for file in files]
        there = {(self.folder / name).resolve() for name in self.file.events}
        given = {path.resolve(): path for path in paths if path.resolve() not in there}
        if not given:
            return
        pipeline.observe_files(list(given.values()), {})  # before it is named in the case
        path = self.folder / CASE_FILE
        with self.ledger.alone():  # another run may be naming its files
            named = CaseFile.load(path).events
            known = {(self.folder / name).resolve() for name in named}
            new = [os.path.relpath(file, self.folder) for file in given.values()]
            new = [name for name in new if (self.folder / name).resolve() not in known]
            if new:
                add_events(path, new)
        self.file = CaseFile.load(path)

    # -- out ------------------------------------------------------------------------------------

    def __getattr__(self, name: str) -> NoReturn:
        """Point to the ledger's tables: a case has none of its own."""
        hint = f"; use case.ledger.{name}" if name in TABLES else ""
        raise AttributeError(f"a case has no {name!r}{hint}")

    def claims(self, kind: str | None = None, *, as_of: date | str | None = None) -> Table[Claim]:
        """Return the claims of one kind or of all, as known on a day.

        What several sources tell is one row, with the number of its `sources` and of the
        `independent` ones; `case.ledger.claims()` has every source's own.
        """
        heard = self._heard(kind, as_of=day_of(as_of))
        stories = {story.members[0]: story for story in heard.stories}
        rows = [claim.guide() | story_columns(claim, stories) for claim in heard.told]
        return Table(heard.told, rows)

    def _heard(self, kind: str | None = None, *, as_of: date | None = None) -> pipeline.Heard:
        """Return what was said as known on a day; a pledge that `case.yaml` names goes first."""
        names = names_of_pledges(self.ledger.claims("pledge"))
        return pipeline.hear(
            self.ledger.sources(as_of=as_of),
            self.ledger.claims(kind, as_of=as_of),
            self.ledger.merges(),
            heads={id_ for id_, name in names.items() if name in self.file.pledges},
        )

    def stories(self, *, as_of: date | str | None = None) -> tuple[Story, ...]:
        """Return what several sources tell, each with its independent voices, as known on a day."""
        return self._heard(as_of=day_of(as_of)).stories

    def merges(self, source: str | None = None) -> Table[Merge]:
        """Return which records of different sources are one, which differ, and why.

        Args:
            source: SHA-256 of a source; all of them where not given.
        """
        return merge_table(self.ledger, source)

    def undo(self, id_: str, *, author: str, reason: str) -> tuple[str, ...]:
        """Undo a merge, or any correction; return the identities that now stand.

        Args:
            id_: Identity of the merge or correction; the first digits of a merge's will do.
            author: Who says so.
            reason: Why.

        Raises:
            MissingInput: No such record, or digits that several merges share.
            LedgerError: There is nothing to undo.
        """
        return undo(self.ledger, id_, author=author, reason=reason)

    def issues(self, *, as_of: date | str | None = None) -> Table[Issue]:
        """Return what offers and positions are about, with each side's words, as known on a day.

        Issues that `case.yaml` names go before those that grow from the texts.
        """
        claims = self._heard(as_of=day_of(as_of)).told
        issues = pipeline.issue_list(claims, stated=self.file.issues)
        return Table(issues, issue_rows(issues, claims))

    def tests(self) -> dict[str, Test]:
        """Return the test of each pledge by its name, with what `case.yaml` states of it.

        A pledge that several sources tell is tested once.

        Raises:
            CaseError: `case.yaml` names a pledge that is not there, or two that are one, or states
                something wrong.
        """
        return self._tests(self._heard("pledge"))

    def _tests(self, heard: pipeline.Heard) -> dict[str, Test]:
        names = names_of_pledges(self.ledger.claims("pledge"))
        if unknown := set(self.file.pledges) - set(names.values()):
            raise CaseError(
                f"{self.folder / CASE_FILE}: pledges: {min(unknown)} is not in the ledger, "
                f"which holds {', '.join(names.values()) or 'no pledge'}; list them with: "
                f"parley check {self.folder}"
            )
        require_one_statement(heard, names, self.file.pledges)
        tests = {}
        for name, pledge in tested_pledges(heard, names).items():
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

    def territory(self, pledge: str | None = None) -> dict[str, Any]:
        """Return where the acts of a pledge, or of all, are counted, as GeoJSON with codes.

        Args:
            pledge: Name of a pledge in this case (`P1`); all where not given.

        Raises:
            MissingInput: There is no such pledge.
        """
        return territory_of(self._tests_of(pledge))

    def _tests_of(self, pledge: str | None) -> dict[str, Test]:
        """Return the test of one pledge by its name, or of all."""
        tests = self.tests()
        if pledge is not None and pledge not in tests:
            raise MissingInput(
                f"no pledge {pledge!r} in {self.folder}; it has {', '.join(tests) or 'none'}"
            )
        return {name: test for name, test in tests.items() if pledge in (None, name)}

    def outcome(self, *, as_of: date | None = None) -> pipeline.Outcome:
        """Return findings, series and data sets as known on a day, and file them."""
        return self._outcome(tuple(self.tests().values()), as_of=as_of)

    def _outcome(self, tests: Sequence[Test], *, as_of: date | None) -> pipeline.Outcome:
        files = [self._event_file(name) for name in self.file.events]
        mappings = {str(self._event_file(name)): raw for name, raw in self.file.events.items()}
        zone = self.file.timezone
        observation = pipeline.observe_files(files, mappings, tests=tests, zone=zone)
        day = as_of or self._latest(observation.datasets)
        outcome = pipeline.judge(tests, observation, as_of=day)
        findings = check.with_hindsight(
            outcome.findings, tests, tests=self.ledger.tests(), findings=self.ledger.findings()
        )
        outcome = replace(outcome, findings=findings)
        self.ledger.append([*outcome.datasets, *tests, *outcome.findings])
        return outcome

    def _event_file(self, name: str) -> Path:
        """Return the path of an event file of `case.yaml`, as short as it is written."""
        path = Path(os.path.normpath(self.folder / name))
        if not path.exists():
            raise MissingInput(
                f"no event file {path}, which {self.folder / CASE_FILE} names; put it back, or "
                f"correct its path under `events:`"
            )
        return path

    def check(self, pledge: str | None = None, *, as_of: date | str | None = None) -> FindingTable:
        """Return the findings of a pledge (`P1`), or of all, by horizon as known on a day.

        Args:
            pledge: Name of a pledge in this case; all where not given.
            as_of: A day, or its ISO text; the last day of the case's data where not given.

        Raises:
            MissingInput: There is no such pledge, or no source was known by then.
        """
        day = day_of(as_of)
        self._require_known(day)
        heard = self._tests(self._heard("pledge", as_of=day))
        names = {t.id: name for name, t in self._tests_of(pledge).items() if name in heard}
        outcome = self._outcome(tuple(heard.values()), as_of=day)
        findings = [f for f in outcome.findings if f.test in names]
        said = {claim.id: claim.span.text for claim in self.ledger.claims("pledge")}
        return FindingTable(
            findings,
            [finding_row(f, pledge=names[f.test], words=said.get(f.pledge, "")) for f in findings],
        )

    def brief(self, *, as_of: date | str | None = None) -> Brief:
        """Return the brief as known on a day; what was said later is not in it.

        Raises:
            MissingInput: No source was known by then.
            UnsupportedSentence: A sentence has nothing behind it.
        """
        as_of = day_of(as_of)
        tests = [*self._tests(self._heard("pledge", as_of=as_of)).values()]
        self._require_known(as_of)
        outcome = self._outcome(tests, as_of=as_of)
        day = as_of or self._latest(outcome.datasets)
        heard = self._heard(as_of=day)
        page, dossier = pipeline.write_brief(
            self.file.name,
            as_of=day,
            heard=heard,
            issues=pipeline.issue_list(heard.told, stated=self.file.issues),
            tests=tests,
            outcome=outcome,
        )
        return Brief(page, dossier)

    def _require_known(self, day: date | None) -> None:
        if day is not None and self.ledger.sources() and not self.ledger.sources(as_of=day):
            raise MissingInput(
                f"nothing in {self.folder} was known on {day}: its first source is of "
                f"{self._first()}; give a later --as-of"
            )

    def verify(self) -> ledger.Verification:
        """Hold every row, link, document and quotation of the ledger against its hash."""
        return self.ledger.verify()

    def export(self, path: Path | None) -> int:
        """Write the whole ledger as JSON Lines to a file, or standard output; return its rows."""
        if path is None:
            return self.ledger.export_jsonl(sys.stdout)
        with (
            replacing(path, otherwise="name another file with -o", kind=LEDGER_EXPORT) as part,
            part.open("w", encoding="utf-8") as stream,
        ):
            return self.ledger.export_jsonl(stream)

    def import_(self, path: Path) -> int:
        """Add an exported ledger; return how many rows were new."""
        try:
            with path.open(encoding="utf-8") as stream:
                return self.ledger.import_jsonl(stream)
        except FileNotFoundError as error:
            raise MissingInput(
                f"no file {path}; export one with: parley export CASE -o {shlex.quote(str(path))}"
            ) from error
        except OSError as error:
            raise InputError(f"{path} cannot be read ({error.strerror}); give an export") from error

    def _latest(self, datasets: Sequence[Dataset]) -> date:
        """Return the last day on which anything in the case became known."""
        days = [source.published or self._came(source) for source in self.ledger.sources()]
        for dataset in datasets:
            seen = dataset.latest_seen
            known = dataset.last_day if seen is None else seen.date()
            days += [] if known is None else [known]
        if not days:
            raise MissingInput(
                f"{self.folder} is empty; read an article with: parley read ARTICLE --case "
                f"{self.folder}"
            )
        return max(days)

    def _first(self) -> date | None:
        """Return the day on which the first source became known, `None` where there is none."""
        days = (s.published or self._came(s) for s in self.ledger.sources())
        return min(days, default=None)

    def _came(self, source: Source) -> date:
        """Return the day on which a source without a date became known: when it was read."""
        return max(date.fromisoformat(e.known[:10]) for e in self.ledger.history(source.sha256))
