from datetime import date

import pytest

from parley.read.kinds.pledge import read
from parley.records import Period


@pytest.mark.parametrize(
    ("text", "act", "words"),
    [
        (
            "The government of Colombia promised to release forty prisoners.",
            "release",
            "The government of Colombia promised to release forty prisoners",
        ),
        (
            "Armenia vowed to stop shelling the border villages.",
            "cease",
            "Armenia vowed to stop shelling the border villages",
        ),
        (
            "President Lopez said his country will withdraw its troops from the valley.",
            "withdraw",
            "his country will withdraw its troops from the valley",
        ),
        (
            "Pakistan announced a ceasefire along the border.",
            "cease",
            "Pakistan announced a ceasefire along the border",
        ),
        (
            "The Chadian army has taken a decision to reduce its patrols near Abeche.",
            "reduce",
            "The Chadian army has taken a decision to reduce its patrols near Abeche",
        ),
    ],
)
def test_undertaking_is_read_with_its_act(analysis_of, text, act, words) -> None:
    (pledge,) = read(analysis_of(text))
    assert (pledge.act, pledge.span.text) == (act, words)


def test_each_act_of_an_agreement_is_a_pledge(analysis_of) -> None:
    text = "India and Nepal agreed to reopen the crossing, reduce patrols and release the drivers."
    pledges = read(analysis_of(text))
    assert [p.act for p in pledges] == ["open", "reduce", "release"]
    assert {p.by.side for p in pledges} == {"IND"}
    assert {a.side for p in pledges for a in p.also} == {"NPL"}


def test_degree_and_surroundings_are_kept(analysis_of) -> None:
    text = "Serbia promised to drastically reduce military activity around Pristina."
    (pledge,) = read(analysis_of(text))
    assert pledge.degree == "drastically"
    assert pledge.area
    assert pledge.where == ("Pristina",)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels vowed to attack the capital.",
        "President Lopez said his army will strike the camps.",
        "Will the government promise to release them?",
        "The talks fail unless Kenya promises to withdraw.",
        "Kenya did not promise to withdraw its troops.",
        "Diplomats called for a ceasefire in the north.",
        "Spain refused to release the prisoners.",
    ],
)
def test_threats_questions_conditions_and_refusals_are_no_pledges(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


def test_a_repeated_truce_is_one_pledge(analysis_of) -> None:
    text = (
        "Mali and the rebels signed a ceasefire on Monday in Algiers. "
        "The truce began on Tuesday. Villagers said the ceasefire was holding."
    )
    assert len(read(analysis_of(text))) == 1


@pytest.mark.parametrize(
    ("text", "field", "day"),
    [
        ("Chad promised to withdraw its troops from Abeche by July 3.", "due", "2015-07-03"),
        ("Chad promised to stop the raids until July 3.", "due", "2015-07-03"),
        ("Chad promised to stop the raids from June 20.", "begins", "2015-06-20"),
        ("Chad promised on Tuesday to stop the raids.", "made", "2015-06-09"),
        ("Chad will observe a ceasefire from June 20 for ten days, it said.", "due", "2015-06-29"),
    ],
)
def test_words_before_a_day_say_what_it_is_to_the_pledge(analysis_of, text, field, day) -> None:
    (pledge,) = read(analysis_of(text))
    assert getattr(pledge, field).iso() == day


def test_deadline_is_no_begin(analysis_of) -> None:
    (pledge,) = read(analysis_of("Chad promised to withdraw its troops from Abeche by July 3."))
    assert pledge.begins is None


def test_length_of_a_truce_is_its_term(analysis_of) -> None:
    (pledge,) = read(analysis_of("Chad and the rebels agreed on Monday to a seven-day truce."))
    assert pledge.term == "P7D"
    assert pledge.begins is None


def test_withdrawal_is_from_somewhere(analysis_of) -> None:
    (pledge,) = read(analysis_of("Chad promised to withdraw its troops from Abeche."))
    assert pledge.where == ("Abeche",)


def test_pledges_for_two_places_are_two(analysis_of) -> None:
    text = (
        "Chad will withdraw from Abeche, its minister said. "
        "Chad will withdraw from Moundou, he said."
    )
    assert [p.where for p in read(analysis_of(text))] == [("Abeche",), ("Moundou",)]


def test_truces_of_others_are_not_merged(analysis_of) -> None:
    text = (
        "Chad and Sudan agreed to a ceasefire on Monday. "
        "In another part of the world, Peru and Ecuador signed a ceasefire on Tuesday."
    )
    assert len(read(analysis_of(text))) == 2


def test_place_of_signing_is_not_where_fire_ceases(analysis_of) -> None:
    (pledge,) = read(analysis_of("Chad and Sudan signed a ceasefire in Geneva on Monday."))
    assert pledge.where == ()


def test_day_of_signing_is_told_from_the_day_it_begins(analysis_of) -> None:
    text = (
        "The government of Chad and the rebels signed a ceasefire in Geneva on Wednesday that "
        "will begin at noon on Sunday."
    )
    (pledge,) = read(analysis_of(text))
    assert pledge.made is not None
    assert pledge.begins is not None
    assert (pledge.made.iso(), pledge.begins.iso()) == ("2015-06-10", "2015-06-14")
    assert pledge.where == ()


@pytest.mark.parametrize(
    "text",
    [
        "Did either side ever intend to stop?\n",
        "The general said his forces would not negotiate over the border.",
    ],
)
def test_questions_and_refusals_to_talk_are_no_pledges(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


def test_deadline_of_one_act_is_not_that_of_the_next(analysis_of) -> None:
    text = "India and Nepal agreed to withdraw patrols by July 3 and to release the drivers."
    first, second = read(analysis_of(text))
    assert first.due is not None
    assert second.due is None


def test_degree_of_another_voice_is_not_lent_to_the_maker(analysis_of) -> None:
    text = (
        "Chad's defence minister said the army will sharply reduce shelling around Abeche. "
        "Chad's vow to “drastically” reduce shelling around Abeche met with doubt."
    )
    (pledge,) = read(analysis_of(text))
    assert pledge.degree == "sharply"


@pytest.mark.parametrize(
    ("text", "act", "words"),
    [
        (
            "The accord obliges the Chadian army to pull back its guns.",
            "withdraw",
            "pull back its guns",
        ),
        (
            "The pact bars Niger from arming the herders.",
            "refrain",
            "The pact bars Niger from arming the herders",
        ),
        (
            "The memorandum stipulates that Peru will free the miners by May.",
            "release",
            "Peru will free the miners by May",
        ),
        (
            "The deal calls for the withdrawal of Rwandan troops from the lakeshore.",
            "withdraw",
            "the withdrawal of Rwandan troops from the lakeshore",
        ),
        (
            "Under the agreement, Burundi is to disarm the youth league.",
            "other",
            "Burundi is to disarm the youth league",
        ),
        (
            "Both sides signed a protocol under which Lima guarantees the safety of its guides.",
            "provide",
            "Lima guarantees the safety of its guides",
        ),
        (
            "Ecuador and Peru agreed that Ecuador will lift the curfew.",
            "open",
            "Ecuador will lift the curfew",
        ),
        (
            "Ecuador and Peru agreed on a reduction of their garrisons.",
            "reduce",
            "a reduction of their garrisons",
        ),
        (
            "The clergy recalled the pledge that Gabon made in May to pay the miners.",
            "provide",
            "the pledge that Gabon made in May to pay the miners",
        ),
        (
            "The convoy needs the fuel promised by Japan in January.",
            "provide",
            "the fuel promised by Japan in January",
        ),
        (
            "Kenya gave assurances that the fishermen would be released.",
            "release",
            "Kenya gave assurances that the fishermen would be released",
        ),
        (
            "Ethiopia ordered its soldiers to halt the offensive.",
            "cease",
            "Ethiopia ordered its soldiers to halt the offensive",
        ),
        (
            "Ethiopia's army has orders to fire only if attacked.",
            "refrain",
            "Ethiopia's army has orders to fire only if attacked",
        ),
        (
            "Canada pledged 30 million dollars for the camps.",
            "provide",
            "Canada pledged 30 million dollars for the camps",
        ),
        (
            "The Georgian government said the watchtowers would be removed by June.",
            "withdraw",
            "the watchtowers would be removed by June",
        ),
        (
            "The Angolan army announced that all operations had been suspended.",
            "cease",
            "all operations had been suspended",
        ),
        (
            "The Basque group ETA said the ceasefire would not be broken.",
            "cease",
            "the ceasefire would not be broken",
        ),
    ],
)
def test_accords_nouns_orders_and_passives_hold_pledges(analysis_of, text, act, words) -> None:
    (pledge,) = read(analysis_of(text))
    assert (pledge.act, pledge.span.text) == (act, words)


@pytest.mark.parametrize(
    "text",
    [
        "The draft would oblige Chad to withdraw its guns.",
        "A treaty that requires every member to share its maps was signed in Quito.",
        "The accord says that Chad began the war.",
        "Peru asked Ecuador for a promise of safe passage.",
        "Chad did not promise an inquiry.",
        "Ethiopia ordered its soldiers to resume attacks.",
        "The truce took effect at dawn.",
        "A ceasefire brokered by Algeria ended the war.",
        "The storm promised to ruin the harvest of Chad.",
        "All agreed that the plan of Chad would raise prices.",
        "An analyst from Nairobi said the troops would be withdrawn.",
        "Chad will honour its part of the bargain, its minister said.",
        "The envoy believes his side will win.",
    ],
)
def test_drafts_norms_wishes_and_judgements_are_no_pledges(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


def test_accord_is_taken_up_by_it(analysis_of) -> None:
    text = (
        "Peru and Ecuador signed an accord on Monday. It requires Peru to reopen the bridge. "
        "It rained all week. It requires patience."
    )
    (pledge,) = read(analysis_of(text))
    assert pledge.by.side == "PER"
    assert pledge.act == "open"


def test_acts_in_step_are_two_pledges(analysis_of) -> None:
    text = (
        "Ecuador and Peru agreed that the guns of Peru will be handed over in return for the "
        "withdrawal of Ecuador's patrols."
    )
    first, second = read(analysis_of(text))
    assert first.span.text == "the guns of Peru will be handed over"
    assert (second.act, second.by.side) == ("withdraw", "ECU")


def test_deadlines_belong_to_the_nearest_act(analysis_of) -> None:
    text = (
        "The Georgian government said the towers would be dismantled and the garrison would be "
        "halved within ten days."
    )
    assert [p.due is None for p in read(analysis_of(text))][:1] == [True]


def test_joint_document_pledges_for_its_issuers(analysis_of) -> None:
    text = (
        "Joint communiqué of the water ministers, Nairobi\n\n"
        "Ministers of Chad and of Niger met in Nairobi on Monday.\n\n"
        "They will hold new talks in Niamey by 3 July. A joint commission will inspect the wells.\n"
    )
    pledges = read(analysis_of(text))
    assert [p.by.side for p in pledges] == ["TCD", "TCD"]
    assert [[a.side for a in p.also] for p in pledges] == [["NER"], ["NER"]]


def test_what_a_promise_waits_for_is_its_condition(analysis_of) -> None:
    waiting, plain = (
        read(analysis_of(text))[0]
        for text in (
            "Mali promised to close the camp once the rains end.",
            "Mali promised to close the camp as rain fell.",
        )
    )
    assert (waiting.condition, plain.condition) == ("the rains end", "")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The Philippine government reaffirmed its commitment to free all farmers.", "release"),
        ("The rebels underlined their resolve to continue the dialogue in Oslo.", "talk"),
        ("Bogota renewed its pledge to release the miners.", "release"),
        ("The guerrillas gave their word that the two pilots would be handed over.", "release"),
        ("South Africa is committed to withdrawing its troops by March.", "withdraw"),
        ("Japan's envoy flew to Manila to assure the president of continued aid.", "provide"),
        ("The Netherlands has earmarked 12 million euros for clinics, its envoy said.", "provide"),
    ],
)
def test_affirmed_resolves_assurances_and_earmarked_means_are_pledges(
    analysis_of, text, act
) -> None:
    (pledge,) = read(analysis_of(text))
    assert pledge.act == act


@pytest.mark.parametrize(
    "text",
    [
        '"We will not interfere in the affairs of our neighbours," Chad\'s foreign minister said.',
        "Ethiopia said it will not use force against the herders.",
        "Rebel fighters will not be arrested, the interior minister of Mozambique said.",
        "Colombia's government said no peasant would be prosecuted.",
        '"There will be no reprisals," the Ivorian prime minister said.',
        "The rebels promised there would be no more ambushes on the road.",
        "Pakistan said it would maintain its moratorium on executions.",
    ],
)
def test_harm_left_undone_is_restraint(analysis_of, text) -> None:
    (pledge,) = read(analysis_of(text))
    assert pledge.act == "refrain"


@pytest.mark.parametrize(
    "text",
    [
        "Sudan's president said his country will not sign the accord.",
        "The rebels said they will not accept a truce.",
        "Turkey said it will not open talks with the militants.",
        "Georgia will not recognise the breakaway region, its foreign minister said.",
        "The senator said he would not support the bill.",
        "Mr. Rubio said Mrs. Clinton would abolish the courts.",
        "Critics asked why Peru would pay for the road.",
        "The new law guarantees that judges keep their posts.",
        "His fighters would leave the valley the moment the army stopped shelling, Ali said.",
    ],
)
def test_refusals_rivals_questions_laws_and_conditions_are_no_pledges(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Another 30 million dollars will be spent on clinics, Norway's minister said.", "provide"),
        ("Two million euros will go to the families, the Spanish government said.", "provide"),
        ("Canada said it will match the grant.", "provide"),
        ("Rwanda says its soldiers will be out of Congo by Christmas.", "withdraw"),
        ("The general said all captured soldiers would be sent home.", "release"),
        ("Nigeria's army said the girls would be set free on Monday.", "release"),
        ("Cyprus's president said the crossing at Ledra Street would open on Thursday.", "open"),
        ('"From midnight our guns will be silent," the commander of the rebels said.', "cease"),
        ('"We will keep talking with the guerrillas," said Colombian President Santos.', "talk"),
        ("The African Union said it would keep its peacekeepers in Somalia.", "provide"),
    ],
)
def test_means_and_states_that_a_side_will_bring_about_are_pledges(analysis_of, text, act) -> None:
    (pledge,) = read(analysis_of(text))
    assert pledge.act == act


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Under the accord the army is to pull back from the river. "
            "In return, the guerrillas are to hand in their guns.",
            ["withdraw", "other"],
        ),
        ("The document says that forty prisoners will be released by May.", ["release"]),
        ("Under the treaty, Ecuador recognises the border of 1942.", ["recognise"]),
        ("The exchange of prisoners foreseen by the Lusaka agreement is late.", ["release"]),
        ("Under the deal, rebel fighters are to gather in three camps.", ["withdraw"]),
    ],
)
def test_terms_of_an_accord_run_on_and_may_stand_in_its_text(analysis_of, text, acts) -> None:
    assert [p.act for p in read(analysis_of(text))] == acts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Angola and UNITA signed a Comprehensive Ceasefire Agreement (CCA) in Luena.",
            "a Comprehensive Ceasefire Agreement (CCA)",
        ),
        (
            "Liberia's government and the rebels signed an agreement on a ceasefire on Tuesday.",
            "a ceasefire",
        ),
        ("The two armies reached a deal on a 30-day truce in Juba.", "a 30-day truce"),
    ],
)
def test_truce_made_at_a_table_is_named_by_its_phrase(analysis_of, text, words) -> None:
    (pledge,) = read(analysis_of(text))
    assert (pledge.act, pledge.span.text) == ("cease", words)


def test_joint_document_promises_for_its_issuers(analysis_of) -> None:
    text = (
        "Joint statement of Kenya and Uganda\n\nNairobi, 12 June 2015\n\n"
        "It was agreed that both states will keep their moratorium on new camps. "
        "The road to Busia will be widened and lit by August. "
        "Experts are to meet once more in the autumn."
    )
    pledges = read(analysis_of(text))
    assert [p.act for p in pledges] == ["refrain", "other", "talk"]
    assert {p.by.side for p in pledges} == {"KEN"}


def test_act_that_is_a_word_of_exchange_keeps_its_words(analysis_of) -> None:
    text = "South Sudan's government has agreed to return to the talks in Addis Ababa."
    (pledge,) = read(analysis_of(text))
    assert pledge.act == "talk"


def test_long_aside_to_the_maker_is_left_out(analysis_of) -> None:
    text = (
        "Denmark, which has taken in two hundred wounded fighters since the siege of the port, "
        "promised twenty million kroner for the clinics."
    )
    (pledge,) = read(analysis_of(text))
    assert pledge.span.text == "promised twenty million kroner for the clinics"
    assert pledge.act == "provide"


def test_a_later_sentence_says_when_a_truce_takes_effect(analysis_of) -> None:
    text = (
        "Kenya and Chad signed a seven-day truce on Saturday. "
        "The truce will take effect at 9:45 p.m. on Monday."
    )
    (pledge, *_) = read(analysis_of(text, published=date(2015, 6, 7)))
    assert pledge.begins == Period.day(date(2015, 6, 8))


def test_a_deadline_belongs_to_its_own_of_two_joined_acts(analysis_of) -> None:
    text = "Kenya will withdraw its troops from Garissa and release ten men by June 20, Kenya said."
    first, second = read(analysis_of(text, published=date(2015, 6, 7)))
    assert first.due is None
    assert second.due == Period.day(date(2015, 6, 20))


@pytest.mark.parametrize(
    ("refused", "kept"),
    [
        (
            "Kenya refused to pledge that it would free the pilots.",
            "Kenya pledged that it would free the pilots.",
        ),
        (
            "Envoys urged Kenya to promise to free the pilots.",
            "Kenya went on to promise to free the pilots.",
        ),
        ("Kenya will pledge to free the pilots.", "Kenya has pledged to free the pilots."),
        (
            "Fighting goes on until Kenya agrees to withdraw its troops.",
            "Fighting stopped after Kenya agreed to withdraw its troops.",
        ),
        (
            "Peru was promised 40 million dollars for the camps.",
            "Peru promised 40 million dollars for the camps.",
        ),
        ("Kenya decided whether to free the pilots.", "Kenya decided to free the pilots."),
        (
            "Uganda's president promised the troops that the war was just.",
            "Uganda's president promised the troops that the war would end.",
        ),
        ("Sudan vowed to block the accord.", "Sudan vowed to implement the accord."),
        ("Turkey pledged to ban all Syrians.", "Turkey pledged to ban all strikes."),
        ("Serbia vowed to liberate the province.", "Serbia vowed to liberate the hostages."),
        ("The militia pledged allegiance to Iran.", "The militia pledged restraint to Iran."),
        (
            "Iran is determined to build missiles.",
            "Iran is determined to withdraw its missiles.",
        ),
        (
            "The army of Mali told its soldiers that they do not see the enemy.",
            "The army of Mali told its soldiers to stop the raids.",
        ),
        (
            "The Malian army is under a court order to free the pilots.",
            "The Malian army is under orders to free the pilots.",
        ),
        (
            "Chad said it had suspended its recruiting campaign.",
            "Chad said it had suspended its bombing campaign.",
        ),
        (
            "The memorandum says that rebels may be freed.",
            "The memorandum says that rebels will be freed.",
        ),
        (
            "Chad's president said his government would support the nominee.",
            "Chad's president said his government would support the refugees.",
        ),
        (
            "Chad's minister said his government would end up paying.",
            "Chad's minister said his government would end the raids.",
        ),
        (
            "Chad's president took an oath to protect the rebels.",
            "Chad's president gave a promise to protect the rebels.",
        ),
        (
            "The attack underscored the resolve of Chad to free the miners.",
            "Chad underscored its resolve to free the miners.",
        ),
        ("The decision to withdraw had reasons.", "The deal to withdraw had reasons."),
        (
            "Chad promised in 2009 to withdraw its troops from Abeche.",
            "Chad promised in 2014 to withdraw its troops from Abeche.",
        ),
    ],
)
def test_only_what_a_party_itself_undertakes_is_a_pledge(analysis_of, refused, kept) -> None:
    assert read(analysis_of(refused)) == []
    assert len(read(analysis_of(kept))) == 1


CAMPAIGN = (
    "The candidate spoke to donors before the primary. Voters in the caucus state like her. "
    "Her rival, a senator, lost the debate on the tax bill. {} The governor endorsed her."
)


def test_promises_of_a_campaign_count_only_where_they_speak_of_war_or_peace(analysis_of) -> None:
    home = "Canada promised to lower the price of schoolbooks."
    abroad = "Canada promised to withdraw its soldiers from Mali."
    assert read(analysis_of(CAMPAIGN.format(home))) == []
    (pledge,) = read(analysis_of(CAMPAIGN.format(abroad)))
    assert pledge.act == "withdraw"


def test_a_promise_of_a_thing_is_of_that_thing(analysis_of) -> None:
    text = "Norway renewed its promise of aid to villages to rebuild their wells."
    (pledge,) = read(analysis_of(text))
    assert (pledge.act, pledge.object) == ("provide", "aid")
