"""Nothing leaves the brief room without its source."""

from dataclasses import replace
from datetime import date

import pytest

from parley.brief import (
    Brief,
    Dossier,
    Note,
    Sentence,
    Support,
    compose,
    gate,
    rests_on,
    to_html,
    to_json,
    to_markdown,
)
from parley.brief.page import Block, Cell, Section, Table
from parley.errors import InvalidRecord, UnsupportedSentence
from parley.records import Span
from tests.brief.dossiers import (
    ARTICLE,
    BARE,
    DATASETS,
    FINDINGS,
    FULL,
    GUNS,
    PLEDGE,
    SERIES,
    TEST,
    UNTESTABLE,
    finding,
)


def planted(sentence: Sentence, brief: Brief) -> Brief:
    """Return the brief with a sentence put in as its third."""
    first, *rest = brief.sections
    block = first.blocks[0]
    sentences = (*block.sentences[:2], sentence, *block.sentences[2:])
    return replace(
        brief, sections=(replace(first, blocks=(replace(block, sentences=sentences),)), *rest)
    )


def one_table(cell: Cell) -> Brief:
    table = Table(caption="Votes", columns=("Day", "Yes"), rows=(("Monday", (cell,)),))
    return Brief(
        title="t",
        as_of=date(2031, 6, 5),
        sections=(Section(key="k", title="k", blocks=(Block(tables=(table,)),)),),
    )


def test_sentence_without_support_stops_every_format_with_number_text_and_exit_code_four():
    brief = planted(Sentence(text="The war ends on Friday.", number=3), compose(FULL))

    for export in (to_html, to_markdown, to_json):
        with pytest.raises(UnsupportedSentence, match=r"sentence 3 .*The war ends on Friday") as e:
            export(brief, FULL)
        assert e.value.exit_code == 4


def test_note_without_support_stops_the_brief_before_it_exists():
    dossier = replace(FULL, notes=(Note(text="Nobody asked the mayor", supports=()),))

    with pytest.raises(UnsupportedSentence, match=r"sentence \d+ .*Nobody asked the mayor"):
        compose(dossier)


def test_note_with_support_stands_among_the_gaps():
    note = Note(text="Nobody asked the mayor", supports=rests_on(ARTICLE))

    sections = {s.key: s for s in compose(replace(FULL, notes=(note,))).sections}

    assert sections["gaps"].blocks[0].sentences[-1].text == "Nobody asked the mayor."


def test_claim_whose_words_are_not_in_the_source_stops_the_brief():
    words = "We will never reduce military activity around Harn".ljust(len(PLEDGE.span.text), "!")
    false = replace(PLEDGE, span=Span(start=PLEDGE.span.start, end=PLEDGE.span.end, text=words))

    with pytest.raises(UnsupportedSentence, match=r"sentence \d+.*expected 'We will never"):
        compose(replace(BARE, claims=(false,)))


def test_claim_one_character_off_stops_the_brief():
    span = PLEDGE.span
    off = replace(PLEDGE, span=Span(start=span.start + 1, end=span.end + 1, text=span.text))

    with pytest.raises(UnsupportedSentence, match="quote the source's exact words"):
        compose(replace(BARE, claims=(off,)))


def test_claim_from_a_source_outside_the_dossier_stops_the_brief():
    with pytest.raises(UnsupportedSentence, match="is not in the dossier"):
        compose(replace(BARE, claims=(replace(PLEDGE, source_sha256="0" * 64),)))


@pytest.mark.parametrize(
    ("support", "fault"),
    [
        (Support(kind="claim", ref="0" * 64), "its claim 0000000000000000 is not in the dossier"),
        (Support(kind="finding", ref="1" * 64), "its finding 1111111111111111"),
        (Support(kind="test", ref="2" * 64), "its test 2222222222222222"),
        (Support(kind="source", ref="3" * 64), "its source 3333333333333333"),
        (Support(kind="dataset", ref="Rumours"), "its dataset Rumours"),
        (Support(kind="row", ref="Rumours", row=1), "its dataset Rumours"),
        (Support(kind="row", ref=GUNS, row=61), "row 61 of Gun log does not exist; it has rows 1"),
    ],
)
def test_support_the_dossier_does_not_hold_stops_the_brief(support, fault):
    brief = planted(Sentence(text="It is so.", supports=(support,), number=3), compose(FULL))

    with pytest.raises(UnsupportedSentence, match=fault):
        gate(brief, FULL)


def test_row_that_exists_is_support_enough():
    row = Support(kind="row", ref=GUNS, row=60)

    gate(planted(Sentence(text="It is so.", supports=(row,), number=3), compose(FULL)), FULL)


def test_finding_that_counts_a_row_its_data_do_not_have_stops_the_brief():
    beyond = finding("24h", "broken", datasets=(GUNS,), rows=((GUNS, 61),))

    with pytest.raises(UnsupportedSentence, match="row 61 of Gun log does not exist"):
        compose(replace(FULL, findings=(beyond,)))


def test_finding_from_data_outside_the_dossier_stops_the_brief():
    with pytest.raises(UnsupportedSentence, match="its dataset Gun log is not in the dossier"):
        compose(replace(FULL, datasets=(), series=()))


def test_chart_of_data_outside_the_dossier_stops_the_brief():
    stray = replace(SERIES, counts=(("Rumours", SERIES.counts[0][1]),), discoveries=())

    with pytest.raises(UnsupportedSentence, match="Rumours"):
        compose(replace(FULL, series=(stray,)))


def test_table_cell_without_support_stops_the_brief():
    with pytest.raises(UnsupportedSentence, match="table 'Votes', row 'Monday' has nothing behind"):
        gate(one_table(Cell(text="12")), FULL)


def test_empty_table_cell_needs_no_support():
    gate(one_table(Cell(text="")), FULL)


def test_empty_sentence_is_refused():
    brief = planted(Sentence(text="  ", supports=rests_on(ARTICLE), number=3), compose(FULL))

    with pytest.raises(UnsupportedSentence, match="sentence 3 is empty"):
        gate(brief, FULL)


def test_unknown_kind_of_support_is_refused():
    with pytest.raises(InvalidRecord, match="rumour"):
        Support(kind="rumour", ref="x")


def test_dossier_with_nothing_to_write_from_is_refused():
    with pytest.raises(InvalidRecord, match="needs at least one source, test or data set"):
        Dossier(title="Empty", as_of=date(2031, 6, 5))


def test_finding_without_its_test_is_refused():
    with pytest.raises(InvalidRecord, match=r"its test .* is not in the dossier"):
        replace(FULL, tests=(UNTESTABLE,))


def test_two_states_of_knowledge_of_one_horizon_are_refused():
    earlier = replace(FINDINGS[0], as_of=date(2031, 5, 9))

    with pytest.raises(InvalidRecord, match="keep the latest"):
        replace(FULL, findings=(*FINDINGS, earlier))


def test_every_sentence_cell_and_chart_of_a_full_brief_rests_on_something():
    brief = compose(FULL)

    assert all(sentence.supports for sentence in brief.sentences())
    assert [s.number for s in brief.sentences()] == list(range(1, 1 + len([*brief.sentences()])))
    cited = {s.ref for sentence in brief.sentences() for s in sentence.supports}
    assert {claim.id for claim in FULL.claims} <= cited
    assert {f.id for f in FINDINGS} | {TEST.id, *(d.name for d in DATASETS)} <= cited
