"""What the brief says, and what it says when there is nothing to say."""

import re
from dataclasses import replace
from datetime import date

import pytest

from parley.brief import Dossier, compose
from parley.records import (
    AUTHOR,
    Actor,
    Area,
    Explanation,
    Forecast,
    Offer,
    Period,
    Pledge,
    Poll,
    Position,
    ReportedEvent,
    Split,
    Statement,
    Test,
)
from tests.brief.dossiers import (
    ARTICLE,
    BARE,
    BEGIN,
    CLAIMS,
    DATASETS,
    FINDINGS,
    FULL,
    PLEDGE,
    TALKS,
    TEST,
    VALDRIA,
    finding,
    place,
    source,
)


def lines(dossier: Dossier, key: str) -> list[str]:
    sections = {section.key: section for section in compose(dossier).sections}
    return [s.text for block in sections[key].blocks for s in block.sentences]


def text(dossier: Dossier) -> str:
    return "\n".join(sentence.text for sentence in compose(dossier).sentences())


def test_sections_stand_in_the_order_a_chief_reads():
    assert [section.key for section in compose(FULL).sections] == [
        "bottom-line", "table", "offers", "pledges", "splits", "polls", "positions",
        "explanations", "forecasts", "gaps", "events", "sources",
    ]  # fmt: skip


def test_every_kind_that_was_not_found_is_said_to_be_not_found():
    said = text(BARE)

    for what in ("offer", "pledge", "split", "poll", "position", "explanation", "forecast"):
        assert f"No {what} was found in the one source read." in said


def test_not_found_rests_on_the_sources_searched():
    [sentence] = [s for s in compose(BARE).sentences() if s.text.startswith("No poll")]

    assert [support.ref for support in sentence.supports] == [ARTICLE.sha256]


def test_dossier_without_sources_claims_no_search():
    dossier = Dossier(
        title="t", as_of=date(2031, 6, 5), tests=(TEST,), findings=FULL.findings, datasets=DATASETS
    )

    said = text(dossier)

    assert "was found" not in said
    assert "The pledge by VLD, as the analyst wrote it: “reduce military activity" in said


def test_verdict_that_changes_is_told_by_horizon():
    assert (
        "As known on 5 June 2031: broken at 24 hours, partly kept at 72 hours, kept at 7 days "
        "and 14 days, too early to tell at 30 days."
    ) in lines(FULL, "pledges")


def test_bottom_line_carries_verdict_talks_forecast_and_gaps():
    said = lines(FULL, "bottom-line")

    assert (
        said[0] == "The article reported talks between Valdria and Morvenia, Lake Selm, 6 May 2031."
    )
    assert "held against event data it is broken at 24 hours" in said[1]
    assert any("unlikely (20–45 %)" in line for line in said)
    assert said[-1] == (
        "Not known: one time that could not be settled and two numbers without a pollster."
    )


def test_horizon_without_estimate_gives_its_reason():
    [line] = [line for line in lines(FULL, "pledges") if line.startswith("At 30 days")]

    assert line == (
        "At 30 days, too early to tell. The share of the rate before is what makes it too-early."
    )


def test_horizon_without_verdict_gives_its_reason_beside_the_numbers():
    unseen = finding(
        "24h", "not-observed", ratio=0.05, low=0.0, high=0.7, before=67, after=0,
        reasons=("nobody was near", "rule"),
    )  # fmt: skip

    assert (
        "At 24 hours, not observed; the data recorded 0 after, 67 in the 14 days before; rate 0.05 "
        "times that before (90 % interval 0 to 0.70). Nobody was near."
    ) in lines(replace(FULL, findings=(unseen,)), "pledges")


def test_count_that_decides_nothing_is_no_blindness():
    seen = finding("24h", "not-observed", before=39, after=2, datasets=("Gun log",))
    blind = finding("72h", "not-observed")

    said = lines(replace(FULL, findings=(seen, blind)), "bottom-line")[1]

    assert said.endswith("not observed (count undecided) at 24 hours, not observed at 72 hours.")


def test_horizons_that_stay_open_are_gaps():
    assert (
        "No verdict: Valdria pledged to reduce “military activity” around Harn; "
        "too early to tell at 30 days."
    ) in lines(FULL, "gaps")


def test_assumptions_are_printed_with_their_values():
    assert (
        "Not stated and therefore assumed: a comparison with the 14 days before; a radius of 50 km."
    ) in lines(FULL, "pledges")


def test_only_the_hour_is_assumed_where_the_source_gives_the_day():
    pledge = replace(PLEDGE, begins=Period.day(BEGIN.date()))
    test = replace(TEST, pledge=pledge.id, defaults=("begin",))
    undated = replace(TEST, defaults=("begin",))

    assert "Not stated and therefore assumed: the hour at which it begins (16:00 UTC)." in lines(
        replace(BARE, claims=(pledge,), tests=(test,)), "pledges"
    )
    assert "Not stated and therefore assumed: its begin at 16:00 (UTC) on 6 May 2031." in lines(
        replace(BARE, claims=(PLEDGE,), tests=(undated,)), "pledges"
    )


def test_horizons_that_have_not_come_are_told_once_without_an_empty_table():
    early = tuple(finding(h, "too-early") for h in ("24h", "72h", "7d"))
    dossier = replace(FULL, findings=early, series=())
    [section] = [s for s in compose(dossier).sections if s.key == "pledges"]

    assert not section.blocks[0].tables
    assert lines(dossier, "pledges")[1] == (
        "As known on 5 June 2031: too early to tell at every horizon, 24 hours to 7 days; the "
        "windows end from 7 May 2031 to 13 May 2031."
    )
    assert text(dossier).count("too early to tell") == 3  # bottom line, pledge, gap


def test_horizons_still_to_come_share_a_sentence_beside_a_verdict():
    found = (FINDINGS[0], finding("72h", "too-early"), finding("7d", "too-early"))

    assert (
        "At 72 hours and 7 days, it is too early to tell: the windows end from 9 May 2031 to "
        "13 May 2031."
    ) in lines(replace(FULL, findings=found), "pledges")


def test_bottom_line_says_which_verdicts_are_weak():
    weak = (
        finding("24h", "broken", confidence="low", before=9, after=1),
        finding("72h", "kept", confidence="low", before=9, after=2),
        finding("7d", "kept", confidence="high", before=9, after=2),
    )

    said = lines(replace(FULL, findings=weak), "bottom-line")

    assert said[2] == (
        "Confidence is low in “broken” at 24 hours and “kept” at 72 hours; 24 hours rests on a "
        "single record."
    )


def test_few_gaps_take_no_line_of_the_bottom_line():
    poll = next(claim for claim in CLAIMS if isinstance(claim, Poll))

    assert "Not known" not in "".join(lines(replace(BARE, claims=(poll,)), "bottom-line"))


def test_days_in_a_reason_are_written_as_elsewhere():
    early = finding("24h", "too-early", reasons=("The window ends on 2031-05-07.",))

    assert "The window ends on 7 May 2031." in "".join(
        s for s in lines(replace(FULL, findings=(early, FINDINGS[1])), "pledges")
    )


def test_untestable_pledge_says_what_is_missing_and_prints_no_rule():
    missing = Test(pledge="gas", text="deliver gas", missing=("a day on which it begins",))
    said = lines(replace(BARE, tests=(missing,)), "pledges")

    assert said == [
        "The pledge, as the analyst wrote it: “deliver gas”.",
        "This pledge cannot be tested yet; missing: a day on which it begins.",
    ]


def test_pledge_without_event_data_is_said_to_be_unchecked():
    assert "This pledge was not held against event data." in lines(
        replace(BARE, claims=(PLEDGE,)), "pledges"
    )


def test_test_without_findings_is_said_to_be_unchecked():
    assert "No event data were held against this pledge." in lines(
        replace(BARE, tests=(replace(TEST, begin=None, area=None),)), "pledges"
    )


def test_poll_keeps_its_hedge_and_flags_the_missing_pollster():
    said = lines(FULL, "polls")

    assert said[0] == (
        "The article gave around 70 % of people in Valdria for “support for the war”; "
        "no pollster named."
    )


def test_measure_with_a_hole_gives_way_to_the_words_themselves():
    words = place("about 55 percent of Valdrians\nsay the economy is well run")
    poll = Poll(**words, population="Valdrians", measure="about say the economy", value=55)
    cut = Poll(**words, population="Valdrians", measure="of Valdrians", value=55)

    for piece in (poll, cut):
        assert lines(replace(BARE, claims=(piece,)), "polls")[0] == (
            "The article gave 55 % of Valdrians for “about 55 percent of Valdrians say the economy "
            "is well run”; no pollster named."
        )


def test_poll_as_speaker_is_no_word_of_its_country():
    maker = Actor(name="a Selm poll of 1,200 people", id="VLD")
    poll = replace(next(c for c in CLAIMS if isinstance(c, Poll)), maker=maker, pollster="Selm")

    assert lines(replace(BARE, claims=(poll,)), "polls")[0] == (
        "Selm measured around 70 % of people in Valdria for “support for the war”, the article "
        "reported."
    )


@pytest.mark.parametrize(
    ("act", "thing", "said"),
    [
        ("cease", "ceasefire", "a ceasefire"),
        ("cease", "open-ended truce", "an open-ended truce"),
        ("cease", "the truce", "the truce"),
        ("cease", "shelling", "to stop “shelling”"),
        ("cease", "stop", "“We will sharply reduce military activity around Harn”"),
        ("refrain", "not fly over Harn", "not to “fly over Harn”"),
        ("refrain", "attacks", "to refrain from “attacks”"),
    ],
)
def test_promise_reads_as_a_sentence(act, thing, said):
    pledge = replace(PLEDGE, act=act, object=thing, where=(), made=None, term="P7D", by=VALDRIA)

    assert lines(replace(BARE, claims=(pledge,)), "pledges")[0] == (
        f"Valdria pledged {said}, for seven days, Ilka Dorn (Valdria) said."
    )


def test_named_pollster_is_no_gap():
    poll = replace(next(c for c in CLAIMS if isinstance(c, Poll)), pollster="Selm Polls")
    dossier = replace(BARE, claims=(poll,))

    assert "Selm Polls measured around 70 %" in lines(dossier, "polls")[0]
    assert "pollster" not in "".join(lines(dossier, "gaps"))


def test_gaps_name_times_numbers_pledges_and_places_nobody_saw():
    said = lines(FULL, "gaps")

    assert "One record names a time that could not be settled: “last week”." in said
    assert any(line.startswith("Two numbers have no pollster: around 70 %") for line in said)
    assert "One reported event rests on the word of one side alone." in said
    assert any(line.startswith("Not testable: “deliver gas again soon”; missing") for line in said)
    assert "Not observed: the east bank of the Selm, where no observer went." in said


def test_source_without_date_is_a_gap():
    undated = source(published=None)

    assert "carries no date of publication" in lines(replace(BARE, sources=(undated,)), "gaps")[0]


def test_no_gap_is_said_as_such():
    assert lines(BARE, "gaps") == [
        "None of the gaps looked for was found: days, numbers, tests and observation."
    ]


def test_said_is_never_called_recorded():
    said = replace(FULL, tests=(), findings=(), series=(), datasets=())

    assert "record" not in text(said).replace("One record names", "")


@pytest.mark.parametrize("dossier", [FULL, BARE], ids=["full", "bare"])
def test_likelihood_and_confidence_never_share_a_sentence(dossier):
    likely = re.compile(r"\b(likely|unlikely|remote|certain|chance)\b")

    for sentence in compose(dossier).sentences():
        ours = re.sub("“[^”]*”", "", sentence.text)
        assert not (likely.search(ours) and "onfidence" in ours), sentence.text


def test_forecast_without_likelihood_gets_no_number():
    bare = Forecast(**place("The talks will go on"), about="further talks")

    said = lines(replace(BARE, claims=(bare,)), "forecasts")

    assert said == ["On “further talks”, the article gave no likelihood: “The talks will go on”."]


def test_bare_will_gets_no_range_and_no_line_at_the_top():
    bare = Forecast(**place("The talks will go on"), about="", likelihood="almost-certain")
    dossier = replace(BARE, claims=(bare,))

    assert lines(dossier, "forecasts") == ["The article said what will be: “The talks will go on”."]
    assert "talks will go on" not in "".join(lines(dossier, "bottom-line"))


def test_events_are_told_oldest_first_and_undated_ones_last():
    said = lines(FULL, "events")

    assert "7 May 2031" in said[0]
    assert "“last week” (day not known)" in said[1]
    assert "as alleged by one side" in said[1]


def test_judgement_does_not_repeat_a_subject_its_words_name():
    words = place("The talks will go on")
    claims = (
        Forecast(**words, about="the talks", likelihood="likely", word="probably"),
        Explanation(**words, of=""),
    )
    dossier = replace(BARE, claims=claims)

    assert lines(dossier, "forecasts")[0] == (
        "The article judged it likely (55–80 %): “The talks will go on”."
    )
    assert lines(dossier, "explanations") == [
        "The article gave as a possible reason: “The talks will go on”."
    ]


def test_talks_that_name_one_party_are_held_with_it():
    event = replace(TALKS, source=Actor(name="", id=""), when=None, where=())

    assert lines(replace(BARE, claims=(event,)), "table")[0].startswith(
        "The article reported talks with Morvenia:"
    )


def test_more_pledges_than_the_bottom_line_holds_are_counted():
    words = place("We will sharply reduce military activity around Harn")
    claims = tuple(
        Pledge(**words, by=Actor(name=n, id=""), act="cease", object="fire") for n in "ABCDE"
    )

    said = lines(replace(BARE, claims=claims), "bottom-line")

    assert said[0] == "A pledged to stop “fire”; it was not held against event data."
    assert said[3] == "Two further pledges were reported."


def test_rivals_of_one_act_stand_together():
    gap = Explanation(**place("The talks will go on"), of="third round")
    rivals = [claim for claim in CLAIMS if isinstance(claim, Explanation)]
    dossier = replace(BARE, claims=(rivals[0], gap, rivals[1]))

    said = lines(dossier, "explanations")

    assert ["third round" in line for line in said] == [False, False, True]


def test_issue_table_holds_every_offer_and_position_of_its_party():
    [section] = [s for s in compose(FULL).sections if s.key == "offers"]
    [table] = section.blocks[0].tables

    assert table.columns == ("Issue", "Morvenia", "Valdria")
    assert [heading for heading, _ in table.rows] == [
        "Eastern Pact",
        "Selm valley",
        "foreign bases",
    ]
    assert table.rows[0][1][0].text == (
        "gives “leave the Eastern Pact”; asks “six neighbours guarantee its borders”"
    )
    assert table.rows[2][1][0].text == ""


def test_source_box_counts_sources_days_records_and_rows():
    older = source("Quiet on the Selm.\n", published=date(2031, 5, 1), name="b.txt")
    said = lines(replace(FULL, sources=(ARTICLE, older)), "sources")

    assert said[0] == "Two sources were read, the oldest of 1 May 2031, the newest of 8 May 2031."
    assert said[1].startswith("Read from them: three statements, three events, one pledge")
    assert said[2].startswith("Data set Gun log holds 60 rows from 22 April 2031 to 4 June 2031")
    assert "2 duplicate (repeats an earlier row of the same file)" in said[3]
    assert said[4] == "In data set Gun log, one row could not become events: no readable date."


def mirrored(a: str, b: str) -> Dossier:
    """Return a dossier in which party `a` does everything to party `b`."""
    x, y = Actor(name=a, id=a), Actor(name=b, id=b)
    speaker = Actor(name="Ilka Dorn", id=f"{a}:DORN")
    where = place("held a third round of talks at Lake Selm on Tuesday")
    test = Test(pledge="p", text="stop", by=a, act="cease", area=Area(names=("Harn",)), begin=BEGIN)
    return replace(
        BARE,
        claims=(
            Statement(**where, maker=speaker, mode="direct"),
            ReportedEvent(**where, type="ASSAULT", source=x, target=y, status="alleged"),
            ReportedEvent(**where, type="CONSULT", source=x, target=y),
            Pledge(**where, maker=speaker, by=x, to=y, act="cease", object="fire"),
            Offer(**where, by=x, to=y, issue="border", give="a line", ask="a road"),
            Position(**where, party=x, issue="border", stance="red-line"),
            Split(**where, side=a, a=speaker, b=Actor(name="Tamas Reve", id=f"{a}:REVE")),
            Forecast(**where, by=x, about="peace", likelihood="likely"),
            Explanation(**where, of="fire", by=x),
        ),
        tests=(test,),
        findings=tuple(
            replace(finding(h, v), pledge="p", test=test.id)
            for h, v in (("24h", "broken"), ("7d", "kept"))
        ),
    )


def test_swapping_the_parties_changes_nothing_but_their_names():
    swap = {"VLDX": "MRVX", "MRVX": "VLDX"}

    swapped = re.sub("VLDX|MRVX", lambda m: swap[m[0]], text(mirrored("VLDX", "MRVX")))

    assert swapped == text(mirrored("MRVX", "VLDX"))


def test_publisher_is_the_narrator_where_known_and_sources_are_told_apart():
    named = source(publisher="Selm Courier")
    other = source("Talks were held at the Selm.\n", name="b.txt")
    told = replace(TALKS, source_sha256=named.sha256, maker=AUTHOR)
    second = ReportedEvent(**place("Talks were held", other), type="CONSULT")

    said = lines(replace(BARE, sources=(named, other), claims=(told, second)), "table")

    assert said[0].startswith("Selm Courier reported talks")
    assert said[1].startswith("Source 2 reported talks")


def test_joint_period_is_printed_once():
    event = replace(TALKS, when=Period(first=date(2031, 5, 6), last=date(2031, 5, 7)))

    assert "6–7 May 2031" in lines(replace(BARE, claims=(event,)), "table")[0]


def test_assumed_words_are_printed_and_absent_ones_called_none():
    test = replace(
        TEST,
        labels=("shelling",),
        defaults=("labels", "due", "act", "begin"),
    )

    said = lines(replace(BARE, tests=(test,)), "pledges")

    assumed = (
        "“shelling” as the classes counted; no end; that the promise is to reduce; its begin at "
        "16:00 (UTC) on 6 May 2031"
    )
    assert f"Not stated and therefore assumed: {assumed}." in said
    assert any("as “shelling”" in line for line in said)


def test_long_offer_is_shortened_in_the_table_at_a_word():
    offer = Offer(
        **place("Morvenia offered"), by=Actor(name="Morvenia", id="MRV"), issue="lake",
        give="the lake and " * 20,
    )  # fmt: skip
    [section] = [s for s in compose(replace(BARE, claims=(offer,))).sections if s.key == "offers"]

    text_shown = section.blocks[0].tables[0].rows[0][1][0].text

    assert text_shown.endswith("…”")
    assert len(text_shown) < 140


def test_one_issue_in_two_spellings_is_one_row():
    words = place("Morvenia offered")
    offers = tuple(
        Offer(**words, by=Actor(name="Morvenia", id="MRV"), issue=issue, give=give)
        for issue, give in (("Lake rights", "half"), ("lake rights", "all"))
    )
    [section] = [s for s in compose(replace(BARE, claims=offers)).sections if s.key == "offers"]

    [(issue, [cell])] = section.blocks[0].tables[0].rows

    assert issue == "Lake rights"
    assert cell.text == "gives “half”\ngives “all”"
