"""A case: what was read, what was observed, and what is found from both."""

import os
import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, Self

from parley import bargain, ledger, pipeline
from parley.case.bargain_draft import Draft
from parley.case.bargaining import Bargaining
from parley.case.case_file import CASE_FILE, CaseFile, add_events
from parley.case.checking import CHECKED, Checking
from parley.case.day import day_of
from parley.case.event_file import EventFile
from parley.case.filing import file_reading
from parley.case.found import Found
from parley.case.many import FolderReading, read_folder
from parley.case.moving import export, import_
from parley.case.opened import OpenCase
from parley.case.people import file_verdict
from parley.case.pictures import Behind, Picture
from parley.case.shelf import TABLES
from parley.case.stories import file_merges, merge_table, story_columns, undo
from parley.case.tables import (
    Table,
    finding_row,
    issue_rows,
    score_row,
    stamp_row,
)
from parley.case.territory import territory_of
from parley.case.written import Brief
from parley.case.zone import Bargain
from parley.errors import MissingInput, OutputError
from parley.read import ModelServer
from parley.records import (
    PROGRAM,
    Claim,
    EvidenceRow,
    Issue,
    Merge,
    Override,
    Sight,
    Stamp,
    Story,
    Test,
    Testability,
    plain,
)

_DEMO = Path(__file__).parent.parent / "demo"


class Case(OpenCase):
    """One conflict: what was read, what was observed, and what is found from both."""

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
        heard = self._checking.heard(*([] if kind is None else [kind]), as_of=day_of(as_of))
        stories = {story.members[0]: story for story in heard.stories}
        rows = [claim.guide() | story_columns(claim, stories) for claim in heard.told]
        return Table(heard.told, rows)

    @property
    def _checking(self) -> Checking:
        return Checking(self.folder, self.file, self.ledger)

    def stories(self, *, as_of: date | str | None = None) -> tuple[Story, ...]:
        """Return what several sources tell, each with its independent voices, as known on a day."""
        return self._checking.heard(as_of=day_of(as_of)).stories

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
        claims = self._checking.heard(as_of=day_of(as_of)).told
        issues = pipeline.issue_list(claims, stated=self.file.issues)
        return Table(issues, issue_rows(issues, claims))

    def tests(self) -> dict[str, Test]:
        """Return the test of each pledge by its name, with what `case.yaml` states of it.

        A pledge that several sources tell is tested once.

        Raises:
            CaseError: `case.yaml` names a pledge that is not there, or two that are one, or states
                something wrong.
        """
        return self._checking.tests(self._checking.heard("pledge"))

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
        checking = self._checking
        tests = tuple(self.tests().values())
        return checking.run(
            tests, checking.heard(*CHECKED, as_of=as_of), as_of=as_of, author=PROGRAM
        ).outcome

    def testability(self, pledge: str | None = None) -> Table[Testability]:
        """Return how well a pledge (`P1`), or each, can be tested by its words; no data are read.

        Raises:
            MissingInput: There is no such pledge.
        """
        tests = self._tests_of(pledge)
        scores = pipeline.score(tests.values())
        return Table(scores, [score_row(s, n) for s, n in zip(scores, tests, strict=True)])

    def sight(self, pledge: str | None = None, *, as_of: date | str | None = None) -> Table[Sight]:
        """Return what each event file recorded before a pledge, or each; no later row is read.

        Raises:
            MissingInput: There is no such pledge.
        """
        tests = self._tests_of(pledge)
        files = self._checking.observe(list(tests.values()))
        day = day_of(as_of) or self._checking.latest(files.datasets)
        found = pipeline.in_view(tests.values(), files, as_of=day)
        names = {test.id: name for name, test in tests.items()}
        return Table(found, [plain(each) | {"pledge": names[each.test]} for each in found])

    def stamp(self, pledge: str | None = None, *, author: str = PROGRAM) -> Table[Stamp]:
        """Fix the test of a pledge (`P1`), or of all, before any event file is opened.

        A test that is fixed already keeps the name and time of whoever fixed it first.

        Args:
            pledge: Name of a pledge in this case; all where not given.
            author: Who fixes it.

        Raises:
            MissingInput: There is no such pledge.
        """
        tests = self._tests_of(pledge)
        own = tuple(tests.values())
        self._checking.fix(own, author=author)
        stamps = self._checking.stamps(own, self._checking.heard("pledge"))
        return Table(stamps, [stamp_row(s, n) for s, n in zip(stamps, tests, strict=True)])

    def judge(
        self, pledge: str, horizon: str, *, verdict: str, author: str, reason: str
    ) -> Override | None:
        """File a person's verdict on a pledge at a horizon; it stands once a second one agrees.

        Parley's own verdict is not touched by it. Returns what people say of the finding now,
        `None` where all that was said is withdrawn.

        Args:
            pledge: Name of a pledge in this case (`P1`).
            horizon: Such as `7d`.
            verdict: `kept`, `partly`, `broken`, `not-observed` or `not-testable`; `withdrawn`
                takes the same person's earlier word back.
            author: Who judges.
            reason: Why.

        Raises:
            MissingInput: There is no such pledge.
            InputError: The name is another spelling of one that has spoken, or the word is none.
        """
        (test,) = self._tests_of(pledge).values()
        return file_verdict(
            self.ledger,
            test.pledge,
            horizon,
            name=pledge,
            verdict=verdict,
            author=author,
            reason=reason,
            stories=self._checking.heard("pledge").stories,
        )

    def swap(
        self, pledge: str | None = None, *, as_of: date | str | None = None
    ) -> dict[str, tuple[str, ...]]:
        """Return how findings change when the parties change places, by pledge; nothing is filed.

        Makers of pledges, actors of claims, and who acts on whom in the event files are swapped.
        A fair check gives an empty tuple for every pledge.

        Raises:
            MissingInput: There is no such pledge.
        """
        day = day_of(as_of)
        self._checking.require_known(day)
        found = self._checking.swap(self._checking.heard(*CHECKED, as_of=day), as_of=day)
        wanted = self._tests_of(pledge)
        return {name: differences for name, differences in found.items() if name in wanted}

    def check(
        self,
        pledge: str | None = None,
        *,
        as_of: date | str | None = None,
        author: str = PROGRAM,
        model: str = "grid",
    ) -> Found:
        """Return the findings of a pledge (`P1`), or of all, by horizon as known on a day.

        Tests, data sets and findings are filed in the ledger, the tests before an event file is
        opened.

        Args:
            pledge: Name of a pledge in this case; all where not given.
            as_of: A day, or its ISO text; the last day of the case's data where not given.
            author: Who fixes a test that is not fixed yet.
            model: How several data sets are pooled: on a `grid`, or sampled by `numpyro`, with
                the extra `bayes`.

        Raises:
            InputError: There is no such model.
            MissingInput: There is no such pledge, no source was known by then, or the model needs
                an extra that is not installed.
        """
        checking, day = self._checking, day_of(as_of)
        checking.require_known(day)
        heard = checking.heard(*CHECKED, as_of=day)
        known = checking.tests(heard)
        names = {t.id: name for name, t in self._tests_of(pledge).items() if name in known}
        done = checking.run(tuple(known.values()), heard, as_of=day, author=author, model=model)
        findings = [f for f in done.outcome.findings if f.test in names]
        said = {claim.id: claim.span.text for claim in self.ledger.claims("pledge")}
        stamps = {each.test: each for each in done.stamps}
        people = {(each.pledge, each.horizon): each for each in done.overrides}
        behind = Behind(
            tests={names[test.id]: test for test in known.values() if test.id in names},
            outcome=done.outcome,
            observation=done.observation,
            day=done.day,
        )
        return Found(
            findings,
            [
                finding_row(
                    finding,
                    stamp=stamps[finding.test],
                    pledge=names[finding.test],
                    words=said.get(finding.pledge, ""),
                    override=people.get((finding.pledge, finding.horizon)),
                )
                for finding in findings
            ],
            behind,
        )

    def chart(self, pledge: str | None = None, *, as_of: date | str | None = None) -> Picture:
        """Check a pledge (`P1`; the only one where none is named) and return its chart.

        Raises:
            MissingInput: There is no such pledge, or nothing of it to draw.
        """
        return self.check(pledge, as_of=as_of).chart(pledge)

    def map(self, pledge: str | None = None, *, as_of: date | str | None = None) -> Picture:
        """Check a pledge (`P1`; the only one where none is named) and return its map.

        Raises:
            MissingInput: There is no such pledge.
        """
        return self.check(pledge, as_of=as_of).map(pledge)

    def evidence(
        self, pledge: str | None = None, *, as_of: date | str | None = None
    ) -> Table[EvidenceRow]:
        """Check a pledge, or all, and return the rows behind it, counted or set apart and why.

        Raises:
            MissingInput: There is no such pledge.
        """
        return self.check(pledge, as_of=as_of).evidence(pledge)

    def _bargaining(self, as_of: date | None) -> Bargaining:
        self._checking.require_known(as_of)
        heard = self._checking.heard(as_of=as_of)
        return Bargaining(self.folder, self.file, list(self.ledger.claims()), heard)

    def draft_bargain(self, *, as_of: date | str | None = None, write: bool = False) -> Draft:
        """Return a block `bargain:` as far as the ledger fills it, and what it does not fill.

        Args:
            as_of: A day, or its ISO text: nothing said later is in it.
            write: Whether to append the block to `case.yaml`.

        Raises:
            MissingInput: The ledger names no two parties, or nothing they bargain over.
            CaseError: `case.yaml` is to be written to and has such a block.
        """
        bargaining = self._bargaining(day_of(as_of))
        draft = bargaining.draft()
        if write:
            bargaining.append(draft)
            self.file = CaseFile.load(self.folder / CASE_FILE)
        return draft

    def bargain(self, *, as_of: date | str | None = None, without: Sequence[str] = ()) -> Bargain:
        """Return the bargaining problem that `case.yaml` states, blanks filled by guesses.

        A number that rests on what was said after the day is a blank on that day.

        Args:
            as_of: A day, or its ISO text; the last day of the case where not given.
            without: Names of levers to switch off.

        Raises:
            MissingInput: `case.yaml` has no `bargain:`.
            CaseError: The block contradicts itself, or names what is not there.
        """
        day = day_of(as_of)
        bargaining = self._bargaining(day)
        return Bargain(
            bargaining.problem(without),
            names=bargaining.names,
            title=self.file.name,
            heard=bargaining.heard,
            day=day or self._checking.latest(()),
        )

    def brief(self, *, as_of: date | str | None = None) -> Brief:
        """Return the brief as known on a day; what was said later is not in it.

        As in a check, tests, data sets and findings are filed in the ledger.

        Raises:
            MissingInput: No source was known by then.
            UnsupportedSentence: A sentence has nothing behind it.
        """
        checking, given = self._checking, day_of(as_of)
        checked = checking.heard(*CHECKED, as_of=given)
        tests = tuple(checking.tests(checked).values())
        checking.require_known(given)
        done = checking.run(tests, checked, as_of=given, author=PROGRAM)
        heard = checking.heard(as_of=done.day)
        space = None
        if self.file.bargain is not None:
            space = bargain.look(self._bargaining(done.day).problem())
        page, dossier = pipeline.write_brief(
            self.file.name,
            as_of=done.day,
            heard=heard,
            issues=pipeline.issue_list(heard.told, stated=self.file.issues),
            tests=tests,
            outcome=done.outcome,
            sights=pipeline.in_view(tests, done.observation, as_of=done.day),
            stamps=done.stamps,
            overrides=done.overrides,
            evidence=pipeline.evidence(tests, done.observation, as_of=done.day),
            deal_space=space,
        )
        return Brief(page, dossier)

    def verify(self) -> ledger.Verification:
        """Hold every row, link, document and quotation of the ledger against its hash."""
        return self.ledger.verify()

    def export(self, path: Path | None) -> int:
        """Write the whole ledger as JSON Lines to a file, or standard output; return its rows."""
        return export(self.ledger, path)

    def import_(self, path: Path) -> int:
        """Add an exported ledger; return how many rows were new."""
        return import_(self.ledger, path)
