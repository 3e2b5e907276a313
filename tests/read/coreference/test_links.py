import pytest

from tests.read.coreference.test_passages import cast_of, token_of


def meant(text, word):
    doc, cast = cast_of(text)
    return [a.id or a.name for a in cast.actors(token_of(doc, word))]


def mentions(text, name):
    """Return (words, why, of) of each mention of the actor under a name."""
    _, cast = cast_of(text)
    cluster = next(c for c in cast.clusters() if c.actor.name == name)
    return [(m.words, m.why, m.of) for m in cluster.mentions]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Peru waited. It was clear that the truce was over.", "It"),
        ("Peru waited. It is difficult to end a war.", "It"),
        ("Peru waited. It took three days to bury the dead.", "It"),
        ("Peru waited. It seems that the border is closed.", "It"),
    ],
)
def test_it_before_a_clause_means_nobody(text, word):
    assert meant(text, word) == ["It"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru waited. It is ready to sign the truce.",
        "Peru waited. It was sure that the truce would hold.",
        "Peru waited. It took back what it had said.",
    ],
)
def test_it_of_one_who_is_ready_or_sure_is_somebody(text):
    assert meant(text, "It") == ["PER"]


def test_a_pronoun_is_not_its_verbs_other_argument():
    text = "Rosa Quispe of Peru met Maria Soto of Chile. Quispe praised her."
    assert meant(text, "her") == ["CHL:SOTO"]


def test_nobody_shells_his_own_camps():
    text = "The Taliban left the valley. The Pakistani army bombed their camps."
    assert meant(text, "their") == ["AFG:TALIBAN"]


def test_a_pronoun_in_a_quotation_is_not_its_speaker():
    text = "Peruvian minister Juan Rios met envoy Luis Soto. “He wants peace,” Rios said."
    assert meant(text, "He")[0].endswith("SOTO")


def test_a_pronoun_in_a_fronted_clause_looks_forward():
    text = "The talks failed. When he reached Lima, Chilean envoy Juan Mora blamed the weather."
    assert meant(text, "he") == ["CHL:MORA"]


def test_one_of_two_joined_people_is_left_open():
    text = "Juan Mora and Luis Soto of Chile arrived. He was tired."
    assert meant(text, "He") == ["He"]


def test_a_gender_once_shown_holds_for_the_person():
    text = "Chilean envoy Ximo Mora met Peruvian minister Rosa Quispe. He smiled. Later she left."
    assert meant(text, "she") == ["PER:QUISPE"]


def test_a_thing_takes_up_what_no_body_can_be():
    text = "Peru signed the treaty in May. It was published a week later."
    assert meant(text, "It") == ["It"]


def test_they_are_those_who_met():
    text = "Chilean envoy Juan Mora met Peruvian minister Rosa Quispe. They agreed to wait."
    assert meant(text, "They") == ["CHL:MORA", "PER:QUISPE"]


def test_the_two_leaders_are_no_spokesmen():
    text = (
        "Chilean President Juan Mora wrote to Peruvian President Rosa Quispe. "
        "The two presidents have never met."
    )
    assert meant(text, "presidents") == ["CHL:MORA", "PER:QUISPE"]


@pytest.mark.parametrize(("word", "expected"), [("former", "COL:FARC"), ("latter", "COL:ELN")])
def test_the_former_and_the_latter(word, expected):
    text = "The FARC and the ELN were asked. The former came; the latter did not."
    assert meant(text, word) == [expected]


def test_a_deputy_minister_is_not_the_minister():
    text = "Peruvian Deputy Foreign Minister Luis Soto left. The foreign minister stayed."
    assert meant(text, "minister") == ["PER:GOV"]


def test_the_new_president_is_not_the_old_one():
    text = "Chilean President Juan Mora lost. The new president of Chile will be sworn in."
    assert meant(text, "president") == ["CHL:GOV"]


def test_an_acronym_in_brackets_is_the_movement_of_its_words():
    text = (
        "The Free Valley Front (FVF) left the talks with Chad. FVF fighters burned a bridge. "
        "The movement wants land."
    )
    assert meant(text, "fighters") == ["TCD:FVF"]
    assert meant(text, "movement") == ["TCD:FVF"]


def test_a_cluster_says_why_each_mention_is_in_it():
    text = (
        "Chilean envoy Juan Mora came to Lima. The envoy was late. “I am sorry,” he said. "
        "Mora left again."
    )
    assert mentions(text, "Juan Mora") == [
        ("Juan Mora", "full name", ""),
        ("The envoy", "office", "Juan Mora"),
        ("I", "speaker", ""),
        ("he", "pronoun", "The envoy"),
        ("Mora", "short name", ""),
    ]


def test_two_without_a_name_are_two_clusters():
    text = "A rebel commander in Chad smiled. A rebel spokesman in Chad frowned. He said nothing."
    _, cast = cast_of(text)
    words = [[m.words for m in c.mentions] for c in cast.clusters()]
    assert ["A rebel spokesman", "He"] in words
    assert ["A rebel commander"] in words
