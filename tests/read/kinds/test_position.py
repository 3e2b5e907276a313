import pytest

from parley.read.kinds.position import read


@pytest.mark.parametrize(
    ("text", "side", "stance"),
    [
        ("Foreign Minister Ana Lopez of Peru said the raids must stop.", "PER", "demands"),
        ("Algeria said it will not recognise the new council.", "DZA", "rejects"),
        ("Kuwait supports the return of all refugees.", "KWT", "accepts"),
        ("Iceland is not open to new rules on fishing.", "ISL", "rejects"),
        ("Oman is calling for the lifting of the blockade.", "OMN", "demands"),
    ],
)
def test_stance_is_read_with_its_party(analysis_of, text, side, stance) -> None:
    (position,) = read(analysis_of(text))
    assert (position.party.side, position.stance) == (side, stance)


def test_price_paid_at_any_cost_is_a_red_line(analysis_of) -> None:
    text = (
        "“We will not accept foreign troops regardless of the cost,” Libya's prime minister said."
    )
    (position,) = read(analysis_of(text))
    assert position.stance == "red-line"


def test_reporters_own_must_is_no_position(analysis_of) -> None:
    assert read(analysis_of("Both sides must now explain the delay to their voters.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The shops were open on Tuesday.",
        "Norway said it would not rule out sanctions.",
    ],
)
def test_open_doors_and_options_are_no_stance(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


def test_what_is_demanded_may_speak_of_force(analysis_of) -> None:
    text = "Peru's foreign minister said Lima demands the return of all occupied districts."
    (position,) = read(analysis_of(text))
    assert position.stance == "demands"


@pytest.mark.parametrize(
    ("text", "party", "stance"),
    [
        ("Serbia has long sought a customs union with Bosnia.", "SRB", "demands"),
        ("Kenya is campaigning against the plan for a joint force.", "KEN", "rejects"),
        ("A change of borders was out of the question, Kenya said.", "KEN", "red-line"),
        ("There could be no return to the old lines, Serbia said.", "SRB", "rejects"),
        ("The shape of a joint court could be discussed, Kenya said.", "KEN", "open"),
        ("Kenya cannot attend until the siege is lifted, Kenya said.", "KEN", "demands"),
        ("It was too early to lift the embargo, Serbia said.", "SRB", "rejects"),
    ],
)
def test_a_stance_is_read_from_how_long_whither_and_how_it_judges(
    analysis_of, text: str, party: str, stance: str
) -> None:
    (found,) = read(analysis_of(text))
    assert (found.party.side, found.stance) == (party, stance)


def test_one_act_of_rejection_is_no_standing_stance(analysis_of) -> None:
    assert read(analysis_of("Kenya rejected the plan on Monday.")) == []
    assert read(analysis_of("Serbia insists that the raid was an error.")) == []
