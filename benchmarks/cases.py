"""Run the pledges of `benchmarks/cases` and compare the verdicts with history.

    python benchmarks/cases.py --data ../shared/data --history ../shared/cases/cases.json
    python benchmarks/cases.py --only kyiv2022 --daily 2022-03-30 2022-04-12

With `--daily` one case is told as it was known at the end of each day, as a table in Markdown.
A verdict is right if history accepts it; not observed, too early and not testable give none.
"""

import argparse
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from parley.case import check_pledges
from parley.check import PledgeFile
from parley.pipeline import find_places
from parley.records import Finding

HERE = Path(__file__).parent
LONG_AFTER = timedelta(days=400)
GIVEN = ("kept", "partly", "broken")


def run(path: Path, data: Path, as_of: date | None) -> Iterator[Finding]:
    """Yield the findings of one pledge file, as `parley check --pledge` has them."""
    file = PledgeFile.load(path)
    paths = [next(data.rglob(name)) for name in file.events]
    (test,) = file.tests(find_places)
    yield from check_pledges(path, paths, as_of=as_of or (test.begin + LONG_AFTER).date())


def day_by_day(path: Path, data: Path, first: date, last: date) -> Iterator[str]:
    """Yield a case as known on each day: verdicts, positions, nowcast and why, in Markdown."""
    horizons: list[str] = []
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        findings = list(run(path, data, day))
        if not horizons:
            horizons = [finding.horizon for finding in findings]
            yield f"| known on | {' | '.join(horizons)} | positions | nowcast | why |"
            yield f"|{' --- |' * (len(horizons) + 4)}"
        # The longest window that has ended, or the first one while none has.
        ended = [f for f in findings if not f.reasons[0].startswith("The window runs until")]
        shown = ended[-1] if ended else findings[0]
        lines = [line for finding in findings for line in finding.reasons]
        sheets = [line for line in lines if re.match(r"[^:]+: \d+ units inside the area", line)]
        casts = [line for line in shown.reasons if "expected to be known" in line]
        cells = ("-", *sheets)[-1], (casts[-1].split(": ", 1)[-1] if casts else "-")
        verdicts = (
            f"{f.verdict} ({f.confidence})" if f.confidence else f.verdict for f in findings
        )
        why = f"{shown.horizon}: {shown.reasons[0]}"
        yield f"| {day} | {' | '.join(verdicts)} | {' | '.join(cells)} | {why} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE / "../../shared/data")
    parser.add_argument("--history", type=Path, default=HERE / "../../shared/cases/cases.json")
    parser.add_argument("--cases", type=Path, default=HERE / "cases")
    parser.add_argument("--as-of", type=date.fromisoformat)
    parser.add_argument("--only", default="*")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--daily", type=date.fromisoformat, nargs=2, metavar=("FIRST", "LAST"))
    options = parser.parse_args()
    if options.daily:
        path = options.cases / f"{options.only}.yaml"
        print("\n".join(day_by_day(path, options.data, *options.daily)))
        return
    history = {case["id"]: case["history"] for case in json.loads(options.history.read_text())}
    open_, given, right, sure_and_wrong = 0, 0, 0, 0
    for path in sorted(options.cases.glob(f"{options.only}.yaml")):
        for finding in run(path, options.data, options.as_of):
            accepted = history[path.stem][finding.horizon]["accepted"]
            is_given, is_right = finding.verdict in GIVEN, finding.verdict in accepted
            if accepted != ["expired"]:
                open_ += 1
                given += is_given
                right += is_given and is_right
            sure_and_wrong += is_given and not is_right and finding.confidence == "high"
            mark = ("right" if is_right else "WRONG") if is_given else ""
            odds = dict(finding.parameters)
            chances = " ".join(f"{odds.get(f'p_{v}', ''):>6}" for v in GIVEN)
            ratio = (
                ""
                if finding.ratio is None
                else (f"{finding.ratio:7.2f} [{finding.low:.2f}, {finding.high:.2f}]")
            )
            print(
                f"{path.stem:15} {finding.horizon:>4} {finding.verdict:13}{finding.confidence:9}"
                f"{'/'.join(accepted):15} {mark:6}"
                f"{finding.before!s:>6}{finding.after!s:>6} {chances}  {ratio}"
            )
            if options.verbose:
                print(
                    *(f"      {line}" for line in finding.reasons + finding.not_observed), sep="\n"
                )
    print(
        f"{open_} horizons within their term: {given} verdicts given ({given / open_:.0%}), "
        f"{right} right ({right / max(1, given):.0%}), {sure_and_wrong} wrong with high confidence"
    )


if __name__ == "__main__":
    main()
