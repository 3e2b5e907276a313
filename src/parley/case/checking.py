"""Pledges of a case held against its event files, as known on a day."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from parley import check, ledger, pipeline
from parley.case.case_file import CASE_FILE, CaseFile
from parley.case.fixing import changes_of, stamps_of
from parley.case.people import overrides_of
from parley.case.pledges import names_of_pledges, require_one_statement, tested_pledges
from parley.case.swapping import swapped_heard, swapped_observation
from parley.errors import CaseError, MissingInput
from parley.observe import Observation
from parley.records import Dataset, Override, Source, Stamp, Test

#: Kinds of claim that a check looks at: what was promised, and what is reported to have happened.
CHECKED = ("pledge", "event")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check gave, with how its tests were fixed and what people say of it.

    Attributes:
        day: As known at the end of this day.
        tests: The tests, as filed.
        observation: The events that they were held against.
        outcome: Findings, series and data sets.
        stamps: One a test.
        overrides: At most one a pledge and horizon.
    """

    day: date
    tests: tuple[Test, ...]
    observation: Observation
    outcome: pipeline.Outcome
    stamps: tuple[Stamp, ...]
    overrides: tuple[Override, ...]


class Checking:
    """The tests of a case, and what comes of them.

    Args:
        folder: The case folder.
        file: What the analyst states.
        book: The ledger.
    """

    def __init__(self, folder: Path, file: CaseFile, book: ledger.Ledger) -> None:
        self._folder, self._file, self._book = folder, file, book

    def heard(self, *kinds: str, as_of: date | None = None) -> pipeline.Heard:
        """Return what was said as known on a day; a pledge that `case.yaml` names goes first.

        Args:
            kinds: Kinds of claim; all of them where none is given.
            as_of: A day; whatever is known by now where not given.
        """
        names = self.names()
        claims = [c for kind in kinds or (None,) for c in self._book.claims(kind, as_of=as_of)]
        return pipeline.hear(
            self._book.sources(as_of=as_of),
            claims,
            self._book.merges(),
            heads={id_ for id_, name in names.items() if name in self._file.pledges},
        )

    def names(self) -> dict[str, str]:
        """Return the name of each pledge by its identity."""
        return names_of_pledges(self._book.claims("pledge"))

    def tests(self, heard: pipeline.Heard, names: dict[str, str] | None = None) -> dict[str, Test]:
        """Return the test of each pledge that was heard of, by its name.

        Args:
            heard: What was said.
            names: The pledges' names by identity, where they are not those of the ledger.

        Raises:
            CaseError: `case.yaml` names a pledge that is not there, or two that are one, or states
                something wrong.
        """
        names = names or self.names()
        if unknown := set(self._file.pledges) - set(names.values()):
            raise CaseError(
                f"{self._folder / CASE_FILE}: pledges: {min(unknown)} is not in the ledger, "
                f"which holds {', '.join(names.values()) or 'no pledge'}; list them with: "
                f"parley check {self._folder}"
            )
        require_one_statement(heard, names, self._file.pledges)
        tests = {}
        for name, pledge in tested_pledges(heard, names).items():
            draft = pipeline.draft_test(pledge, timezone=ZoneInfo(self._file.timezone))
            tests[name] = check.revise(
                draft,
                self._file.pledges.get(name) or {},
                name=name,
                timezone=self._file.timezone,
                resolve_places=pipeline.find_places,
            )
        return tests

    def observe(self, tests: Sequence[Test]) -> Observation:
        """Return the events of the case's files."""
        files = [self._event_file(name) for name in self._file.events]
        mappings = {str(self._event_file(name)): raw for name, raw in self._file.events.items()}
        zone = self._file.timezone
        return pipeline.observe_files(files, mappings, tests=tests, zone=zone)

    def run(
        self,
        tests: Sequence[Test],
        heard: pipeline.Heard,
        *,
        as_of: date | None,
        author: str,
        model: str = "grid",
    ) -> Checked:
        """Check some tests as known on a day, and file what comes of it.

        The tests are filed, and so stamped, before an event file is opened.

        Args:
            tests: The tests.
            heard: What was said by then, with the events that are reported.
            as_of: A day; the last day of the case's data where not given.
            author: Who fixes the tests that are new.
            model: How data sets are pooled, one of `check.MODELS`.

        Raises:
            InputError: There is no such model.
            MissingInput: It needs an extra that is not installed; nothing is filed.
        """
        check.pool_of(model)
        changed = changes_of(tests, book=self._book, stories=heard.stories)
        self.fix(tests, author=author)
        files = self.observe(tests)
        zone = ZoneInfo(self._file.timezone)
        observation = pipeline.with_reported(files, heard, tests=tests, zone=zone)
        day = as_of or self.latest(observation.datasets)
        outcome = pipeline.judge(tests, observation, as_of=day, model=model)
        findings = check.with_hindsight(outcome.findings, changed)
        outcome = replace(outcome, findings=findings)
        self._book.append([*outcome.datasets, *outcome.findings])
        return Checked(
            day=day,
            tests=tuple(tests),
            observation=observation,
            outcome=outcome,
            stamps=stamps_of(tests, changed, book=self._book),
            overrides=overrides_of(self._book, stories=heard.stories, as_of=as_of),
        )

    def fix(self, tests: Sequence[Test], *, author: str) -> None:
        """File tests as they stand, without opening an event file; those filed before stay."""
        self._book.append(list(tests), author=author)

    def stamps(self, tests: Sequence[Test], heard: pipeline.Heard) -> tuple[Stamp, ...]:
        """Return who fixed each test, when, and what was changed after data were seen."""
        changed = changes_of(tests, book=self._book, stories=heard.stories)
        return stamps_of(tests, changed, book=self._book)

    def swap(self, heard: pipeline.Heard, *, as_of: date | None) -> dict[str, tuple[str, ...]]:
        """Return how each pledge's findings change with the parties swapped; nothing is filed."""
        zone = ZoneInfo(self._file.timezone)
        tests = self.tests(heard)
        files = self.observe(list(tests.values()))
        swap = check.Swap.among(check.ids_of(heard.claims))
        turned, renamed = swapped_heard(heard, swap)
        names = {renamed.get(id_, id_): name for id_, name in self.names().items()}
        twins = self.tests(turned, names)
        observation = pipeline.with_reported(files, heard, tests=tests.values(), zone=zone)
        mirrored = pipeline.with_reported(
            swapped_observation(files), turned, tests=twins.values(), zone=zone
        )
        day = as_of or self.latest(observation.datasets)
        differences = {}
        for name, test in tests.items():
            own = pipeline.judge([test], observation, as_of=day).findings
            other = pipeline.judge([twins[name]], mirrored, as_of=day).findings
            differences[name] = check.differing(own, other)
        return differences

    def _event_file(self, name: str) -> Path:
        """Return the path of an event file of `case.yaml`, as short as it is written."""
        path = Path(os.path.normpath(self._folder / name))
        if not path.exists():
            raise MissingInput(
                f"no event file {path}, which {self._folder / CASE_FILE} names; put it back, or "
                f"correct its path under `events:`"
            )
        return path

    def require_known(self, day: date | None) -> None:
        """Refuse a day on which no source was known.

        Raises:
            MissingInput: There is none by then.
        """
        if day is not None and self._book.sources() and not self._book.sources(as_of=day):
            raise MissingInput(
                f"nothing in {self._folder} was known on {day}: its first source is of "
                f"{self._first()}; give a later --as-of"
            )

    def latest(self, datasets: Sequence[Dataset]) -> date:
        """Return the last day on which anything in the case became known.

        Raises:
            MissingInput: The case is empty.
        """
        days = [source.published or self._came(source) for source in self._book.sources()]
        for dataset in datasets:
            seen = dataset.latest_seen
            known = dataset.last_day if seen is None else seen.date()
            days += [] if known is None else [known]
        if not days:
            raise MissingInput(
                f"{self._folder} is empty; read an article with: parley read ARTICLE --case "
                f"{self._folder}"
            )
        return max(days)

    def _first(self) -> date | None:
        """Return the day on which the first source became known, `None` where there is none."""
        days = (s.published or self._came(s) for s in self._book.sources())
        return min(days, default=None)

    def _came(self, source: Source) -> date:
        """Return the day on which a source without a date became known: when it was read."""
        return max(date.fromisoformat(e.known[:10]) for e in self._book.history(source.sha256))
