"""What opens behind a sentence: contiguous words, rows in ranges, nothing lost."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.brief import Brief, Sentence, Support, compose, rests_on, to_html
from parley.brief.dossier import Index
from parley.brief.marks import mark_sources
from parley.brief.names import Names
from parley.brief.page import Block, Section
from parley.brief.trace import CONTEXT_CHARACTERS, exhibit
from parley.records import Statement
from tests.brief.dossiers import (
    BARE,
    DORN,
    FINDINGS,
    FULL,
    GUNS,
    PLEDGE,
    TEXT,
    UNTESTABLE,
    many,
    source,
)


def shown(support, dossier=FULL):
    return exhibit(support, Index.over(dossier), Names(dossier))


def of_statements(text, spans):
    """Return a dossier that quotes these stretches of a text."""
    whole = source(text)
    claims = tuple(
        Statement(
            source_sha256=whole.sha256, span=whole.span(start, end), maker=DORN, mode="direct"
        )
        for start, end in spans
        if text[start:end].strip()
    )
    return replace(BARE, sources=(whole,), claims=claims)


stretches = st.lists(
    st.tuples(st.integers(0, len(TEXT)), st.integers(1, 300)).map(
        lambda pair: (pair[0], min(len(TEXT), sum(pair)))
    ),
    max_size=8,
)


@settings(deadline=None, max_examples=40)
@given(stretches)
def test_marked_text_is_the_text_whatever_the_spans(spans):
    dossier = of_statements(TEXT, spans)
    [marked] = mark_sources(compose(dossier), Index.over(dossier))
    pieces = [piece for paragraph in marked.paragraphs for piece in paragraph]

    assert "".join(piece.text for piece in pieces) == TEXT
    covered = "".join("x" * len(p.text) if p.depth else "." * len(p.text) for p in pieces)
    for claim in dossier.claims:
        assert set(covered[claim.span.start : claim.span.end]) == {"x"}
    anchors = [piece.anchor for piece in pieces if piece.anchor]
    assert len(anchors) == len(set(anchors))
    assert {f"source-1-{claim.span.start}" for claim in dossier.claims} == set(anchors)


@settings(deadline=None, max_examples=40)
@given(stretches)
def test_context_is_a_contiguous_stretch_of_the_source(spans):
    dossier = of_statements(TEXT, spans)

    for support in rests_on(*dossier.claims):
        laid = shown(support, dossier)
        stretch = laid.before.removeprefix("… ") + laid.words + laid.after.removesuffix(" …")
        assert stretch in TEXT
        assert len(laid.before) <= CONTEXT_CHARACTERS + 2
        assert len(laid.after) <= CONTEXT_CHARACTERS + 2


def test_claim_shows_who_said_it_how_and_where():
    [support] = rests_on(PLEDGE)

    laid = shown(support)

    assert laid.title == f"Source 1, characters {PLEDGE.span.start}–{PLEDGE.span.end}"
    assert ("Said by", "Ilka Dorn (Valdria)") in laid.facts
    assert ("Modality", "promised") in laid.facts


def test_finding_shows_reasons_rows_and_parameters():
    [support] = rests_on(FINDINGS[0])

    laid = shown(support)

    assert laid.title == "Finding at 24 hours: broken"
    assert laid.reasons == FINDINGS[0].reasons
    assert ("Rows of Gun log", "42–47 (6 in all)") in laid.facts
    assert ("kept ratio", "0.25") in laid.facts
    assert ("prior", "Jeffreys") in laid.facts


def test_untestable_pledge_shows_what_is_missing_and_no_count():
    [support] = rests_on(UNTESTABLE)

    facts = dict(shown(support).facts)

    assert facts == {
        "Pledge": "deliver gas again soon",
        "Missing": "a day on which it begins and what is counted",
    }


def test_single_row_opens_with_its_file_and_hash():
    row = Support(kind="row", ref=GUNS, row=42)
    brief = Brief(
        title="t",
        as_of=date(2031, 6, 5),
        sections=(
            Section(
                key="k",
                title="k",
                blocks=(Block(sentences=(Sentence(text="So.", supports=(row,), number=1),)),),
            ),
        ),
    )

    assert shown(row).title == "Row 42 of Gun log"
    assert FULL.datasets[0].sha256 in to_html(brief, FULL)


@pytest.mark.parametrize("number", [1, 2])
def test_characters_are_counted_in_code_points(number):
    emoji = "🕊️" * number
    text = f"{emoji} مرحبا: fire stops at noon.\n"
    start = text.index("fire")
    dossier = of_statements(text, [(start, start + 10)])
    [support] = rests_on(*dossier.claims)

    assert shown(support, dossier).title == f"Source 1, characters {start}–{start + 10}"


def test_long_source_shows_only_the_neighbourhood_of_the_words():
    dossier = many(30)
    laid = [shown(support, dossier) for support in rests_on(*dossier.claims)]

    assert all(len(one.before) + len(one.after) < 2 * CONTEXT_CHARACTERS + 5 for one in laid)
