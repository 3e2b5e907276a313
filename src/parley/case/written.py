"""A brief in its three forms, and its files."""

import html
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from parley import brief
from parley.case.outputs import BRIEF
from parley.case.whole import replacing
from parley.errors import OutputError


class Brief:
    """A brief that passed the gate, in its three forms."""

    def __init__(self, page: brief.Brief, dossier: brief.Dossier) -> None:
        self.page = page
        self._dossier = dossier

    def bottom_line(self) -> list[str]:
        """Return the sentences of the first section."""
        return [
            sentence.text for block in self.page.sections[0].blocks for sentence in block.sentences
        ]

    @property
    def html(self) -> str:
        """One self-contained page."""
        return brief.to_html(self.page, self._dossier)

    @property
    def markdown(self) -> str:
        """The same sentences, their words in footnotes."""
        return brief.to_markdown(self.page, self._dossier)

    @property
    def json(self) -> str:
        """The machine copy."""
        return brief.to_json(self.page, self._dossier)

    def write(self, folder: Path, *, inputs: Iterable[Path] = ()) -> tuple[Path, ...]:
        """Write `brief.html`, `brief.md` and `brief.json`, all or none; return their paths.

        Args:
            folder: Where to; an earlier brief there is replaced.
            inputs: Files that the brief was made from; none of them is replaced.

        Raises:
            OutputError: They cannot be written.
        """
        elsewhere = "name another folder with -o"
        texts = {"brief.html": self.html, "brief.md": self.markdown, "brief.json": self.json}
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError.of(folder, error, otherwise=elsewhere) from error
        with ExitStack() as files:
            for name, text in texts.items():
                part = files.enter_context(
                    replacing(folder / name, otherwise=elsewhere, kind=BRIEF[name], inputs=inputs)
                )
                part.write_text(text, encoding="utf-8")
        return tuple(folder / name for name in texts)

    def _repr_html_(self) -> str:
        return f'<iframe srcdoc="{html.escape(self.html)}" width="100%" height="700"></iframe>'
