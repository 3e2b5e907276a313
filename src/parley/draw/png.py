"""A drawing as pixels, for slides and word processors: drawn by resvg with fonts of its own."""

import re
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from parley.errors import MissingInput

# Twice the size on the screen: sharp on paper at the width of a page.
ZOOM = 2.0
#: What to do where PNG cannot be drawn.
NO_PNG = "PNG files need resvg; install it with: pip install 'parley[png]'"
_PACKAGES = ("resvg_py", "fontpkg_open_sans", "fontpkg_noto_sans_arabic")
# resvg takes one font for a line and looks no further; the font for Arabic has Latin letters too.
_ARABIC_LINE = re.compile(
    r"<text (?=[^>]*>[^<]*[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff])"
)


def to_png(svg: str) -> bytes:
    """Return an SVG file as PNG; the same bytes for the same drawing on every machine.

    Raises:
        MissingInput: The extra `png` is not installed.
    """
    if not can_draw_png():
        raise MissingInput(NO_PNG)
    import resvg_py

    lettered = _ARABIC_LINE.sub('<text font-family="Noto Sans Arabic" ', svg)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=lettered,
            zoom=ZOOM,
            skip_system_fonts=True,
            font_files=[str(path) for name in _PACKAGES[1:] for path in _fonts(name)],
            font_family="Open Sans",
            sans_serif_family="Open Sans",
        )
    )


def can_draw_png() -> bool:
    """Return whether the extra `png` is installed."""
    return all(find_spec(name) is not None for name in _PACKAGES)


def _fonts(package: str) -> list[Path]:
    folder = Path(str(files(package))) / "files"
    return sorted(path for path in folder.glob("*.ttf") if "Italic" not in path.name)
