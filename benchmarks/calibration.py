"""Make the tables and the plot of docs/methods/calibration.md anew.

    python benchmarks/calibration.py --worlds 400 --dates 200 --seed 20310515

What lies between the page's markers is replaced; the words around it stay. Without the real files
of `../shared` the placebos stay as they are, and that is said.
"""

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

import placebos
import worlds
from scores import Bin, Outcome, group, reliability, tally

PAGE = Path(__file__).parent.parent / "docs/methods/calibration.md"
PLOT = PAGE.with_name("reliability.svg")
SIZE, EDGE = 360, 48  # pixels: of the plot's square, and of the margin around it
# Dark enough to tell apart in grey print; the shape tells them apart as well.
STYLES = {"long after": ("#1b4f72", "circle"), "end": ("#b9770e", "square")}
NAMES = {"long after": "long after", "end": "at the window's end"}


def replace_part(page: str, name: str, lines: Iterable[str]) -> str:
    """Return a page with the lines between two markers replaced.

    Raises:
        SystemExit: The page has no such markers.
    """
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    if begin not in page or end not in page:
        raise SystemExit(f"{PAGE.name} has no part {name!r}: put `{begin}` and `{end}` in it")
    made = "\n".join((begin, "", *lines, "", end))
    return re.sub(f"{re.escape(begin)}.*?{re.escape(end)}", lambda _: made, page, flags=re.DOTALL)


def plot(curves: dict[str, list[Bin]]) -> str:
    """Return a reliability plot as SVG: what was said across, what came true up."""
    marks = [mark for index, (known, bins) in enumerate(curves.items())
             for mark in _curve(known, bins, index)]  # fmt: skip
    side = SIZE + 2 * EDGE
    said = "; ".join(
        f"{NAMES[known]}: " + ", ".join(f"{b.said:.2f} said, {b.true:.2f} true" for b in bins)
        for known, bins in curves.items()
    )
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" role="img" '
            f'font-family="sans-serif" font-size="12">',
            "<title>Reliability of the likeliest verdict on simulated worlds</title>",
            f"<desc>{escape(said)}</desc>",
            f'<rect width="{side}" height="{side}" fill="#fff"/>',
            *_axes(),
            *marks,
            "</svg>",
            "",
        )
    )


def _axes() -> Iterator[str]:
    yield (f'<path d="M{EDGE} {EDGE}V{EDGE + SIZE}H{EDGE + SIZE}" fill="none" stroke="#333"/>')
    yield (f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#777" stroke-dasharray="4 4"/>')
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        yield f'<text x="{_x(tick)}" y="{_y(0) + 18}" text-anchor="middle">{tick:.2f}</text>'
        yield f'<text x="{EDGE - 6}" y="{_y(tick) + 4}" text-anchor="end">{tick:.2f}</text>'
    middle = EDGE + SIZE / 2
    yield (
        f'<text x="{middle:.0f}" y="{_y(0) + 38}" text-anchor="middle">'
        "probability of the likeliest verdict</text>"
    )
    yield (
        f'<text transform="translate(12 {middle:.0f}) rotate(-90)" text-anchor="middle">'
        "share right</text>"
    )


def _curve(known: str, bins: Sequence[Bin], index: int) -> Iterator[str]:
    colour, shape = STYLES[known]
    line = " ".join(f"{_x(b.said)},{_y(b.true)}" for b in bins)
    yield f'<polyline points="{line}" fill="none" stroke="{colour}"/>'
    for b in bins:
        yield _mark(shape, _x(b.said), _y(b.true), colour)
    top = EDGE + 16 + 18 * index
    yield _mark(shape, EDGE + 14, top - 4, colour)
    yield f'<text x="{EDGE + 24}" y="{top}">{NAMES[known]}</text>'


def _mark(shape: str, x: float, y: float, colour: str) -> str:
    if shape == "circle":
        return f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>'
    return f'<rect x="{x - 4}" y="{y - 4}" width="8" height="8" fill="{colour}"/>'


def _x(share: float) -> float:
    return round(EDGE + share * SIZE, 1)


def _y(share: float) -> float:
    return round(EDGE + (1 - share) * SIZE, 1)


def summary(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the figures that matter most, in a sentence each."""
    for known, chosen in group(outcomes, lambda o: (o.known,)).items():
        t = tally(chosen)
        yield (
            f"As known {NAMES[known]}: a verdict in {t.given:.0%} of {t.total} findings, right in "
            f"{t.right:.0%} of these; the 90 % interval holds the true ratio in {t.coverage:.0%}."
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--worlds", type=int, default=400)
    parser.add_argument("--dates", type=int, default=placebos.DATES)
    parser.add_argument("--seed", type=int, default=worlds.SEED)
    parser.add_argument("--workers", type=int, choices=(1, 2), default=2)
    parser.add_argument("--shared", type=Path, default=placebos.SHARED)
    options = parser.parse_args()
    page = PAGE.read_text(encoding="utf-8")
    outcomes = worlds.run(options.worlds, options.seed, options.workers)
    made = f"{options.worlds} worlds, seed {options.seed}."
    tables = worlds.tables(outcomes, by_feature=True)
    page = replace_part(page, "worlds", (made, *summary(outcomes), *tables))
    by_clock = group(outcomes, lambda o: (o.known,))
    PLOT.write_text(
        plot({known: reliability(by_clock[known]) for known in STYLES}), encoding="utf-8"
    )
    if (options.shared / "data").is_dir():
        found = placebos.run(
            tuple(placebos.FILES), options.dates, options.seed, options.workers, options.shared
        )
        made = f"{options.dates} made-up pledges a file, seed {options.seed}."
        page = replace_part(page, "placebos", (made, "", *placebos.tables(found)))
    else:
        print(f"{options.shared / 'data'} is not there: the placebos stay as they were")
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
