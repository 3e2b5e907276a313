from parley.read.kinds import statement


def test_a_statement_carries_its_words_speaker_mode_and_cue(analysis_of):
    text = "“We will leave the valley,” said Peruvian minister Rosa Quispe."
    (found,) = statement.read(analysis_of(text))
    assert found.span.text == "We will leave the valley"
    assert found.guide() == {
        "kind": "statement",
        "start": 1,
        "span": "We will leave the valley",
        "speaker": "Rosa Quispe",
        "speaker_id": "PER:QUISPE",
        "via": [],
        "mode": "direct",
    }
    assert found.cue == "said"


def test_a_text_in_which_nobody_speaks_has_no_statement(analysis_of):
    assert statement.read(analysis_of("The army left the valley on Monday.")) == []


def test_i_in_a_first_person_document_is_its_issuer(analysis_of):
    text = (
        "President Joe Biden Statement on Cyprus\n\n"
        "I am glad of this calm. As I told our partners, the harbour has to be opened."
    )
    makers = [found.maker.id for found in statement.read(analysis_of(text))]
    assert makers == ["USA:BIDEN"]
