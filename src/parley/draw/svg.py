"""Plain SVG, written by hand: no style sheet, no script, no font, the same bytes everywhere.

Source:
    W3C (2011), Scalable Vector Graphics 1.1, second edition; WAI-ARIA Graphics Module 1.0 (title
    and description of a drawing).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape
from types import MappingProxyType

from parley.draw.shapes import Box, printable
from parley.draw.ticks import wrapped

FONT_SIZE = 11.0
BLACK, INK = "#16181d", "#333"
MARGIN, HEADING_SIZE, HEADING_LINE = 14.0, 14.0, 19.0
# For files that stand alone. The first that a machine has is taken; the widths of labels are
# estimated from above, so that none of them breaks a drawing.
FONTS = "Open Sans, Helvetica Neue, Helvetica, Arial, DejaVu Sans, sans-serif"

#: What fills a hatched ground: ground, line, spacing, angle.
HATCHES: Mapping[str, tuple[str, str, float, int]] = MappingProxyType(
    {
        "unseen": ("#f4f4f4", "#b5b5b5", 5, 45),
        "broken": ("#fbe9dd", "#e3ab86", 7, 135),
        # Without a ground: laid over each other they make a grid.
        "before": ("none", "#8a8a8a", 6, 45),
        "after": ("none", "#1f2937", 6, 135),
    }
)


def length(value: float) -> str:
    """Return a length to a tenth of its unit, which is less than anyone can see."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


class Sheet:
    """A drawing as it grows, from the back to the front.

    Args:
        width: Of the view box.
        height: Of the view box.
        title: What is shown, for those who do not see it.
        description: The same in words.
        name: Begins every id, so that two drawings of a page share none.
    """

    def __init__(
        self, *, width: float, height: float, title: str, description: str, name: str
    ) -> None:
        self.width, self.height = width, height
        self._title, self._description, self._name = title, description, name
        self._parts: list[str] = []
        self._hatches: set[str] = set()
        self._clips: list[Box] = []

    def path(self, d: str, **style: str | float) -> None:
        """Draw a path."""
        self._parts.append(f'<path{self._attributes({"fill": "none"} | style)} d="{d}"/>')

    def line(self, x1: float, y1: float, x2: float, y2: float, **style: str | float) -> None:
        """Draw a straight line."""
        d = f"M{length(x1)} {length(y1)}L{length(x2)} {length(y2)}"
        self.path(d, **({"stroke": INK} | style))

    def boxes(self, boxes: Iterable[Box], **style: str | float) -> None:
        """Draw rectangles of one kind as one path; none where there are none."""
        d = "".join(
            f"M{length(b.x)} {length(b.y)}h{length(b.width)}v{length(b.height)}h{length(-b.width)}z"
            for b in boxes
        )
        if d:
            self.path(d, **style)

    def polygon(self, points: Sequence[tuple[float, float]], **style: str | float) -> None:
        """Draw a closed line through points."""
        self.path(f"M{'L'.join(f'{length(x)} {length(y)}' for x, y in points)}z", **style)

    def circle(self, x: float, y: float, radius: float, **style: str | float) -> None:
        """Draw a circle."""
        at = f'cx="{length(x)}" cy="{length(y)}" r="{length(radius)}"'
        self._parts.append(f"<circle {at}{self._attributes(style)}/>")

    def text(self, x: float, y: float, words: str, **style: str | float) -> None:
        """Write words on one line, their base line at `y`; `anchor` as in SVG."""
        at = f'x="{length(x)}" y="{length(y)}"'
        self._parts.append(
            f"<text {at}{self._attributes(style)}>{escape(printable(words), quote=False)}</text>"
        )

    def marked(self, words: str, *, x: float, y: float, **style: str | float) -> None:
        """Write words on a halo of the ground, so that they can be read on lines and fills."""
        halo: dict[str, str | float] = {
            "stroke": "#fff",
            "stroke-width": 3,
            "stroke-linejoin": "round",
            "paint-order": "stroke",
        }
        self.text(x, y, words, **(halo | style))

    def hatch(self, kind: str) -> str:
        """Return the fill of a hatched ground, one of `HATCHES`."""
        if kind not in HATCHES:
            raise ValueError(f"hatch {kind!r} is not one of {', '.join(HATCHES)}")
        self._hatches.add(kind)
        return f"url(#{self._name}-{kind})"

    @contextmanager
    def clipped(self, box: Box) -> Iterator[None]:
        """Show what is drawn meanwhile inside a box only."""
        self._parts.append(f'<g clip-path="url(#{self._name}-clip-{len(self._clips)})">')
        self._clips.append(box)
        yield
        self._parts.append("</g>")

    def _attributes(self, style: Mapping[str, str | float]) -> str:
        return "".join(
            f' {_attribute(key)}="{escape(_value(value))}"' for key, value in style.items()
        )

    def _body(self) -> str:
        defs = "".join(
            f'<pattern id="{self._name}-{kind}" width="{length(gap)}" height="{length(gap)}" '
            f'patternUnits="userSpaceOnUse" patternTransform="rotate({angle})">'
            f'<path d="M0 0h{length(gap)}v{length(gap)}h{length(-gap)}z" fill="{ground}"/>'
            f'<path d="M{length(gap / 2)} 0v{length(gap)}" stroke="{line}"/></pattern>'
            for kind, (ground, line, gap, angle) in HATCHES.items()
            if kind in self._hatches
        )
        defs += "".join(
            f'<clipPath id="{self._name}-clip-{n}"><rect x="{length(b.x)}" y="{length(b.y)}" '
            f'width="{length(b.width)}" height="{length(b.height)}"/></clipPath>'
            for n, b in enumerate(self._clips)
        )
        return "\n".join(([f"<defs>{defs}</defs>"] if defs else []) + self._parts)

    def _names(self) -> str:
        title, description = (
            escape(printable(t), quote=False) for t in (self._title, self._description)
        )
        return (
            f'<title id="{self._name}-title">{title}</title>\n'
            f'<desc id="{self._name}-desc">{description}</desc>'
        )

    def _labelled(self) -> str:
        return f'role="img" aria-labelledby="{self._name}-title {self._name}-desc"'

    def inline(self) -> str:
        """Return the drawing for a page, which gives it its width and its font."""
        box = f"0 0 {length(self.width)} {length(self.height)}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="{box}" '
            f'{self._labelled()} font-size="{length(FONT_SIZE)}" fill="{INK}">\n'
            f"{self._names()}\n{self._body()}\n</svg>\n"
        )

    def file(self, *, heading: str, notes: Sequence[str] = ()) -> str:
        """Return the drawing as a file of its own, with a heading, notes below and a white ground.

        Args:
            heading: What is shown, in bold.
            notes: Further lines above the drawing, such as the day as of which it was known.
        """
        room = self.width
        lines = [
            f'<text x="{length(MARGIN)}" y="{length(MARGIN + HEADING_SIZE + n * HEADING_LINE)}" '
            f'font-size="{length(HEADING_SIZE)}" font-weight="bold" fill="{BLACK}">'
            f"{escape(printable(line), quote=False)}</text>"
            for n, line in enumerate(wrapped(heading, room, HEADING_SIZE * 0.92))
        ]
        top = MARGIN + len(lines) * HEADING_LINE
        below = [line for note in notes for line in wrapped(note, room, FONT_SIZE)]
        for n, line in enumerate(below):
            lines.append(
                f'<text x="{length(MARGIN)}" y="{length(top + 11 + n * 15)}">'
                f"{escape(printable(line), quote=False)}</text>"
            )
        top += len(below) * 15 + 12
        width, height = self.width + 2 * MARGIN, top + self.height + MARGIN
        box = f"0 0 {length(width)} {length(height)}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{length(width)}" '
            f'height="{length(height)}" {self._labelled()} font-family="{FONTS}" '
            f'font-size="{length(FONT_SIZE)}" fill="{INK}">\n{self._names()}\n'
            f'<path d="M0 0h{length(width)}v{length(height)}h{length(-width)}z" fill="#fff"/>\n'
            + "\n".join(lines)
            + f'\n<g transform="translate({length(MARGIN)} {length(top)})">\n{self._body()}\n'
            "</g>\n</svg>\n"
        )


def _attribute(key: str) -> str:
    """Return the name of an attribute as SVG writes it; `class_` is spelled so for Python."""
    return {"anchor": "text-anchor"}.get(key, key.rstrip("_").replace("_", "-"))


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}"
