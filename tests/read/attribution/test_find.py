import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.errors import InvalidRecord
from parley.read.actors import Cast
from parley.read.attribution import Attribution, find_attributions
from parley.read.model import load_model


def read(text, *, broad=False):
    doc = load_model()(text)
    found = find_attributions(doc, Cast.build(doc, text=text), broad=broad)
    return [(text[a.start : a.end], a.speaker.id or a.speaker.name, a) for a in found]


def said(text):
    return [(content, speaker) for content, speaker, _ in read(text)]


def only(text):
    ((content, speaker, attribution),) = read(text)
    return content, speaker, attribution


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian minister Rosa Quispe said the army will leave the valley.",
        "The army will leave the valley, Peruvian minister Rosa Quispe said.",
        "The army will leave the valley, said Peruvian minister Rosa Quispe.",
        "According to Peruvian minister Rosa Quispe, the army will leave the valley.",
        "As Peruvian minister Rosa Quispe said, the army will leave the valley.",
        "Peruvian minister Rosa Quispe said: “The army will leave the valley.”",
        "“The army will leave the valley,” said Peruvian minister Rosa Quispe.",
        "Peruvian minister Rosa Quispe said:\n\nThe army will leave the valley.",
    ],
)
def test_speech_is_found_in_every_order_of_cue_and_content(text):
    content, speaker, _ = only(text)
    assert content.lower().rstrip(".") == "the army will leave the valley"
    assert speaker == "PER:QUISPE"


def test_an_infinitive_or_noun_is_an_act_and_no_statement():
    assert said("Peru urged Chile to sign the treaty.") == []
    assert said("Peru accused Chile of a breach and thanked Brazil.") == []
    assert said("Peru demanded that Chile sign the treaty.") == []
    assert said("Peru refused to say that it would sign.") == []


def test_denied_and_imagined_speech_is_no_statement():
    assert said("Peru did not say that it would sign.") == []
    assert said("Peru would say that it had signed.") == []


def test_terms_in_quotation_marks_are_nobodys_statement():
    assert said("The vow to “drastically” cut patrols surprised diplomats.") == []


def test_a_described_thing_in_quotation_marks_is_the_describers_word():
    content, speaker, found = only("Peru described the vote as a “grave mistake”.")
    assert (content, speaker, found.mode) == ("grave mistake", "PER", "direct")


def test_a_cue_that_interrupts_makes_two_statements():
    text = "“We will leave,” said Peruvian minister Rosa Quispe. “Our army knows the road home.”"
    assert said(text) == [
        ("We will leave", "PER:QUISPE"),
        ("Our army knows the road home", "PER:QUISPE"),
    ]


def test_quoted_words_inside_a_report_make_it_mixed():
    content, _, found = only("Peru said the vote was “a farce” and a breach of the accord.")
    assert content == "the vote was “a farce” and a breach of the accord"
    assert found.mode == "mixed"


def test_whom_the_speaker_told_is_the_outlet_between():
    _, speaker, found = only("Peruvian minister Rosa Quispe told Reuters that the army will leave.")
    assert (speaker, found.via) == ("PER:QUISPE", ("OUTLET:REUTERS",))


def test_an_outlet_that_reports_another_is_via_and_not_a_speaker():
    _, speaker, found = only("Reuters reports that Peru said the army has left the valley.")
    assert (speaker, found.via) == ("PER", ("OUTLET:REUTERS",))


def test_an_outlet_named_behind_the_words_is_via():
    text = "Chile called the tariff a “reckless gamble,” as per the Jakarta Post."
    assert only(text)[2].via == ("OUTLET:JAKARTA-POST",)


def test_the_outlet_that_quotes_a_speaker_is_via():
    text = "Peruvian minister Rosa Quispe was quoted by Reuters as saying the army will leave."
    content, speaker, found = only(text)
    assert (content, speaker, found.via) == (
        "the army will leave",
        "PER:QUISPE",
        ("OUTLET:REUTERS",),
    )


def test_an_outlet_that_says_it_itself_is_the_speaker():
    _, speaker, found = only("According to Reuters, the army has left the valley.")
    assert (speaker, found.via) == ("OUTLET:REUTERS", ())


def test_saying_that_one_believes_is_one_statement():
    content, speaker, _ = only(
        "Peruvian minister Rosa Quispe said she believes the army will leave."
    )
    assert (content, speaker) == ("the army will leave", "PER:QUISPE")


def test_what_the_speaker_does_next_is_no_part_of_the_content():
    text = "Peru said the harvest is in danger, and accused Chile of a breach."
    assert said(text) == [("the harvest is in danger", "PER")]


def test_a_participle_goes_on_with_the_same_speaker():
    text = "Peru said the army will leave, adding that the valley is quiet."
    assert said(text) == [("the army will leave", "PER"), ("the valley is quiet", "PER")]


def test_a_share_of_people_measures_a_poll_and_says_nothing():
    assert said("Sixty percent of Peruvians believe the truce will fail.") == []


def test_nobody_speaks_in_a_passive():
    _, speaker, found = only("It was reported that the army has left the valley.")
    assert (speaker, found.source) == ("", None)


def test_a_press_statement_runs_on_to_the_next_heading():
    text = (
        "Minister Rosa Quispe said:\n\nWe welcome the truce.\n\nWe will keep it.\n\n"
        "Notes to editors\n\nPeru has 24 regions."
    )
    assert [content.rstrip(".") for content, _ in said(text)] == [
        "We welcome the truce",
        "We will keep it",
    ]


def test_transcript_labels_name_the_speaker():
    text = "Peru: The army will leave the valley."
    assert said(text) == [("The army will leave the valley", "PER")]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Peru said the army left.", "asserted"),
        ("Peru pledged that the army will leave.", "promised"),
        ("Peru denied that the army left.", "denied"),
        ("“The army must leave,” Peru demanded.", "demanded"),
        ("Peru asked whether the army had left.", "asked"),
    ],
)
def test_the_cue_gives_the_modality(text, modality):
    assert only(text)[2].modality == modality


def test_broad_reading_takes_acts_of_speech_too():
    text = "Peru urged Chile to sign the treaty."
    assert [content for content, _, _ in read(text, broad=True)] == ["Chile to sign the treaty"]


def test_nested_speech_knows_its_depth():
    text = "Peru said Chile claimed that Brazil had signed."
    assert [(speaker, a.depth) for _, speaker, a in read(text)] == [("PER", 0), ("CHL", 1)]


def test_an_attribution_without_content_is_refused():
    with pytest.raises(InvalidRecord, match="needs content"):
        Attribution(start=5, end=5)


_SENTENCES = (
    "Peru said the army will leave.",
    "“We will wait,” said Rosa Quispe. ",
    "He added that “the valley is quiet”.",
    "According to Reuters, nobody was hurt.",
    "“An open quotation goes on",
    "Chile, it is said, agreed:",
    "\n\n",
    "é💩 عربي",
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(_SENTENCES), max_size=6).map(" ".join))
def test_contents_are_words_of_the_text_in_order_with_their_cue(text):
    found = [a for _, _, a in read(text)]
    assert [a.start for a in found] == sorted(a.start for a in found)
    for a in found:
        assert text[a.start : a.end].strip()
        assert a.cue_start < 0 or text[a.cue_start :].startswith(a.cue)
