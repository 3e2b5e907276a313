"""Bargaining over the Istanbul talks: from an article's claims to room for a deal, step by step.

    .venv/bin/python benchmarks/istanbul_bargain.py ../shared/gold/istanbul-2022/article.txt [OUT]

The article is read by the normal pipeline into a case of its own. The numbers stand in
benchmarks/istanbul_bargain.yaml with the reason of each; what they rest on is named there by kind
and field, and looked up among the claims as read, so that no word of the article stands here.
"""

import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from parley.bargain import belief_bounds, update_beliefs
from parley.case import Bargain, Case, Zone
from parley.case.claim_names import names_of_claims
from parley.records import Claim

BLOCK = Path(__file__).with_suffix(".yaml")
SUNK = "sanctions as sunk cost"
PUBLISHED = date(2022, 4, 1)


#: Why the pledge to do less was made: the explanations reported, and one nobody reported.
TYPES = ("sincere but slow", "feint", "rival elites", "trial balloon")
PRIOR = (0.25, 0.25, 0.25, 0.25)


@dataclass(frozen=True)
class Signal:
    """What was seen, the claim it is read from, and how likely each type was to show it.

    Attributes:
        what: In this file's words.
        claim: Kind and field values of the claim behind it.
        likelihood: Lowest and highest probability, a type each.
        why: What the numbers rest on: the author's judgement.
    """

    what: str
    claim: str
    likelihood: tuple[tuple[float, float], ...]
    why: str


SIGNALS = (
    Signal(
        what="a public pledge of less fighting, without measure or end",
        claim="pledge reduce",
        likelihood=((0.4, 0.7), (0.6, 0.9), (0.3, 0.6), (0.6, 0.9)),
        why="a feint and a balloon need publicity and nothing that can be measured",
    ),
    Signal(
        what="another government expects heavy fighting to go on",
        claim="forecast likely GBR",
        likelihood=((0.2, 0.5), (0.6, 0.9), (0.4, 0.7), (0.4, 0.7)),
        why="slow orders explain some days of it, a feint explains it better",
    ),
    Signal(
        what="the negotiator attacked in public by a commander of his own side",
        claim="split RUS",
        likelihood=((0.1, 0.3), (0.05, 0.15), (0.6, 0.9), (0.3, 0.6)),
        why="hawks who know of a feint keep quiet; a balloon is meant to draw fire",
    ),
    Signal(
        what="most people asked back the war",
        claim="poll 75",
        likelihood=((0.5, 0.8), (0.5, 0.8), (0.5, 0.8), (0.5, 0.8)),
        why="the same under every explanation: it tells nothing of the pledge",
    ),
)


def belief_lines(find: Any) -> Iterable[str]:
    """Yield what is believed of the pledge's reason after each signal, as a range."""
    low = [[pair[0] for pair in signal.likelihood] for signal in SIGNALS]
    high = [[pair[1] for pair in signal.likelihood] for signal in SIGNALS]
    middle = [[(a + b) / 2 for a, b in signal.likelihood] for signal in SIGNALS]
    belief = update_beliefs(PRIOR, middle).belief
    least, most = belief_bounds(PRIOR, low, high)
    yield f"{'before':60}" + told_beliefs(belief[0], least[0], most[0])
    for step, signal in enumerate(SIGNALS, start=1):
        label = f"{signal.what} [{', '.join(find(signal.claim))}]"
        yield f"{label:60}" + told_beliefs(belief[step], least[step], most[step])


def told_beliefs(belief: Any, least: Any, most: Any) -> str:
    return "; ".join(
        f"{name} {lo:.0%}-{hi:.0%} ({mid:.0%})"
        for name, mid, lo, hi in zip(TYPES, belief, least, most, strict=True)
    )


def resolved(value: Any, find: Any) -> Any:
    """Return a block with every `basis` and `claims` entry in the ledger's own names."""
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
        print("\nWhy the pledge was made, after each signal:")
        print(*belief_lines(finder(case)), sep="\n")
        assert without.space.share > zone.space.share, "a relief that is believed in opens room"
        print(f"{seconds:.1f} s for 20,000 draws, page and sentences.")
        if out is not None:
            zone.write(out)


def told(zone: Zone) -> str:
    low, high = zone.share
    return f"{low:.0%} to {high:.0%} of draws ({zone.space.share:.1%} of all)"


if __name__ == "__main__":
    main(*sys.argv[1:])
