"""A brief in its three forms, and its files."""

import html
from pathlib import Path

from parley import brief
from parley.errors import LedgerError


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

    def write(self, folder: Path) -> tuple[Path, ...]:
        """Write `brief.html`, `brief.md` and `brief.json`, all or none; return their paths."""
        texts = {"brief.html": self.html, "brief.md": self.markdown, "brief.json": self.json}
        written: list[tuple[Path, Path]] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in texts.items():
                part = folder / f".{name}.part"
                written.append((part, folder / name))
                part.write_text(text, encoding="utf-8")
            for part, path in written:
                part.replace(path)
        except OSError as error:
            raise LedgerError(
                f"{folder}: the brief cannot be written ({error.strerror}); nothing was changed; "
                f"free some space or name another folder with -o"
            ) from error
        finally:
            for part, _ in written:
                part.unlink(missing_ok=True)
        return tuple(path for _, path in written)

    def _repr_html_(self) -> str:
        return f'<iframe srcdoc="{html.escape(self.html)}" width="100%" height="700"></iframe>'
