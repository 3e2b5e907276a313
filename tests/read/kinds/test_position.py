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
        ("Kenya is campaigning against a joint force.", "KEN", "rejects"),
        ("A shared currency was out of the question, Kenya said.", "KEN", "red-line"),
        ("There could be no second census, Serbia said.", "SRB", "rejects"),
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


@pytest.mark.parametrize(
    "text",
    [
        "“I want to assure you of that,” Peru's foreign minister said.",
        "“I would not have done that,” Kenya's president said.",
        "“Without the union I would not sit in parliament,” Kenya's president said.",
        "“I have to watch every cent,” Kenya's president said.",
        "Kenya's president said the rules will not be finished before May.",
        "Officials in Peru asked who wants to know.",
        "Peru punished firms seeking to sell the land.",
        "Kenya's president blamed Uganda's president for refusing to answer.",
        "Perhaps Kenya supports the plan.",
        "Two thirds of Kenyans want the talks to go on.",
        "Kenya's president Peter Otieno said Grace Mwangi of Kenya wants open borders.",
        "Kenya's Peter Otieno seeks the presidency.",
        "A Kenyan analyst said the army must leave the port.",
    ],
)
def test_wishes_states_shares_and_allegations_are_no_stance(analysis_of, text: str) -> None:
    assert read(analysis_of(text)) == []


@pytest.mark.parametrize(
    ("text", "party", "stance", "issue"),
    [
        ("Kenya has set new visas as a condition for the treaty.", "KEN", "demands", "visas"),
        ("Kenya is sticking to demands for a customs union.", "KEN", "demands", "customs"),
        ("Peru takes a dim view of the draft.", "PER", "rejects", "draft"),
        ("Kenya is ready to talk about the port, Kenya said.", "KEN", "open", "port"),
        (
            "Kenya's president will stay away until the prisoners are freed, he said.",
            "KEN",
            "demands",
            "prisoners",
        ),
        ("“There must be an end to the siege,” Peru's president said.", "PER", "demands", "siege"),
    ],
)
def test_conditions_readiness_and_views_are_stances(
    analysis_of, text: str, party: str, stance: str, issue: str
) -> None:
    (found,) = read(analysis_of(text))
    assert (found.party.side, found.stance) == (party, stance)
    assert issue in found.issue


@pytest.mark.parametrize(
    ("text", "party", "stance"),
    [
        ("Kenya has ruled out a joint force.", "KEN", "rejects"),
        ("Kenya has never ruled out a joint force.", "KEN", "open"),
        ("The joint force was not up for negotiation, Kenya said.", "KEN", "red-line"),
        ("Serbia remains available for talks with Bosnia.", "SRB", "open"),
        ("The door remained open to the union, Serbia said.", "SRB", "open"),
        (
            "Serbia would keep its weapons until the siege was lifted, Serbia said.",
            "SRB",
            "rejects",
        ),
        ("Serbia will boycott the conference, Serbia said.", "SRB", "rejects"),
    ],
)
def test_a_stance_is_read_where_no_word_denies(
    analysis_of, text: str, party: str, stance: str
) -> None:
    (found,) = read(analysis_of(text))
    assert (found.party.side, found.stance) == (party, stance)


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan senator supports Ben Mwangi.",
        "The Kenyan senator was rallying for a young academic named Mwangi.",
        "Kenyan senator Ana Otieno wants to lead the Health Committee.",
        '"I refuse to let grief destroy me," the Kenyan minister said.',
        "The Lome Accord will not take effect until ten states have ratified it.",
        "The Kenyans want a leader like Otieno.",
        "The Kenyan minister, after initially saying he would not lease the port, signed.",
        "“We had to balance the patrols against their cost,” the Kenyan minister said.",
        '"We are not going to let that stand," the Kenyan minister said.',
    ],
)
def test_candidates_ambitions_accords_and_earlier_days_take_no_stance(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Kenya supports the Lome accord.", "accepts"),
        ("The Kenyan minister wants to ban all cluster bombs.", "demands"),
        ("The Kenyan minister said the army must leave the port.", "demands"),
        ("Otieno said she would not lease the port to Chad.", "rejects"),
        ("Kenya stands behind the truce.", "accepts"),
    ],
)
def test_stances_on_issues_are_kept_beside_them(analysis_of, text, stance) -> None:
    (position,) = read(analysis_of(text))
    assert position.stance == stance


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan minister said his position was still unusual.",
        "“We kept the doors open in the war,” the Kenyan minister said.",
        "The Kenyan senator said she would not vote for Ben Mwangi.",
    ],
)
def test_standing_doors_and_ballots_take_no_stance(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Since then, the Kenyan court has been accepting cases on land.",
        '"I do not think Kenya wants a new port," the Chadian minister said.',
        'The Kenyan minister said the pipeline "would not go ten feet" without help.',
    ],
)
def test_practice_doubt_and_works_take_no_stance(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []
