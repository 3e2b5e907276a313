"""The page: self-contained, accessible, two-way linked, the same every time."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from parley.brief import compose, to_html, to_json, to_markdown
from parley.brief.dossier import Index
from parley.brief.marks import mark_sources
from parley.records import Actor, Statement
from tests.brief.dossiers import ARABIC, BARE, FULL, PLEDGE, TEXT, many, place, source

VOID = {"meta", "link", "br", "img"}


class Page(HTMLParser):
    """Reads a page; fails on a tag that closes another's element."""

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.ids, self.targets, self.words = [], [], [], [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        self.ids += [given["id"]] if "id" in given else []
        self.targets += [given["href"][1:]] if given.get("href", "").startswith("#") else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    def count(self, tag):
        return sum(name == tag for name, _ in self.tags)


@pytest.fixture(scope="module")
def html():
    return to_html(compose(FULL), FULL)


@pytest.fixture(scope="module")
def page(html):
    return Page(html)


def test_page_is_as_it_was(html, snapshot):
    assert html == snapshot


def test_page_fetches_nothing_and_runs_nothing(html, page):
    assert page.count("script") == page.count("link") == page.count("img") == 0
    assert not any({"src", "onclick", "onload", "srcset"} & set(given) for _, given in page.tags)
    assert set(re.findall(r'https?://[^"\s<]+', html)) <= {"http://www.w3.org/2000/svg"}
    assert "url(http" not in html
    assert "@import" not in html


def test_every_link_leads_somewhere_and_every_target_is_unique(page):
    assert len(page.ids) == len(set(page.ids))
    assert set(page.targets) <= set(page.ids)


def test_every_sentence_opens_its_words_without_script(page):
    sentences = [given for tag, given in page.tags if given.get("class") == "sentence"]
    brief = compose(FULL)

    assert [given["id"] for given in sentences] == [f"s{s.number}" for s in brief.sentences()]
    assert page.count("blockquote") >= len(FULL.claims)


def test_words_and_sentences_link_both_ways(html):
    start = PLEDGE.span.start
    numbers = [
        s.number for s in compose(FULL).sentences() if PLEDGE.id in {x.ref for x in s.supports}
    ]

    marked = re.search(rf'<mark id="source-1-{start}"[^>]*>([^<]*)</mark>(.*?)</p>', html, re.S)

    assert marked is not None
    assert marked[1] == PLEDGE.span.text
    for number in numbers:
        assert f'href="#s{number}"' in marked[2]
    assert f'<a href="#source-1-{start}">Show in the text</a>' in html


def test_page_has_landmarks_headings_captions_language_and_alternative_text(page):
    for landmark in ("header", "nav", "main", "footer", "h1"):
        assert page.count(landmark) == 1
    assert page.count("title") == 1 + page.count("svg")
    assert page.count("caption") == page.count("table")
    assert next(given for tag, given in page.tags if tag == "html")["lang"] == "en"
    drawings = [given for tag, given in page.tags if tag == "svg"]
    assert drawings
    for given in drawings:
        assert given["role"] == "img"
        assert set(given["aria-labelledby"].split()) <= set(page.ids)
    scopes = [given.get("scope") for tag, given in page.tags if tag == "th"]
    assert set(scopes) == {"row", "col"}


def test_headings_never_skip_a_level(page):
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]

    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_hostile_text_stays_text():
    attack = "<script>alert(1)</script> & \"quotes\" 'n' <img src=x onerror=y> {{ 7*7 }} ]]>"
    wicked = source(f"{attack}\n", name=attack, title=attack, publisher=attack)
    claim = Statement(
        **place(attack, wicked), maker=Actor(name=attack, id="VLD:X"), via=(attack,), mode="direct",
        note=attack,
    )  # fmt: skip
    datasets = (replace(FULL.datasets[0], file=attack, notes=(attack,)), FULL.datasets[1])
    series = replace(
        FULL.series[0], counts=((attack, FULL.series[0].counts[0][1]),), discoveries=()
    )
    datasets += (replace(FULL.datasets[0], name=attack),)
    dossier = replace(
        FULL, title=attack, sources=(*FULL.sources, wicked), claims=(*FULL.claims, claim),
        datasets=datasets, series=(series,), tool=attack,
    )  # fmt: skip

    html = to_html(compose(dossier), dossier)

    page = Page(html)
    assert page.count("script") == page.count("img") == 0
    assert "<script" not in html
    assert "{{ 7*7 }}" in html
    assert "<script" not in re.sub(r"\\[<>]", "", to_markdown(compose(dossier), dossier))


@pytest.mark.parametrize("export", [to_html, to_markdown, to_json])
def test_same_dossier_gives_the_same_bytes(export):
    assert export(compose(FULL), FULL) == export(compose(FULL), FULL)


def test_source_text_comes_through_whole(page):
    pieces = mark_sources(compose(FULL), Index.over(FULL))[0].paragraphs

    assert "".join(piece.text for paragraph in pieces for piece in paragraph) == TEXT
    assert all(word in "".join(page.words) for word in TEXT.split())


def test_arabic_and_emoji_keep_their_exact_words_and_their_order():
    arabic = source(ARABIC, name="ar.txt", title="محادثات", language="ar")
    said = place("المحادثات كانت مفيدة 🕊️ جدا", arabic)
    claim = Statement(**said, maker=Actor(name="الوزير", id="VLD:GOV"), mode="indirect")
    dossier = replace(BARE, sources=(arabic,), claims=(claim,))

    html = to_html(compose(dossier), dossier)

    assert f">{claim.span.text}</mark>" in html
    assert '<div class="text" lang="ar">' in html
    assert '<blockquote lang="ar" dir="auto">' in html
    assert "\u2068الوزير\u2069" in html


def test_three_hundred_claims_make_a_sound_page():
    dossier = many(300)

    page = Page(to_html(compose(dossier), dossier))

    assert set(page.targets) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_page_without_claims_is_sound_and_says_what_was_searched():
    html = to_html(compose(BARE), BARE)

    Page(html)
    assert "No pledge was found in the one source read." in html
    assert "<svg" not in html


def test_overlapping_words_are_marked_once_each_and_link_to_all_their_sentences():
    outer = "We will sharply reduce military activity around Harn"
    inner = "military activity"
    maker = Actor(name="Ilka Dorn", id="VLD:DORN")
    claims = tuple(Statement(**place(w), maker=maker, mode="direct") for w in (outer, inner))
    dossier = replace(BARE, claims=claims)

    pieces = [
        piece
        for paragraph in mark_sources(compose(dossier), Index.over(dossier))[0].paragraphs
        for piece in paragraph
        if piece.depth
    ]

    assert [piece.text for piece in pieces] == ["We will sharply reduce ", inner, " around Harn"]
    assert [piece.depth for piece in pieces] == [1, 2, 1]
    assert [bool(piece.anchor) for piece in pieces] == [True, True, False]
    assert [bool(piece.numbers) for piece in pieces] == [False, True, True]
