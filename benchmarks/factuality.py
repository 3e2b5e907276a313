"""Predict factuality for a benchmark file: `python benchmarks/factuality.py IN.jsonl OUT.jsonl`.

The input holds one JSON object a line with `id`, `text` and `targets` of `start` and `end`.
"""

import json
import sys
from pathlib import Path

from parley.read.factuality import factuality
from parley.read.model import load_model


def main(path: str, out: str) -> None:
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    docs = load_model().pipe([row["text"] for row in rows])
    with Path(out).open("w", encoding="utf-8") as file:
        for row, doc in zip(rows, docs, strict=True):
            spans = [
                doc.char_span(t["start"], t["end"], alignment_mode="expand") for t in row["targets"]
            ]
            labels = [factuality(span.root) for span in spans]
            file.write(json.dumps({"id": row["id"], "labels": labels}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
