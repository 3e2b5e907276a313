"""Read a saved web page: its article's text, and the title, outlet and day in its markup.

Scripts are neither run nor kept, and nothing is fetched.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from parley.errors import SourceError
from parley.read.documents.dates import parse_day
from parley.read.documents.extract import Extract
from parley.read.documents.plain import decode

_DAY_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.created", "pubdate", "publishdate", "publish-date",
    "publication_date", "parsely-pub-date", "sailthru.date", "article.published", "datecreated",
)  # fmt: skip
_OUTLET_NAMES = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "citation_journal_title",
)
_TITLE_NAMES = ("og:title", "dc.title", "twitter:title")
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
# Codecs of Python's that are no encodings of documents.
_NO_CHARSETS = frozenset({"idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape"})
_DROPPED = ("script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "form")
# Characters; trafilatura compares three extractors, which takes half a minute at five million.
_LARGE = 1_000_000
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")  # lxml refuses it in decoded text
_LANGUAGE = re.compile(r"[a-zA-Z]{2}\b")


def read_html(content: bytes, name: str) -> Extract:
    """Return the article of a web page.

    Raises:
        SourceError: The page holds no text.
    """
    import lxml.etree  # type: ignore[import-untyped]
    import lxml.html  # type: ignore[import-untyped]

    markup, notes = _markup(content, name)
    try:
        tree = lxml.html.document_fromstring(markup)
    except (lxml.etree.ParserError, ValueError) as error:
        raise SourceError(
            f"{name} is a damaged web page ({error}); save it anew or as PDF"
        ) from error
    metas, linked = dict(_metas(tree)), list(_linked_data(tree))
    title = _first(metas, _TITLE_NAMES) or _text_of(tree, "//h1") or _text_of(tree, "//title")
    text = _article(markup, tree)
    if not text.strip():
        raise SourceError(
            f"{name} holds no text (pages built by scripts are empty when saved); "
            "open it in a browser and save it as PDF or text"
        )
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    language = _LANGUAGE.match(tree.get("lang") or "")
    return Extract(
        text=text + "\n",
        title=title,
        publisher=_outlet(metas, linked),
        published=_day(metas, linked, tree),
        language=language[0].lower() if language else "",
        notes=notes,
    )


def _markup(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return a page's markup, by the encoding it declares or else by its bytes."""
    declared = _CHARSET.search(content[:4096])
    notes: tuple[str, ...] = ()
    charset = declared[1].decode().lower() if declared else "utf-8"
    try:
        if charset.replace("-", "_") in _NO_CHARSETS:
            raise LookupError(charset)
        text = content.decode(charset)
    except (UnicodeError, LookupError):
        text, notes = decode(content, name)
    return _XML_HEAD.sub("", text.replace("\x00", "")), notes


def _article(markup: str, tree: Any) -> str:  # noqa: ANN401  (lxml elements have no types)
    """Return the article's paragraphs, or those of the whole page where none stands out."""
    import trafilatura

    text = trafilatura.extract(
        markup, include_comments=False, include_tables=True,
        include_links=False, include_images=False, with_metadata=False, output_format="txt",
        fast=len(markup) > _LARGE,
    )  # fmt: skip
    if not text:
        for element in tree.xpath("|".join(f"//{tag}" for tag in _DROPPED)):
            element.drop_tree()
        body = tree.find("body")
        blocks = (body if body is not None else tree).itertext()
        text = "\n".join(line for line in (" ".join(block.split()) for block in blocks) if line)
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip())


def _metas(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    for meta in reversed(tree.xpath("//meta[@content]")):
        for attribute in ("property", "name", "itemprop"):
            if key := meta.get(attribute):
                yield key.strip().lower(), meta.get("content").strip()


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """Yield the JSON-LD objects of a page; broken ones are left out."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        if isinstance(data, dict):
            data = data.get("@graph", data)
        items = data if isinstance(data, list) else [data]
        yield from (item for item in items if isinstance(item, dict))


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if metas.get(name)), "")


def _text_of(tree: Any, path: str) -> str:  # noqa: ANN401
    found = tree.xpath(path)
    return " ".join(found[0].text_content().split()) if found else ""


def _outlet(metas: dict[str, str], linked: list[dict[str, Any]]) -> str:
    for item in linked:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return str(publisher["name"])
    return _first(metas, _OUTLET_NAMES)


def _day(metas: dict[str, str], linked: list[dict[str, Any]], tree: Any) -> date | None:  # noqa: ANN401
    stated = [str(item["datePublished"]) for item in linked if item.get("datePublished")]
    stated += [metas[name] for name in _DAY_NAMES if metas.get(name)]
    stated += tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")
    return next((day for day in map(parse_day, stated) if day), None)
