import pytest

from parley.read.kinds.offer import read


def test_exchange_is_read_as_give_and_ask(analysis_of) -> None:
    text = "Eritrea is willing to reopen the port in exchange for a full withdrawal from the town."
    (offer,) = read(analysis_of(text))
    assert offer.by.id.startswith("ERI")
    assert "reopen the port" in offer.give
    assert offer.ask == "a full withdrawal from the town"


def test_condition_is_what_is_asked(analysis_of) -> None:
    text = "The minister said Sudan would release the pilots if the rebels stop their raids."
    (offer,) = read(analysis_of(text))
    assert "release the pilots" in offer.give
    assert offer.ask == "the rebels stop their raids"


def test_offer_without_a_price_asks_nothing(analysis_of) -> None:
    (offer,) = read(analysis_of("Cyprus offered to hold a referendum on the status of the island."))
    assert offer.ask == ""
    assert "status" in offer.issue or "referendum" in offer.issue


@pytest.mark.parametrize(
    "text",
    [
        "The shop offered no discount to the soldiers.",
        "Kenya is not willing to reopen the border.",
        "Is Chad ready to withdraw its troops?",
    ],
)
def test_refusals_and_questions_are_no_offers(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


def test_guarantors_are_named_and_their_list_open_or_closed(analysis_of) -> None:
    text = (
        "Eritrea is ready to disarm in exchange for security guarantees from a group of states "
        "including Kenya, Norway and Qatar."
    )
    (offer,) = read(analysis_of(text))
    assert [g.id for g in offer.guarantors] == ["KEN", "NOR", "QAT"]
    assert offer.guarantors_open


def test_receiver_is_not_what_is_given(analysis_of) -> None:
    (offer,) = read(analysis_of("Kenya offered Somalia a new map of the sea border."))
    assert offer.to is not None
    assert offer.to.side == "SOM"
    assert offer.give == "a new map of the sea border"


@pytest.mark.parametrize(
    ("text", "give", "ask"),
    [
        (
            "If Chad lifts the siege, Niger will free the drivers.",
            "free the drivers",
            "Chad lifts the siege",
        ),
        (
            "The truce could be extended, Colombia's FARC said, if the raids ended.",
            "The truce could be extended",
            "the raids ended",
        ),
        (
            "Sudan would reopen the road as soon as the rebels left Nyala.",
            "reopen the road",
            "the rebels left Nyala",
        ),
        (
            "Renamo would hand in its rifles in return for an amnesty.",
            "hand in its rifles",
            "an amnesty",
        ),
        ("Mali invited the rebels to talks in Gao.", "talks in Gao", ""),
    ],
)
def test_conditions_exchanges_and_invitations_are_offers(analysis_of, text, give, ask) -> None:
    (offer,) = read(analysis_of(text))
    assert (offer.give, offer.ask) == (give, ask)


@pytest.mark.parametrize(
    "text",
    [
        "Mali is ready to talk about the mines.",
        "If that happened, Chad would recognise the republic.",
        "Residents said the army would leave if it rained.",
        "Chad's banks offer loans to farmers.",
        "Chad offered its analysis of the vote.",
        "Mali promised that the camp would be closed once the rains end.",
    ],
)
def test_openness_habits_and_words_are_no_offers(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


def test_issue_names_what_is_asked_where_the_gift_is_none(analysis_of) -> None:
    (offer,) = read(analysis_of("Norway offered Chad trucks if it ends the blockade of the wells."))
    assert "blockade" in offer.issue


def test_one_side_making_one_offer_twice_is_one(analysis_of) -> None:
    text = (
        "Cyprus offered to reopen the crossing at Ledra. In the evening Cyprus repeated its "
        "offer to reopen the crossing."
    )
    assert len(read(analysis_of(text))) == 1


@pytest.mark.parametrize(
    ("text", "give"),
    [
        ("Manila put on the table an amnesty for all fighters.", "an amnesty"),
        ("The Sri Lankan government dangled the prospect of a federal order.", "a federal order"),
        ("Jakarta held out the promise of local elections.", "local elections"),
        (
            "The rebels would lay down their arms the day the prisoners were freed, Ali said.",
            "arms",
        ),
        ("In return for a pardon, the rebels would hand in their weapons, Ali said.", "weapons"),
        ("The government was prepared, as before, to give farmland to deserters.", "farmland"),
    ],
)
def test_what_is_tabled_held_out_or_hangs_on_a_moment_is_an_offer(analysis_of, text, give) -> None:
    (offer,) = read(analysis_of(text))
    assert give in offer.give


@pytest.mark.parametrize(
    "text",
    [
        "The visit offered a glimpse of life in the camps.",
        "The report put the blame on the army.",
        "The senator put his hand on the table.",
        "The minister raised the prospect of war.",
    ],
)
def test_things_gestures_and_warnings_offer_nothing(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


@pytest.mark.parametrize(
    ("refused", "kept"),
    [
        ("Chad offered a glimpse of its plans.", "Chad offered an amnesty."),
        ("Turkey proposed to ban all Syrians.", "Turkey proposed to open the border."),
        ("Chad proposed a tax on banks.", "Chad proposed a truce on the lake."),
        ("Chad is willing to defy the court.", "Chad is willing to free the pilots."),
        (
            "Chad rejected a proposal to free the pilots.",
            "Chad rejected Niger's proposal to free the pilots.",
        ),
        (
            "Chad's minister said he would free the pilots if elected.",
            "Chad's minister said he would free the pilots if Niger paid.",
        ),
        (
            "Chad would have freed the pilots if Niger had paid.",
            "Chad would free the pilots if Niger paid.",
        ),
        (
            "The rebels were offered an amnesty.",
            "The rebels were offered an amnesty by Chad.",
        ),
        (
            "The envoys argued whether Chad would free the pilots if Niger paid.",
            "Chad said that it would free the pilots if Niger paid.",
        ),
    ],
)
def test_only_what_parties_bargain_over_is_an_offer(analysis_of, refused, kept) -> None:
    assert read(analysis_of(refused)) == []
    assert len(read(analysis_of(kept))) == 1


def test_a_joined_act_of_the_past_is_not_given(analysis_of) -> None:
    text = "Chad proposed that talks be held in Oslo and urged Niger to come."
    (offer,) = read(analysis_of(text))
    assert offer.give == "talks be held in Oslo"
