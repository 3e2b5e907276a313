"""Read every article of a gold folder and write its records in the guide's form.

    python benchmarks/reading.py GOLD_DIR OUT_DIR [--times]

Each article is read with the date of its `meta.json` (`published`), without one where that is
null. `--times` prints sentences a CPU second, parsing included, beside the plain spaCy pipeline
over the same texts in the same run, and the peak memory of both together.
"""

import argparse
import json
import resource
import time
from datetime import date
from pathlib import Path

from parley.read import read_claims, read_source
from parley.read.model import load_model
from parley.records import Source


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("gold", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--times", action="store_true")
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    sources = {}
    for folder in sorted(d for d in args.gold.iterdir() if (d / "article.txt").exists()):
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        published = meta.get("published")
        day = date.fromisoformat(published) if published else None
        sources[folder.name] = read_source(folder / "article.txt", published=day)
    for name, source in sources.items():
        lines = [json.dumps(c.guide(), ensure_ascii=False) for c in read_claims(source)]
        (args.out / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if args.times:
        time_reading(list(sources.values()))


def time_reading(sources: list[Source]) -> None:
    """Print the speed of reading and of the parse alone, both warm."""
    model = load_model()
    start = time.process_time()
    sentences = sum(len(list(model(source.text).sents)) for source in sources)
    parsed = time.process_time() - start
    start = time.process_time()
    claims = sum(len(read_claims(source)) for source in sources)
    read = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(sources)} articles, {sentences} sentences, {claims} claims; CPU seconds")
    print(f"spaCy pipeline alone {parsed:6.2f} s  {sentences / parsed:6.0f} sentences a second")
    print(f"parley.read          {read:6.2f} s  {sentences / read:6.0f} sentences a second")
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
