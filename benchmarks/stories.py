"""Measure which claims of labelled articles are merged rightly, and how long merging takes.

    python benchmarks/stories.py tests/data/stories/unseen [--show]
    python benchmarks/stories.py --case CASE

A set is a text file. A line `== name | publisher | day` opens an article; every other line is a
sentence with the facts it tells before a bar, `kind:fact` for a fact that only claims of one kind
share. Two claims of one kind ought to be one where their sentences share a fact. `% copies: a b c`
names articles that are one text.

Precision: of the pairs that stand in one story, those that share a fact. Recall: of the facts that
two articles tell, each counted once for every kind of which both have a claim, those of which one
pair at least is merged. The second form merges a case's articles anew and takes the time.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from parley.case import Case
from parley.read import find_merges, read_claims, tell_stories
from parley.records import Claim, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article of a set.

    Attributes:
        source: Its text.
        facts: (first character, facts told) of every sentence, in order.
    """

    source: Source
    facts: tuple[tuple[int, frozenset[str]], ...]

    def told(self, claim: Claim) -> set[str]:
        """Return the facts of the sentence in which a claim begins."""
        facts = [facts for start, facts in self.facts if start <= claim.span.start][-1]
        kinds = [fact.rpartition(":") for fact in facts]
        return {fact for kind, _, fact in kinds if kind in ("", claim.kind)}


def read_set(path: Path) -> tuple[list[Article], set[frozenset[str]]]:
    """Return the articles of a set, and the pairs of them that are one text."""
    copies: set[frozenset[str]] = set()
    articles: list[Article] = []
    for part in path.read_text(encoding="utf-8").split("\n== "):
        head, _, body = part.partition("\n")
        if head.startswith("#"):
            named = [line[len("% copies:") :].split() for line in part.split("\n") if "%" in line]
            copies = {frozenset(pair) for names in named for pair in combinations(names, 2)}
        else:
            articles.append(_article(head, body))
    return articles, copies


def _article(head: str, body: str) -> Article:
    name, publisher, day = (word.strip() for word in head.split("|"))
    text, facts = "", []
    for paragraph in body.strip().split("\n\n"):
        for line in paragraph.split("\n"):
            told, _, sentence = line.partition(" | ")
            facts.append((len(text), frozenset(told.replace(" ", "").split(","))))
            text += f"{sentence} "
        text = f"{text.rstrip()}\n\n"
    source = Source(
        content=f"{name} {text}".encode(),
        text=text.rstrip(),
        name=name,
        publisher=publisher,
        published=date.fromisoformat(day) if day else None,
    )
    return Article(source=source, facts=tuple(facts))


def measure(path: Path, *, show: bool) -> Counter[str]:
    """Return the counts of one set; `show` prints what is wrong to standard error."""
    articles, copies = read_set(path)
    sources = [article.source for article in articles]
    claims = [claim for source in sources for claim in read_claims(source)]
    name = {source.sha256: source.name for source in sources}
    told = {
        claim.id: article.told(claim)
        for article in articles
        for claim in claims
        if claim.source_sha256 == article.source.sha256
    }
    by_id = {claim.id: claim for claim in claims}
    stories = tell_stories(sources, claims, find_merges(sources, claims))
    pairs = {p for s in stories if s.of != "source" for p in combinations(sorted(s.members), 2)}
    wrong = [pair for pair in pairs if not told[pair[0]] & told[pair[1]]]
    units = dict(_units(by_id, told, pairs))
    merged = {
        frozenset(name[sha256] for sha256 in pair)
        for story in stories
        if story.of == "source"
        for pair in combinations(story.members, 2)
    }
    if show:
        for a, b in wrong:
            _say(f"{path.stem} wrong: {by_id[a].span.text!r} with {by_id[b].span.text!r}")
        for (fact, kind, *_), is_found in units.items():
            if not is_found:
                _say(f"{path.stem} missed: {kind} {fact}")
    return Counter(
        pairs=len(pairs),
        right_pairs=len(pairs) - len(wrong),
        facts=len(units),
        found_facts=sum(units.values()),
        merged_articles=len(merged),
        copied_articles=len(copies),
        right_articles=len(merged & copies),
    )


def _units(
    by_id: dict[str, Claim], told: dict[str, set[str]], pairs: set[tuple[str, str]]
) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield (fact, kind, two sources) with whether one pair at least is merged."""
    found: dict[tuple[str, ...], bool] = {}
    for a, b in combinations(sorted(by_id), 2):
        one, two = by_id[a], by_id[b]
        if one.kind == two.kind and one.source_sha256 != two.source_sha256:
            for fact in told[a] & told[b]:
                key = (fact, one.kind, *sorted((one.source_sha256, two.source_sha256)))
                found[key] = found.get(key, False) or (a, b) in pairs
    yield from found.items()


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def take_time(case: Path) -> dict[str, float]:
    """Return how long merging all articles of a case takes, and what comes of it."""
    with Case.open(case) as opened:
        sources, claims = opened.ledger.sources(), opened.ledger.claims()
    begin = time.perf_counter()
    merges = find_merges(sources, claims)
    middle = time.perf_counter()
    find_merges(sources, claims, decided=merges, new={sources[-1].sha256})
    return {
        "articles": len(sources),
        "claims": len(claims),
        "merges": len(merges),
        "seconds": round(middle - begin, 2),
        "seconds_for_one_more": round(time.perf_counter() - middle, 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="?", type=Path, help="folder of labelled sets")
    parser.add_argument("--case", type=Path, help="a case to merge anew")
    parser.add_argument("--show", action="store_true", help="print what is wrong or missed")
    options = parser.parse_args()
    if options.case is not None:
        sys.stdout.write(json.dumps(take_time(options.case)) + "\n")
    if options.sets is not None:
        total: Counter[str] = Counter()
        for path in sorted(options.sets.glob("*.txt")):
            total += measure(path, show=options.show)
        figures = {
            "precision": round(total["right_pairs"] / total["pairs"], 3),
            "recall": round(total["found_facts"] / total["facts"], 3),
        }
        sys.stdout.write(json.dumps(dict(total) | figures) + "\n")


if __name__ == "__main__":
    main()
