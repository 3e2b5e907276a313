"""Answers kept on disk by what was asked, so that the same question is put once only."""

import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from parley.errors import OutputError
from parley.records import canonical_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered.

    Attributes:
        text: The model's words.
        form: How the server held them to their form; one of `client.FORMS`.
        is_whole: False where the model was stopped at the longest answer.
        tokens_in: Tokens read, `None` where the server does not tell.
        tokens_out: Tokens written.
    """

    text: str
    form: str
    is_whole: bool
    tokens_in: int | None = None
    tokens_out: int | None = None


class Cache:
    """A folder with a file for each question, named by the question's hash.

    The file holds the answer alone; the article and the instructions are in the hash.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> Answer | None:
        """Return the answer to a question, `None` where it is not there or damaged."""
        try:
            kept = json.loads(self._path(key).read_text(encoding="utf-8"))
            answer = Answer(**kept)
        except (OSError, ValueError, TypeError):
            return None
        return answer if isinstance(answer.text, str) else None

    def put(self, key: str, answer: Answer) -> None:
        """Keep an answer; it is there whole or not at all.

        Raises:
            OutputError: The folder cannot be written.
        """
        path = self._path(key)
        try:
            # Answers quote what may be a private document.
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=path.parent)  # readable by its owner only
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(canonical_json(asdict(answer)))
            Path(name).replace(path)
        except OSError as error:
            raise OutputError.of(
                path.parent, error, otherwise="set PARLEY_CACHE to a folder that can be written"
            ) from error

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"
