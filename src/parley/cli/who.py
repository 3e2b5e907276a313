"""Who is who in a text, in lines for people and as rows."""

from typing import TYPE_CHECKING, Any

from parley.cli.console import count

if TYPE_CHECKING:
    from parley.read import Cluster

_WIDTH = 48


def cluster_lines(clusters: "tuple[Cluster, ...]") -> list[str]:
    """Return everybody with the words that mean them, where they stand, and what ties them."""
    lines: list[str] = []
    for cluster in clusters:
        actor = cluster.actor
        side = f" ({actor.id})" if actor.id else " (side unknown)"
        lines.append(
            f"{_shown(actor.name) or actor.id}{side}, {count(len(cluster.mentions), 'mention')}"
        )
        for mention in cluster.mentions:
            of = f" for “{_shown(mention.of)}”" if mention.of else ""
            lines.append(f"  {mention.start:>6}  “{_shown(mention.words)}”: {mention.why}{of}")
    return lines


def cluster_rows(clusters: "tuple[Cluster, ...]") -> list[dict[str, Any]]:
    """Return everybody as rows with their mentions; offsets are code points of the text."""
    return [
        {
            "actor": cluster.actor.name,
            "actor_id": cluster.actor.id,
            "mentions": [
                {"start": m.start, "end": m.end, "span": m.words, "why": m.why, "of": m.of}
                for m in cluster.mentions
            ],
        }
        for cluster in clusters
    ]


def _shown(words: str) -> str:
    """Return words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"
