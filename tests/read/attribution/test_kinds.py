"""What each class of cue takes as its content, and what it gives to nobody."""

import pytest

from parley.read.actors import Cast
from parley.read.attribution import Attribution, find_attributions
from parley.read.model import load_model


def found(text: str, *, broad: bool = False) -> list[Attribution]:
    doc = load_model()(text)
    return list(find_attributions(doc, Cast.build(doc, text=text), broad=broad))


def contents(text: str, *, broad: bool = False) -> list[str]:
    return [text[a.start : a.end] for a in found(text, broad=broad)]


@pytest.mark.parametrize(
    "text",
    [
        "In the words of Peruvian minister Rosa Quispe, the army will leave the valley.",
        "In Peruvian minister Rosa Quispe's view, the army will leave the valley.",
        "By Peruvian minister Rosa Quispe's account, the army will leave the valley.",
        "Peruvian minister Rosa Quispe issued a warning that the army will leave the valley.",
        "Chile got a hint from Peruvian minister Rosa Quispe that the army will leave the valley.",
    ],
)
def test_speech_without_a_verb_is_a_statement(text):
    (attribution,) = found(text)
    assert text[attribution.start : attribution.end] == "the army will leave the valley"
    assert attribution.speaker.id == "PER:QUISPE"


def test_a_claim_that_somebody_rejects_is_not_their_own():
    assert found("Chile rejected the claim that the army had left the valley.") == []


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("Peru urged Chile to sign the treaty.", "Chile to sign the treaty", "act"),
        ("Peru blamed Chile for the delay.", "Chile for the delay", "act"),
        ("Peru described the vote as a farce.", "the vote as a farce", "act"),
        ("Peru called for an inquiry.", "for an inquiry", "act"),
        ("Peru knows that the truce is over.", "the truce is over", "thought"),
        ("Peru hopes to sign the treaty.", "to sign the treaty", "thought"),
        ("The envoy is confident that the truce holds.", "the truce holds", "thought"),
        ("The envoy's criticism of the vote surprised Chile.", "the vote", "act"),
    ],
)
def test_a_frame_says_what_is_content_in_a_broad_reading(text, content, kind):
    (attribution,) = found(text, broad=True)
    assert (text[attribution.start : attribution.end], attribution.kind) == (content, kind)


def test_what_a_subject_seems_to_do_is_given_to_nobody():
    text = "The rebels appear to be leaving the valley."
    subject, deed = found(text, broad=True)
    assert (text[subject.start : subject.end], text[deed.start : deed.end]) == (
        "The rebels",
        "to be leaving the valley",
    )
    assert (subject.kind, subject.source, deed.source) == ("seeming", None, None)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Peru welcomed the vote.", "asserted"),
        ("Peru did not welcome the vote.", "negated"),
        ("Peru would welcome the vote.", "imagined"),
        ("Did Peru welcome the vote?", "imagined"),
    ],
)
def test_a_broad_reading_tells_the_negated_and_imagined_apart(text, polarity):
    assert found(text, broad=True)[0].polarity == polarity
    assert found(text) == []


def test_a_broad_reading_keeps_the_outermost_of_nested_speech():
    text = "Peru said Chile claimed that Brazil had signed."
    assert contents(text, broad=True) == ["Chile claimed that Brazil had signed"]


def test_imagined_quotations_are_no_statements():
    assert found("A villager would surely ask: “Why did the army leave the valley?”") == []


def test_the_title_of_a_work_is_nobodys_words():
    text = "On Monday's episode of “The Long Valley Road,” Peru said that the army has left."
    assert contents(text) == ["the army has left"]


def test_a_dateline_is_no_part_of_what_is_said():
    text = "LIMA, May 3 (Agency) - The army will leave the valley, officials said."
    assert contents(text) == ["The army will leave the valley"]


def test_a_clause_about_a_noun_is_no_content():
    assert found("She says something about the silence that has settled over the valley.") == []


def test_whom_one_speaks_of_is_no_outlet():
    text = "“They pay well,” minister Rosa Quispe said of CNN."
    (attribution,) = found(text)
    assert attribution.via == ()


def test_thought_that_is_caused_is_nobodys_statement():
    text = "Peru allowed the rebels to think that the army had left."
    assert found(text) == []


def test_a_clause_that_enters_a_quotation_runs_to_its_end():
    text = "Peru said the vote was “a farce. Nobody will honour it. We will not,” and walked out."
    assert contents(text)[0].endswith("We will not")


def test_an_announced_block_ends_with_its_paragraph_where_the_text_marks_its_quotations():
    text = (
        "“The army will leave the valley soon,” minister Rosa Quispe said.\n\n"
        "The minister added:\n\nWe welcome the truce. We will keep it.\n\n"
        "Two soldiers died near the river on Monday."
    )
    assert contents(text)[-1].startswith("We welcome")


def test_doubt_denies():
    assert found("Peru doubts that the truce will hold.")[0].modality == "denied"


def test_saying_what_another_believes_keeps_both():
    text = "Peru said Chile believes the truce will hold."
    assert [a.speaker.id for a in found(text)] == ["PER", "CHL"]


def test_hoping_is_thought_in_every_form():
    for form in ("hopes", "hoped", "is hoping"):
        assert contents(f"Peru {form} that the truce will hold.") == ["the truce will hold"]


def test_an_infinitive_speaks_for_whom_its_verb_moves():
    text = "The raid led Chile to warn that the truce was over."
    (attribution,) = found(text)
    assert attribution.speaker.id == "CHL"


def test_a_dateline_may_end_in_a_horizontal_bar():
    assert contents("LIMA ― The army will leave the valley, officials said.") == [
        "The army will leave the valley"
    ]
