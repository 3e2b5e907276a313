"""The brief as one HTML file: no network, no script, every sentence opens what is behind it."""

from importlib.resources import files
from typing import TYPE_CHECKING

from parley.brief.chart import lay_out
from parley.brief.citing import numbers_of, sentences_citing
from parley.brief.days import day_words
from parley.brief.dossier import Dossier, Index
from parley.brief.gate import gate
from parley.brief.mapping import paint_map
from parley.brief.marks import mark_sources
from parley.brief.names import Names
from parley.brief.page import Brief, Chart, Figure, Map, Support
from parley.brief.painting import paint
from parley.brief.pictures import paint_figure
from parley.brief.trace import exhibit

if TYPE_CHECKING:
    from jinja2 import Environment


def to_html(brief: Brief, dossier: Dossier) -> str:
    """Return the brief as a page that needs nothing but a browser.

    Raises:
        UnsupportedSentence: The brief rests on something the dossier does not hold.
    """
    from markupsafe import Markup

    gate(brief, dossier)
    index, names, citing = Index.over(dossier), Names(dossier), sentences_citing(brief)
    charts = {chart: f"chart-{n}" for n, chart in enumerate(brief.charts(), start=1)}
    maps = {map_: f"map-{n}" for n, map_ in enumerate(brief.maps(), start=1)}

    def chart_drawn(chart: Chart) -> Markup:
        return Markup(paint(lay_out(chart), name=charts[chart]).inline())

    def map_drawn(map_: Map) -> Markup:
        return Markup(paint_map(map_, name=maps[map_]).inline())

    def figure_drawn(figure: Figure) -> Markup:
        return Markup(paint_figure(figure, name=f"figure-{figure.kind}").inline())

    def numbers(supports: tuple[Support, ...]) -> tuple[int, ...]:
        return numbers_of(supports, citing)

    page = _environment().get_template("brief.html.j2")
    return page.render(
        brief=brief,
        style=Markup(_style()),
        as_of=day_words(brief.as_of),
        exhibit=lambda support: exhibit(support, index, names),
        numbers=numbers,
        chart_drawn=chart_drawn,
        map_drawn=map_drawn,
        figure_drawn=figure_drawn,
        marked=mark_sources(brief, index),
    )


def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("parley.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment


def _style() -> str:
    return files("parley.brief").joinpath("templates/brief.css").read_text(encoding="utf-8")
