"""Who acts and who is acted on, one construction a test; sentences are made up."""

import pytest

from parley.read.plover import events_of
from parley.read.reader import read_claims
from parley.records import ReportedEvent, Source


def sides(actors):
    return sorted(actor.side for actor in actors)


@pytest.fixture
def roles(main_event):
    def of(sentence):
        event = main_event(sentence)
        return event.type, sides(event.sources), sides(event.targets)

    return of


def test_agent_that_the_parse_hangs_lower_still_acts(roles):
    told = roles("A Swedish plan for a fishing ban was dismissed as theatre by Poland's cabinet.")
    assert told == ("REJECT", ["POL"], ["SWE"])


def test_recipient_of_a_passive_is_the_target(roles):
    told = roles("Five Togolese sailors have been given asylum by Ghana.")
    assert told == ("AID", ["GHA"], ["TGO"])


def test_getting_verbs_name_their_source_after_from(roles):
    told = roles("Malta received 10 million euros in assistance from Norway on Friday.")
    assert told == ("AID", ["NOR"], ["MLT"])


def test_visitor_is_the_source_where_the_host_is_the_agent(roles):
    told = roles(
        "Chilean President Ricardo Lagos was received on Monday by the prime minister of Norway."
    )
    assert told == ("CONSULT", ["CHL"], ["NOR"])


def test_both_sides_of_talks_between_two_are_sources(roles):
    told = roles("Talks between Zambia and Malawi on the ferry line entered a third day.")
    assert told == ("CONSULT", ["MWI", "ZMB"], [])


def test_who_is_told_of_a_threat_is_its_target(roles):
    told = roles("Any raid would be answered with fire, Kenya's president told Uganda on Sunday.")
    assert told == ("THREATEN", ["KEN"], ["UGA"])


def test_what_a_speaker_foretells_an_adversary_is_his_threat(roles):
    told = roles("Laos will pay a heavy price if its boats come back, Thailand's premier said.")
    assert told == ("THREATEN", ["THA"], ["LAO"])


def test_a_term_set_for_an_act_is_a_threat(roles):
    told = roles("Zambia gave Angola until Friday to free the two pilots.")
    assert told == ("THREATEN", ["ZMB"], ["AGO"])


def test_nationality_of_the_object_names_the_target(roles):
    told = roles("Iceland declined to hand over a Latvian banker.")
    assert told == ("REJECT", ["ISL"], ["LVA"])


def test_possessor_of_a_noun_of_speech_is_its_source(roles):
    told = roles("Estonia's insistence that Finland return the ferry was repeated on Monday.")
    assert told == ("REQUEST", ["EST"], ["FIN"])


def test_forces_that_are_moved_are_the_doers_of_a_bare_passive(roles):
    told = roles("Peruvian marines were ferried to the Chilean border on Sunday.")
    assert told[:2] == ("MOBILIZE", ["PER"])


def test_place_of_a_lawful_act_names_who_did_it(roles):
    told = roles("Press censorship has been eased in Togo.")
    assert told == ("CONCEDE", ["TGO"], ["TGO"])


def test_a_newspaper_is_no_party(main_event):
    event = main_event("Latvia shut down two radio stations on Friday.")
    assert sides(event.targets) == ["LVA"]


def test_background_does_not_name_the_target(main_event):
    event = main_event("Uruguay called up reservists after Brazil accused Paraguay of smuggling.")
    assert "PRY" not in sides(event.targets)


def test_a_frame_that_no_entry_holds_is_voted_on_by_its_words(roles):
    assert roles("Norway plonked sanctions upon Bolivia.") == ("SANCTION", ["NOR"], ["BOL"])


def test_words_vote_only_where_a_party_acts(read_sentence):
    assert events_of(read_sentence("The rain plonked leaves upon the lawn.")) == []


def test_an_open_frame_counts_in_the_wide_reading_only(main_event):
    text = "Norway patrolled the strait together with Iceland on Monday."
    assert main_event(text).type == "COOPERATE"
    claims = read_claims(Source(content=text.encode(), text=text, name="article"))
    assert [c for c in claims if isinstance(c, ReportedEvent)] == []
