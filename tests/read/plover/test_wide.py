"""The wide reading, one mechanism a test; sentences and figures are made up."""

import pytest

from parley.read.plover import events_of
from parley.records import EVENT_TYPES


def sides(actors):
    return [actor.side for actor in actors]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chad and Niger agreed on Monday to share river water.", "AGREE"),
        ("Norway's foreign minister met her Finnish counterpart in Tampere.", "CONSULT"),
        ("Kenya praised Uganda for sheltering refugees.", "SUPPORT"),
        ("Peru extradited a drug trafficker to Chile.", "COOPERATE"),
        ("Japan provided Laos with emergency food aid.", "AID"),
        ("Ecuador lifted the curfew in Guayaquil on Sunday.", "CONCEDE"),
        ("Ethiopian troops withdrew from Badme.", "RETREAT"),
        ("Bolivia urged Chile to reopen the border.", "REQUEST"),
        ("Hungary accused Romania of breaking the treaty.", "ACCUSE"),
        ("Sweden rejected a Danish proposal to ban the trawlers.", "REJECT"),
        ("Zambia threatened to close the Zimbabwean embassy.", "THREATEN"),
        ("Thousands of students marched in Bogota against the government.", "PROTEST"),
        ("Canada recalled its ambassador from Angola.", "SANCTION"),
        ("Armenia deployed tanks along the Azerbaijani border.", "MOBILIZE"),
        ("Cuban police arrested twelve dissidents.", "COERCE"),
        ("Colombian soldiers shelled a village near Cali.", "ASSAULT"),
    ],
)
def test_each_type_is_read_from_plain_news(main_event, sentence, expected):
    assert main_event(sentence).type == expected


def test_sixteen_types_are_what_the_lexicon_knows():
    from parley.read.plover.lexicon import lexicon

    tables = (lexicon().verbs, lexicon().nouns, lexicon().adjectives)
    types = {e.type for table in tables for entries in table.values() for e in entries}
    assert types == set(EVENT_TYPES)


def test_subject_acts_and_object_is_acted_on(main_event):
    event = main_event("Malawi condemned Mozambique on Friday.")
    assert (sides(event.sources), sides(event.targets)) == (["MWI"], ["MOZ"])


def test_passive_turns_the_roles_round(main_event):
    event = main_event("Malawi was condemned by Mozambique on Friday.")
    assert (sides(event.sources), sides(event.targets)) == (["MOZ"], ["MWI"])


def test_light_verb_takes_type_from_its_object_and_actor_from_its_subject(main_event):
    event = main_event("Rwanda launched an attack on Burundi at dawn.")
    assert (event.type, sides(event.sources), sides(event.targets)) == ("ASSAULT", ["RWA"], ["BDI"])


def test_object_decides_what_a_verb_does(main_event):
    assert main_event("Ghana expelled two Togolese diplomats.").type == "SANCTION"
    assert main_event("Ghana expelled two hundred Togolese fishermen.").type == "COERCE"


def test_nominal_act_names_its_parties(read_sentence):
    events = events_of(read_sentence("Officials spoke of the shelling of Latvia by Estonia."))
    attack = next(e for e in events if e.type == "ASSAULT")
    assert (sides(attack.sources), sides(attack.targets)) == (["EST"], ["LVA"])


def test_governing_verb_decides_over_the_governed_act(main_event):
    assert main_event("Mali refused to withdraw its troops from Niger.").type == "REJECT"
    assert main_event("Mali promised to withdraw its troops from Niger.").type == "AGREE"
    assert main_event("Mali urged Niger to withdraw its troops.").type == "REQUEST"


def test_vow_to_harm_is_a_threat(main_event):
    assert main_event("The rebels vowed to attack the capital.").type == "THREATEN"


def test_announced_harm_is_a_threat_and_announced_help_is_consent(main_event):
    assert main_event("Iceland will expel the Maltese ambassador.").type == "THREATEN"
    assert main_event("Iceland will send medicine to Malta.").type == "AGREE"


def test_will_not_is_a_refusal(main_event):
    assert main_event("Oman said it will not accept the Yemeni offer.").type == "REJECT"


def test_saying_that_others_must_is_a_demand_by_the_speaker(main_event):
    event = main_event("Qatar said on Tuesday that Bahrain must return the ship.")
    assert (event.type, sides(event.sources), sides(event.targets)) == ("REQUEST", ["QAT"], ["BHR"])


def test_its_own_troops_are_not_the_target(main_event):
    event = main_event("Eritrea has begun pulling its troops out of Djibouti.")
    assert sides(event.targets) == ["DJI"]


def test_two_sides_of_one_accord_are_both_sources(main_event):
    event = main_event("Nepal and Bhutan signed a treaty on rivers.")
    assert sorted(sides(event.sources)) == ["BTN", "NPL"]
    assert event.targets == ()


def test_domestic_act_falls_on_the_country_where_it_happens(main_event):
    event = main_event("Police fired tear gas and imposed a curfew in Honduras.")
    assert sides(event.targets) == ["HND"]


def test_a_sentence_without_a_political_act_has_no_event(read_sentence):
    assert events_of(read_sentence("The museum in Lisbon opens at nine.")) == []


def test_condition_is_no_event_of_its_own(read_sentence):
    events = events_of(read_sentence("If Gabon attacks, nobody will be safe."))
    assert all(e.type != "ASSAULT" for e in events)


def test_main_assertion_comes_before_its_background(main_event):
    event = main_event("Tonga banned the party after Samoa accused it of arming rebels.")
    assert event.type == "COERCE"


def test_a_list_that_runs_on_neither_fails_nor_stalls(read_sentence):
    names = ["Chad", "Niger", "Mali", "Togo"] * 300
    assert events_of(read_sentence("Peru attacked " + ", ".join(names) + " and Benin."))
    assert events_of(read_sentence("Peru " + " and ".join(f"attacked {n}" for n in names) + "."))
