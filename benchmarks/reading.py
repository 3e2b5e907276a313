"""Read every article of a gold folder and write its records in the guide's form.

    python benchmarks/reading.py GOLD_DIR OUT_DIR [--times]

Each article is read with the date of its `meta.json` (`published`), without one where that is
null. `--times` prints sentences a second, parsing included.
"""

import argparse
import json
import time
from datetime import date
from pathlib import Path

from parley.read import read_claims, read_source


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("gold", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--times", action="store_true")
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    spent, characters = 0.0, 0
    for folder in sorted(d for d in args.gold.iterdir() if (d / "article.txt").exists()):
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        published = meta.get("published")
        source = read_source(
            folder / "article.txt", published=date.fromisoformat(published) if published else None
        )
        start = time.perf_counter()
        claims = read_claims(source)
        spent += time.perf_counter() - start
        characters += len(source.text)
        lines = [json.dumps(c.guide(), ensure_ascii=False) for c in claims]
        (args.out / f"{folder.name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if args.times:
        print(f"{characters} characters in {spent:.2f} s")


if __name__ == "__main__":
    main()
