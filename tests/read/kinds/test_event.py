"""Acts as events under the guide's rules, one mechanism a test; the texts are made up."""

from datetime import date

import pytest

from parley.read.kinds.event import read
from parley.records import NOBODY, Period


@pytest.fixture
def events(analysis_of):
    """Return a function from a text to its events."""

    def build(text, published=date(2015, 6, 12)):
        return read(analysis_of(text, published))

    return build


def only(found, type_):
    matching = [e for e in found if e.type == type_]
    assert len(matching) == 1, [(e.type, e.span.text) for e in found]
    return matching[0]


def test_span_is_the_clause_without_what_is_joined_to_it(events):
    found = events(
        "Officials said Malian rebels attacked a convoy near Gao, while the mayor asked for calm."
    )
    assert only(found, "ASSAULT").span.text == "Malian rebels attacked a convoy near Gao"


def test_span_starts_at_the_subject_of_a_verb_that_only_begins_the_act(events):
    found = events("Ethiopian troops have begun to withdraw from Badme.")
    assert only(found, "RETREAT").span.text == "Ethiopian troops have begun to withdraw from Badme"


def test_nominal_act_spans_its_phrase(events):
    found = events("The minister regretted the shelling of Togo by Benin.")
    assert only(found, "ASSAULT").span.text == "the shelling of Togo by Benin"


def test_span_keeps_off_datelines_and_other_paragraphs(events):
    found = events(
        "Officials gave no details of the raid.\n\nACCRA, Ghana (AP) - Chad attacked Niger on "
        "Monday, a spokesman said."
    )
    attack = next(e for e in found if e.source.side == "TCD")
    assert attack.span.text == "Chad attacked Niger on Monday"


def test_people_killed_by_accident_are_no_attack(events):
    assert events("Twelve Kenyan soldiers were killed when their helicopter crashed.") == []


def test_day_and_place_are_read_from_the_clause(events):
    event = only(events("Chad's army bombed a market in Abeche on June 3."), "ASSAULT")
    assert event.when == Period.day(date(2015, 6, 3))
    assert event.where[-1] == "Abeche"


def test_pledge_has_no_event_beside_it(events):
    assert events("Ghana promised to withdraw its troops from Togo.") == []
    assert events("Ghana will send food aid to Togo.") == []


def test_requested_act_is_no_second_event(events):
    found = events("Bolivia urged Chile to withdraw its troops from the border.")
    assert [e.type for e in found] == ["REQUEST"]


def test_charge_is_one_event_and_what_it_alleges_another(events):
    found = events("Kenya accused Uganda of shelling two villages.")
    assert only(found, "ACCUSE").status == "happened"
    alleged = only(found, "ASSAULT")
    assert (alleged.status, alleged.source.side) == ("alleged", "UGA")


def test_act_told_only_by_its_victim_is_alleged(events):
    event = only(events("Kenya says Ugandan troops attacked Kenyan soldiers."), "ASSAULT")
    assert event.status == "alleged"


def test_conditional_vow_to_harm_is_a_threat_that_was_made(events):
    event = only(events("Peru will attack Ecuador if the blockade does not end."), "THREATEN")
    assert event.status == "happened"


def test_announced_harm_is_planned(events):
    assert (
        only(events("Peru will expel the Ecuadorian ambassador."), "SANCTION").status == "planned"
    )


def test_act_under_way_is_ongoing(events):
    found = events("Zambian soldiers are shelling Malawian villages.")
    assert only(found, "ASSAULT").status == "ongoing"


def test_ending_talks_is_a_refusal(events):
    assert only(events("Laos broke off talks with Thailand on Friday."), "REJECT")


def test_hypothetical_and_conditional_acts_are_left_out(events):
    assert events("Oman could attack Yemen.") == []
    assert events("If Oman attacked Yemen, the region would suffer.") == []
    assert events("Would Oman attack Yemen?") == []


def test_standing_attitude_is_a_position_and_no_event(events):
    assert events("Norway supports the Maltese plan.") == []


def test_history_is_left_out(events):
    assert events("Chilean troops invaded Peru in 1879.") == []


def test_title_is_not_told_twice(events):
    found = events("Togo bombs Benin\n\nTogo's army bombed Benin on Monday, officials said.")
    assert [e.span.start > 10 for e in found if e.type == "ASSAULT"] == [True]


def test_bare_mention_joins_the_act_it_means(events):
    found = events(
        "Delegates from Nepal met Bhutanese officials in Geneva on Monday. "
        "The talks lasted two hours. The meeting ended without agreement."
    )
    assert len([e for e in found if e.type == "CONSULT"]) == 1


def test_open_role_is_filled_by_the_two_parties_of_the_text(events):
    found = events(
        "Malian troops attacked Nigerien soldiers on Monday. "
        "The ceasefire between Mali and Niger is dead. Fighting has resumed."
    )
    fighting = next(e for e in found if e.span.text.startswith("Fighting"))
    assert {fighting.source.side, fighting.target.side} == {"MLI", "NER"}


def test_acts_of_one_kind_told_in_one_breath_are_one_event(events):
    found = events("The Ugandan rebels attack villages and kidnap children.")
    assert len([e for e in found if e.type == "ASSAULT"]) == 1


def test_joint_sources_of_a_meeting_are_its_two_sides(events):
    event = only(events("Chile and Peru held talks in Lima on Monday."), "CONSULT")
    assert (event.source.side, event.target.side) == ("CHL", "PER")


def attack(found):
    return only(found, "ASSAULT")


@pytest.mark.parametrize(
    "untold",
    [
        "A bomb in Gao killed three Malian soldiers on Tuesday.",
        "A car bomb killed three Malian soldiers near Gao.",
        "Three Malian soldiers were killed in Gao on Tuesday.",
        "Drones hit a Malian base near Gao.",
        "An explosion killed three Malian soldiers near Gao.",
        "Three Malian soldiers were killed by a mine in Gao.",
    ],
)
def test_attack_of_an_unnamed_doer_has_no_source_whoever_is_at_war(events, untold):
    told = "Tuareg rebels attacked Malian troops. Malian troops shelled the Tuareg rebels. "
    event = next(e for e in events(told + untold + " The rebels denied it.") if "Gao" in e.where)
    assert (event.source, event.target.side) == (NOBODY, "MLI")


def test_attack_of_gunmen_nobody_knows_names_them_and_no_side(events):
    event = attack(events("Unidentified gunmen killed two Malian soldiers in Gao."))
    assert (event.source.name, event.source.id) == ("gunmen", "")


def test_place_where_attackers_are_is_not_their_side(events):
    event = attack(events("Gunmen in Goma killed three soldiers on Monday."))
    assert (event.source.name, event.source.id) == ("Gunmen", "")


@pytest.mark.parametrize(
    "owned",
    [
        "A Chadian drone killed two Malian traders.",
        "A bomb planted by Chadian soldiers killed two Malian traders.",
        "Two Malian traders were killed in a raid by the Chadian army.",
        "Two Malian traders were killed as a result of the Chadian offensive.",
        "Chadian airstrikes killed two Malian traders.",
    ],
)
def test_attack_with_a_thing_is_its_owners(events, owned):
    assert attack(events(owned)).source.side == "TCD"


def test_clause_that_says_who_did_the_harm_names_its_source(events):
    event = attack(events("A Malian trader was hurt when Chadian guards fired at his cart."))
    assert (event.source.id, event.target.side) == ("TCD:MIL", "MLI")
    assert event.span.text.endswith("fired at his cart")


def test_day_after_publication_is_not_when_an_act_happened(events):
    event = attack(events("Chad's army bombed a Malian school that will open on June 20."))
    assert (event.status, event.when) == ("happened", None)
    found = events("On June 3 Chad's army bombed a Malian school that will open on June 20.")
    assert attack(found).when == Period.day(date(2015, 6, 3))


def test_act_told_in_the_present_for_a_later_day_is_planned(events):
    event = only(events("Chad's envoys meet Malian officials on June 20."), "CONSULT")
    assert (event.status, event.when) == ("planned", Period.day(date(2015, 6, 20)))


@pytest.mark.parametrize(
    "text",
    [
        'Chad\'s minister said he remained ready "to resume the talks with Niger".',
        "Chad offered two roads in exchange for Nigerien troops pulling back from Tera.",
        "Chad offered ten trucks on condition that Nigerien troops leave Tera.",
        "Two thirds of Kenyans favoured the Ugandan plan.",
        "UN peacekeepers opened an inquiry.",
    ],
)
def test_readiness_a_price_a_poll_and_an_open_inquiry_are_no_events(events, text):
    assert [e for e in events(text) if e.type != "REQUEST"] == []


def test_what_is_said_of_anybody_at_all_is_no_act(events):
    found = events("Norway threatened sanctions against any side that breaks the truce.")
    assert [e.type for e in found] == ["THREATEN"]


@pytest.mark.parametrize(
    "text",
    [
        "Negotiators from Chad and Niger met in Istanbul on Monday.",
        "Delegations of Chad and Niger held talks in Nairobi on Monday.",
    ],
)
def test_those_who_sent_negotiators_meet_and_not_their_host(events, text):
    event = only(events(text), "CONSULT")
    assert (event.source.side, event.target.side, event.also_targets) == ("TCD", "NER", ())


def test_capital_under_attack_is_its_country_and_not_its_government(events):
    event = attack(events("Missiles struck the outskirts of Kyiv on Monday."))
    assert (event.source, event.target.id) == (NOBODY, "UKR")


def test_denied_charge_is_a_refusal_and_blames_nobody_for_the_deed(events):
    found = events("The M23 denied responsibility for the shelling of a Congolese camp.")
    assert only(found, "REJECT").source.id == "COD:M23"
    assert all(e.source == NOBODY for e in found if e.type == "ASSAULT")


def test_attack_on_nobody_named_is_told_with_its_place(events):
    assert attack(events("A hospital was hit in Aden on Monday.")).where == ("Aden",)
    assert attack(events("Residents reported air strikes in Aden.")).source == NOBODY
    found = events(
        "A nurse was killed in Taiz in May. Residents reported air strikes in Aden on June 7."
    )
    assert [e.where for e in found if e.type == "ASSAULT"] == [("Taiz",), ("Aden",)]


def test_people_who_serve_a_state_stay_its_own_wherever_they_are_hit(events):
    event = attack(events("A car bomb killed three Colombian police officers in Arauca."))
    assert event.target.id == "COL:POLICE"


def test_denial_does_not_reach_what_its_speaker_goes_on_to_say(events):
    found = events("Kenya denied that its army had attacked a village and accused Uganda of theft.")
    charge = only(found, "ACCUSE")
    assert (charge.status, charge.source.id, charge.target.side) == ("happened", "KEN", "UGA")
    assert attack(found).status == "denied"


def test_denial_reaches_all_that_is_denied(events):
    found = events("Kenya denied that its army had attacked Uganda or shelled its villages.")
    assert {e.status for e in found} == {"denied"}


def test_words_stand_in_the_source(analysis_of):
    text = "🕊 Serbia’s “hostile” army — 3,000 men — shelled Tuzla… The UN condemned Serbia."
    analysis = analysis_of(text)
    found = read(analysis)
    assert found
    for event in found:
        analysis.source.verify(event.span)


def test_modality_is_never_at_odds_with_status(analysis_of) -> None:
    text = (
        "Kenya denied that it shelled the village. If the raids continue, Kenya will close the "
        "border. Kenya will send medicine to the camp. Kenya attacked the port on Monday."
    )
    fitting = {
        "denied": {"denied"},
        "hypothetical": {"conditional", "asked", "demanded"},
        "planned": {"asserted", "promised", "demanded"},
        "happened": {"asserted"},
    }
    events = read(analysis_of(text))
    assert {event.status for event in events} >= {"happened"}
    assert all(event.modality in fitting[event.status] for event in events)


def test_long_subject_belongs_to_the_span_of_its_clause(events):
    text = (
        "Envoys of the government of Ghana and of the army of Togo held a first day of talks in "
        "Accra on Monday."
    )
    assert only(events(text), "CONSULT").span.text == text[:-1]


def test_clause_about_a_party_starts_with_the_party(events):
    found = events("Ghana's troops, who shelled Lomé on Monday, are on their way home.")
    assert attack(found).span.text == "Ghana's troops, who shelled Lomé on Monday"
    found = events("On the day Ghana shelled Togo, nobody was in Accra.")
    assert attack(found).span.text == "Ghana shelled Togo"


@pytest.mark.parametrize(
    "text",
    [
        "Three days of talks between Ghana and Togo ended on Sunday without an accord.",
        "Ghana and Togo have concluded a third round of talks.",
    ],
)
def test_talks_that_end_have_taken_place(events, text):
    event = only([e for e in events(text) if e.type != "AGREE"], "CONSULT")
    assert (event.status, event.source.id, event.target.id) == ("happened", "GHA", "TGO")
    assert event.span.text == text[:-1]


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Ghana and Togo are due to open in Dakar on June 20.",
        "Talks between Ghana and Togo are scheduled to resume on June 20.",
        "Ghana's president is due in Lomé on Friday for talks with Togo's president.",
    ],
)
def test_talks_that_are_due_are_planned(events, text):
    assert only(events(text), "CONSULT").status == "planned"


def test_fire_that_ceases_is_a_truce_kept_by_both(events):
    event = only(events("The armies of Ghana and Togo stopped shelling on Monday."), "RETREAT")
    assert (event.source.side, event.target.side) == ("GHA", "TGO")


def test_calling_on_somebody_is_a_visit_and_calling_on_him_to_act_a_request(events):
    assert only(events("Ghana's envoy called on President Gnassingbe on Monday."), "CONSULT")
    assert only(events("Ghana's envoy called on President Gnassingbe to resign."), "REQUEST")


def test_attack_in_words_is_blame(events):
    event = only(events("Ghana's president attacked Togo on television as a bully."), "ACCUSE")
    assert event.target.side == "TGO"


def test_vow_to_harm_is_announced_harm(events):
    assert attack(events("Ghana vowed to bomb Togo again.")).status == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Togo complained that Ghana was rich.",
        "Ghana insisted that Togo is no party to the treaty.",
        "A delegate of Ghana asked not to be named.",
        "Ghana has long sought access to Togo's harbours.",
        "Ghana's army met fierce resistance.",
        "Support for Ghana among Togo's farmers declined sharply.",
        "A list of those killed was sent to Togo.",
    ],
)
def test_statements_stances_and_other_meanings_are_no_events(events, text):
    assert events(text) == []


def test_each_side_is_one_of_the_two_parties(events):
    found = events(
        "Ghana's army shelled Lomé on Monday. Togo's army attacked Ghana's soldiers. "
        "Each side accused the other of lying."
    )
    charge = only(found, "ACCUSE")
    assert {charge.source.side, charge.target.side} == {"GHA", "TGO"}


def test_harm_told_after_its_attack_is_part_of_it(events):
    event = attack(
        events(
            "A bomb went off at a market in Accra on Monday. Four Ghanaian traders were killed in "
            "the explosion."
        )
    )
    assert event.span.text == "A bomb went off at a market in Accra on Monday"


def test_act_under_way_that_only_an_opponent_tells_of_is_alleged(events):
    found = events(
        "Ghana attacked Togo on Monday. Togo's spokesman said Ghana was shelling its villages."
    )
    assert [e.status for e in found if e.type == "ASSAULT"] == ["happened", "alleged"]


def test_open_role_is_filled_by_a_movement_and_its_state(events):
    found = events("The FARC attacked a village on Monday. The FARC has rejected the truce.")
    assert only(found, "REJECT").target.side == "COL"


def test_harm_is_told_with_the_clause_of_its_doer_whatever_its_verb(events):
    text = "Four Ghanaian sailors were killed on Monday when a Togolese boat rammed their launch."
    event = attack(events(text))
    assert (event.span.text, event.source.side) == (text[:-1], "TGO")


def test_people_subjected_to_an_attack_are_its_target(events):
    event = attack(events("Farmers in Ghana were subjected to raids by Togolese forces."))
    assert (event.source.side, event.target.side) == ("TGO", "GHA")


def test_fighting_between_two_names_both(events):
    event = attack(events("Fighting between Ghana and Togo broke out on Monday."))
    assert {event.source.side, event.target.side} == {"GHA", "TGO"}


def test_truce_that_has_held_is_still_kept(events):
    found = events("Ghana attacked Togo in April. The truce has held since May.")
    event = only(found, "RETREAT")
    assert (event.status, event.source.side, event.target.side) == ("ongoing", "GHA", "TGO")
