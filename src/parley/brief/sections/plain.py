"""The shape most sections share: a sentence a record, or one sentence saying none was found."""

from collections.abc import Iterable

from parley.brief.dossier import Dossier, rests_on
from parley.brief.page import Block, Section, Sentence, Support, Table
from parley.brief.words import count, finish


def say(text: str, supports: Iterable[Support]) -> Sentence:
    """Return a sentence, cased and stopped, on these supports."""
    return Sentence(text=finish(text), supports=tuple(dict.fromkeys(supports)))


def not_found(dossier: Dossier, what: str) -> tuple[Sentence, ...]:
    """Return the sentence that says what was searched for in vain.

    It rests on the sources that were searched; without sources nothing was searched, and
    nothing is said.
    """
    if not dossier.sources:
        return ()
    searched = count(len(dossier.sources), "source")
    return (say(f"No {what} was found in the {searched} read", rests_on(*dossier.sources)),)


def section(
    key: str, title: str, sentences: Iterable[Sentence], tables: Iterable[Table] = ()
) -> Section:
    """Return a section of one block without heading."""
    block = Block(sentences=tuple(sentences), tables=tuple(tables))
    return Section(key=key, title=title, blocks=(block,))
