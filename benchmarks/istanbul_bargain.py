"""Bargaining over the Istanbul talks: from an article's claims to room for a deal, step by step.

    .venv/bin/python benchmarks/istanbul_bargain.py ../shared/gold/istanbul-2022/article.txt [OUT]

The article is read by the normal pipeline into a case of its own. The numbers stand in
benchmarks/istanbul_bargain.yaml with the reason of each; what they rest on is named there by kind
and field, and looked up among the claims as read, so that no word of the article stands here.
"""

import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from parley.case import Bargain, Case, Zone
from parley.case.claim_names import names_of_claims
from parley.records import Claim

BLOCK = Path(__file__).with_suffix(".yaml")
SUNK = "sanctions as sunk cost"
PUBLISHED = date(2022, 4, 1)


def resolved(value: Any, find: Any) -> Any:
    """Return a block with every `basis` and `claims` entry in the ledger's own names."""
    if isinstance(value, list):
        return [resolved(each, find) for each in value]
    if isinstance(value, dict):
        return {
            key: [name for entry in each for name in find(entry)]
            if key in ("basis", "claims")
            else resolved(each, find)
            for key, each in value.items()
        }
    return value


def finder(case: Case) -> Any:
    """Return what finds claims by kind and field values: `poll 75`, `offer neutrality`."""
    claims = list(case.ledger.claims())
    names = names_of_claims(claims)
    issue_of = {id_: issue.name for issue in case.issues() for id_ in issue.claims}

    def fits(claim: Claim, kind: str, words: str) -> bool:
        values = {str(value) for value in claim.guide().values()} | {issue_of.get(claim.id, "")}
        values |= {str(value).split(":")[0] for value in claim.guide().values()}
        return claim.kind == kind and (words in values or set(words.split()) <= values)

    def find(entry: str) -> list[str]:
        kind, _, words = entry.partition(" ")
        found = [names[claim.id] for claim in claims if fits(claim, kind, words)]
        if not found:
            raise SystemExit(f"no claim as read fits {entry!r}; correct {BLOCK}")
        return found

    return find


def make_case(article: Path, folder: Path) -> Case:
    """Return a case with the article read and the block filled in."""
    with Case.create(folder) as case:
        case.read(article, published=PUBLISHED)
        block = resolved(yaml.safe_load(BLOCK.read_text(encoding="utf-8")), finder(case))
    path = folder / "case.yaml"
    path.write_text(yaml.safe_dump(block, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return Case.open(folder)


def look(bargain: Bargain) -> Zone:
    return bargain.zone(draws=20_000, seed=7)


def main(article: str, out: str | None = None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        case = make_case(Path(article), Path(folder) / "istanbul")
        begin = time.perf_counter()
        zone = look(case.bargain())
        seconds = time.perf_counter() - begin
        print(*zone.lines(), sep="\n")
        without = look(case.bargain(without=[SUNK]))
        print(f"\nWith {SUNK}: room in {told(zone)}. Without it: {told(without)}.")
        assert without.space.share > zone.space.share, "a relief that is believed in opens room"
        print(f"{seconds:.1f} s for 20,000 draws, page and sentences.")
        if out is not None:
            zone.write(out)


def told(zone: Zone) -> str:
    low, high = zone.share
    return f"{low:.0%} to {high:.0%} of draws ({zone.space.share:.1%} of all)"


if __name__ == "__main__":
    main(*sys.argv[1:])
