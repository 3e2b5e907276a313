"""A bargain as people hold it: the problem of a case, and what is found of it."""

import html
import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

from parley import bargain, brief, pipeline
from parley.case.bargain_tables import input_rows, space_lines, space_record, stake_rows
from parley.case.outputs import DEAL_SPACE
from parley.case.pictures import Picture
from parley.case.tables import Table
from parley.case.whole import replacing
from parley.draw import can_draw_png
from parley.errors import MissingInput, OutputError
from parley.records import Amount, DealSpace, Problem, Topic

_ELSEWHERE = "name another folder with --out"
#: Sentences at the start of the section that say what it is.
_HEAD = 1


class Bargain:
    """The bargaining problem of a case: issues down, parties across.

    Args:
        problem: The problem.
        names: Short name of each claim by its id.
        title: The case's name.
        heard: What was said, for the sources behind the numbers.
        day: As known at the end of this day.
    """

    def __init__(
        self,
        problem: Problem,
        *,
        names: Mapping[str, str],
        title: str,
        heard: pipeline.Heard,
        day: date,
    ) -> None:
        self.problem, self.names, self.title, self.day = problem, names, title, day
        self._heard = heard

    def table(self) -> Table[Topic]:
        """Return issues down and parties across: what each wants, `?` before a guess."""
        return Table(self.problem.topics, stake_rows(self.problem, self.names))

    def inputs(self) -> Table[Amount]:
        """Return every number with its range, what is behind it, and whether it is a guess."""
        return Table(tuple(self.problem.amounts()), input_rows(self.problem, self.names))

    def zone(self, *, draws: int = bargain.DRAWS, seed: int = bargain.SEED) -> "Zone":
        """Return whether there is room for a deal, and how sure that is.

        Args:
            draws: How many sets of numbers are drawn from the ranges.
            seed: Of the draws; the same seed gives the same bytes.

        Raises:
            InputError: The problem, or the number of draws, is too large.
        """
        space = bargain.look(self.problem, draws=draws, seed=seed)
        page, dossier = pipeline.write_bargain(
            self.title, as_of=self.day, heard=self._heard, deal_space=space
        )
        return Zone(space, self.names, title=self.title, page=page, dossier=dossier)

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()


class Zone:
    """What was found of a bargain; the range comes first.

    Args:
        space: What was found.
        names: Short name of each claim by its id.
        title: The case's name.
        page: The same as a page of sentences, each with its source.
        dossier: What the page rests on.
    """

    def __init__(
        self,
        space: DealSpace,
        names: Mapping[str, str],
        *,
        title: str,
        page: brief.Brief,
        dossier: brief.Dossier,
    ) -> None:
        self.space, self._names, self._title = space, names, title
        self._page, self._dossier = page, dossier

    @property
    def share(self) -> tuple[float, float]:
        """The share of draws with room: lowest and highest, as the most telling input moves it."""
        return self.space.low, self.space.high

    def sentences(self) -> list[str]:
        """Return what the page says, the notice that it is no advice left out."""
        return [sentence.text for sentence in self._page.sentences()][_HEAD:]

    def lines(self) -> list[str]:
        """Return all of it in lines for people."""
        told = [s.text for s in self._page.sections[0].blocks[0].sentences][_HEAD:]
        return space_lines(self.space, self._names, told)

    def record(self) -> dict[str, Any]:
        """Return all of it as `--json` prints it."""
        return space_record(self.space, self._names)

    def picture(self) -> Picture:
        """Return the deal space: what fighting on, offers and solutions are worth to both."""
        return Picture(svg=brief.space_file(self.space, title=self._title))

    def tornado(self) -> Picture:
        """Return how far each input moves the result."""
        return Picture(svg=brief.tornado_file(self.space, title=self._title))

    def beliefs(self) -> Picture:
        """Return how likely each type of a side is after each of its signals.

        Raises:
            MissingInput: The block states no `types:`.
        """
        if self.space.beliefs is None:
            raise MissingInput("no beliefs to draw: `bargain:` in case.yaml has no `types:`")
        return Picture(svg=brief.beliefs_file(self.space, title=self._title))

    def settlement(self) -> Picture:
        """Return how likely talks have settled by each round, either side making demands."""
        return Picture(svg=brief.settlement_file(self.space, title=self._title))

    @property
    def html(self) -> str:
        """One page that needs no network, every sentence with its source."""
        return brief.to_html(self._page, self._dossier)

    def write(self, folder: str | Path) -> tuple[Path, ...]:
        """Write `bargain.html`, `bargain.json` and the pictures as SVG and PNG; return the paths.

        PNG needs the extra `png`; without it the other files are written.

        Raises:
            OutputError: A file that is none of these would be replaced, or cannot be written.
        """
        folder = Path(folder)
        contents = {
            "bargain.html": self.html.encode(),
            "bargain.json": (
                json.dumps(self.record(), ensure_ascii=False, indent=1) + "\n"
            ).encode(),
        }
        pictures = {
            "deal-space": self.picture(),
            "tornado": self.tornado(),
            "settlement": self.settlement(),
        }
        if self.space.beliefs is not None:
            pictures["beliefs"] = self.beliefs()
        for stem, picture in pictures.items():
            contents[f"{stem}.svg"] = picture.svg.encode()
            if can_draw_png():
                contents[f"{stem}.png"] = picture.png
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError.of(folder, error, otherwise=_ELSEWHERE) from error
        with ExitStack() as files:
            for name, content in contents.items():
                part = files.enter_context(
                    replacing(folder / name, otherwise=_ELSEWHERE, kind=DEAL_SPACE[name])
                )
                part.write_bytes(content)
        return tuple(folder / name for name in contents)

    def _repr_html_(self) -> str:
        told: Sequence[str] = self.lines()[:1] + self.sentences()[:8]
        said = "".join(f"<p>{html.escape(line)}</p>" for line in told)
        return f"<div>{said}{self.picture().svg}</div>"
