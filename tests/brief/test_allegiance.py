"""Rebels are not the government: whose party an actor stands for, and what it is called."""

import re
from dataclasses import replace

import pytest

from parley.brief import compose
from parley.brief.names import Names
from parley.brief.spelling import is_proper
from parley.records import Actor, Offer, Pledge, Position, Split, Statement
from tests.brief.dossiers import BARE, source
from tests.brief.test_sections import lines

TEXT = """VLF negotiator Ana Ruiz said the group would free its captives.
President Tomas Reve refused. Lake Valdrian leader Odo Kranz proposed a crossing.
"We are ready to stop," Ruiz said. The Orsa said it would wait. Orsa fighters left Harn.
Analysts doubt it. A rebel camp burned. The governor Pavo Stern attacked Reve.
"""
ARTICLE = source(TEXT)
WHERE = {"source_sha256": ARTICLE.sha256, "span": ARTICLE.span(0, 30)}
GROUP = Actor(name="VLF", id="VLD:VLF")
CAMP = Actor(name="a rebel camp", id="VLD:VLF")
RUIZ = Actor(name="Ana Ruiz", id="VLD:RUIZ")
REVE = Actor(name="Tomas Reve", id="VLD:REVE")
STERN = Actor(name="Pavo Stern", id="VLD:STERN")
KRANZ = Actor(name="Odo Kranz", id="VLD:KRANZ")
ORSA = Actor(name="Orsa", id="VLD:ORSA")
ARMY = Actor(name="the army", id="VLD:MIL")


def dossier(*claims):
    return replace(BARE, sources=(ARTICLE,), claims=claims)


def said_by(*makers):
    return dossier(*(Statement(**WHERE, maker=maker, mode="direct") for maker in makers))


def party(actor, *others):
    names = Names(said_by(actor, *others))
    return names.party_label(names.party_key(actor))


@pytest.mark.parametrize(
    ("actor", "label"),
    [
        (Actor(name="Valdria", id="VLD"), "Valdria"),
        (Actor(name="the government", id="VLD:GOV"), "VLD"),
        (ARMY, "VLD"),
        (REVE, "VLD"),
        (GROUP, "VLF"),
        (RUIZ, "VLF"),
        (KRANZ, "Lake Valdrian side"),
        (ORSA, "Orsa"),
        (Actor(name="rebels", id="VLD:REB"), "armed groups (VLD)"),
        (Actor(name="Lower Selm Front", id="VLD:LSF"), "Lower Selm Front"),
        (Actor(name="Jan Rév", id="VLD:REV"), "VLD"),
    ],
)
def test_state_and_group_are_two_parties(actor, label):
    others = () if actor.id == "VLD" else (GROUP,)

    assert party(actor, *others) == label


def test_acronym_beside_a_name_tells_the_group_known_by_its_full_name():
    front = Actor(name="Valdrian Lake Front", id="VLD:VLF")

    assert party(RUIZ, front) == "Valdrian Lake Front"


def test_who_speaks_for_a_group_in_a_pledge_stands_for_it():
    chief = Actor(name="Edda Lorn", id="VLD:LORN")
    pledge = Pledge(**WHERE, maker=chief, by=GROUP, act="release", object="captives")
    names = Names(dossier(pledge))

    assert names.actor(chief) == "Edda Lorn (VLF)"


def test_we_is_the_party_of_who_says_it():
    claims = (
        Statement(**WHERE, maker=GROUP, mode="direct"),
        Offer(**WHERE, maker=RUIZ, by=Actor(name="we", id="VLD"), issue="truce", give="stop"),
        Position(**WHERE, maker=REVE, party=Actor(name="we", id="VLD"), issue="truce",
                 stance="rejects"),
    )  # fmt: skip
    [section] = [s for s in compose(dossier(*claims)).sections if s.key == "offers"]
    [table] = section.blocks[0].tables

    assert table.columns == ("Issue", "VLF", "VLD")
    assert lines(dossier(*claims), "offers")[0].startswith("VLF offered, on truce")


def test_we_of_a_community_never_named_is_its_leaders_side():
    ours = Actor(name="We", id="VLD:LAKE-PEOPLE")
    claims = (
        Statement(**WHERE, maker=KRANZ, mode="direct"),
        Position(**WHERE, maker=KRANZ, party=ours, issue="lake", stance="rejects"),
    )

    assert lines(dossier(*claims), "positions")[0].startswith(
        "The Lake Valdrian side signalled rejection on lake"
    )


def test_critic_of_the_own_side_gets_a_column_of_the_own():
    claims = (
        Split(**WHERE, side="VLD", a=STERN, b=REVE),
        Offer(**WHERE, maker=REVE, by=REVE, issue="lake", give="half"),
        Position(**WHERE, maker=STERN, party=STERN, issue="lake", stance="rejects"),
    )
    [section] = [s for s in compose(dossier(*claims)).sections if s.key == "offers"]

    assert section.blocks[0].tables[0].columns == ("Issue", "VLD", "Pavo Stern (VLD)")


def test_name_comes_before_description_and_pronoun():
    names = Names(said_by(CAMP, CAMP, GROUP, Actor(name="its fighters", id="VLD:VLF")))

    assert names.actor(CAMP) == "VLF"


def test_group_takes_the_article_the_sources_give_it():
    names = Names(replace(said_by(GROUP), sources=(source("Then the VLF left.\n"),)))

    assert names.actor(GROUP) == "the VLF"
    assert names.party_label(names.party_key(GROUP)) == "VLF"


def test_voice_without_party_is_named():
    assert lines(said_by(Actor(name="a survey", id="")), "table")[1] == (
        "No stated party: a survey was quoted or reported in one statement."
    )


def test_swapping_state_and_group_names_changes_nothing_else():
    swap = {"VLF": "MRX", "MRX": "VLF"}

    def told(doer, target):
        chief = Actor(name=doer, id=f"VLD:{doer}")
        other = Actor(name=target, id=f"VLD:{target}")
        offer = Offer(**WHERE, maker=chief, by=chief, to=other, issue="lake", give="half")
        said = Statement(**WHERE, maker=other, mode="direct")
        return "\n".join(s.text for s in compose(dossier(offer, said)).sentences())

    swapped = re.sub("VLF|MRX", lambda found: swap[found[0]], told("VLF", "MRX"))

    assert swapped == told("MRX", "VLF")


def test_description_comes_before_the_bare_id_and_relatives_are_quoted():
    brother = Actor(name="My brother", id="VLD:BROTHERS")

    assert Names(said_by(brother)).actor(brother) == "“My brother”"


def test_organisation_known_by_a_description_alone_goes_by_its_acronym():
    analysts = Actor(name="Analysts", id="LSG")

    assert lines(said_by(analysts), "table")[1] == "LSG was quoted or reported in one statement."


def test_party_and_its_own_voice_are_not_named_twice():
    said = lines(said_by(GROUP, RUIZ), "table")

    assert (
        said[1] == "VLF: the party itself and Ana Ruiz were quoted or reported in two statements."
    )


@pytest.mark.parametrize(
    ("name", "proper"),
    [
        ("Army of the North", True), ("the VLF", True), ("Yasir al-Amin", True), ("Orsa", True),
        ("a rebel camp", False), ("Analysts", False), ("my brother", False), ("it", False),
    ],
)  # fmt: skip
def test_proper_nouns_are_told_from_descriptions(name, proper):
    assert is_proper(name, (TEXT,)) == proper
