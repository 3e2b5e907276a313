"""From a source to who is who in it."""

from collections.abc import Iterator
from dataclasses import replace

from parley.read.coreference import Cluster
from parley.read.reader import analyse, text_parts
from parley.records import Source


def read_actors(source: Source, *, model: str | None = None) -> tuple[Cluster, ...]:
    """Return everybody a source speaks of, each with all the words that mean them, and why.

    A very long text is read in parts, as for its claims; who is met in two of them is listed in
    each.

    Args:
        source: What to read.
        model: Name of an installed spaCy pipeline; the default one where `None`.

    Raises:
        MissingInput: No such pipeline is installed.
    """
    return tuple(_clusters(source, model))


def _clusters(source: Source, model: str | None) -> Iterator[Cluster]:
    for start, end in text_parts(source.text):
        text = source.text[start:end]
        found = analyse(replace(source, text=text), model=model).cast if text.strip() else None
        for cluster in found.clusters() if found else ():
            moved = (replace(m, start=m.start + start, end=m.end + start) for m in cluster.mentions)
            yield replace(cluster, mentions=tuple(moved))
