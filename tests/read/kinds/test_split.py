import pytest

from parley.read.kinds.split import read


def test_quarrel_inside_one_side_is_a_split(analysis_of) -> None:
    text = (
        "Kenya's interior minister Peter Otieno criticized Foreign Minister Grace Mwangi of Kenya "
        "over the border deal."
    )
    (split,) = read(analysis_of(text))
    assert split.side == "KEN"
    assert {split.a.id, split.b.id} == {"KEN:OTIENO", "KEN:MWANGI"}


def test_blame_across_sides_is_no_split(analysis_of) -> None:
    assert read(analysis_of("Kenya's president criticized Uganda's president.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Serbian President Boris Tadic signed the lease despite the misgivings of his generals.",
        "A quarrel inside the Serbian parliament held up the vote.",
        "Serbia's army chief voiced doubts about the government's plan.",
    ],
)
def test_a_quarrel_is_read_from_resistance_rifts_and_doubts(analysis_of, text: str) -> None:
    (found,) = read(analysis_of(text))
    assert found.side == "SRB"
    assert found.a.id != found.b.id


def test_a_guess_at_a_rift_is_no_split(analysis_of) -> None:
    text = "The visit may have shown a rift inside the Serbian government."
    assert read(analysis_of(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan presidential candidate Peter Otieno attacked Grace Mwangi of Kenya over her taxes.",
        "Kenya's president criticized the courts of Kenya.",
        "Kenya's president did not criticize Foreign Minister Grace Mwangi of Kenya.",
        "Kenya's president Peter Otieno praised the neighbours in chiding Uganda.",
        "The Kurdistan Workers Party, whose fighters hold the hills, accused Turkey's government "
        "of ending the truce.",
        "The Syrian opposition accused the Syrian government of breaking the ceasefire.",
        "Kenya's Peter Otieno said his aide Grace Mwangi is wrong about nothing.",
    ],
)
def test_rivals_courts_and_denials_are_no_split(analysis_of, text: str) -> None:
    assert read(analysis_of(text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "A group of Serbian ministers walked out of the budget session.",
            "A group of Serbian ministers walked out of the budget session",
        ),
        (
            "Serbian lawmakers are divided on the new tax.",
            "Serbian lawmakers are divided on the new tax",
        ),
        (
            "Serbia's chief negotiator Ana Ilic said President Boris Tadic holds an opposing "
            "opinion on the dam.",
            "President Boris Tadic holds an opposing opinion on the dam",
        ),
        (
            "The opposition Reform Party in Serbia criticised the government over the withdrawal.",
            "The opposition Reform Party in Serbia criticised the government over the withdrawal",
        ),
        (
            "Former President Boris Tadic of Serbia, the loudest critic of the talks, condemned "
            "the truce as a blunder.",
            "Former President Boris Tadic of Serbia, the loudest critic of the talks, condemned "
            "the truce as a blunder",
        ),
    ],
)
def test_walkouts_divisions_and_other_views_are_splits(analysis_of, text: str, words: str) -> None:
    (found,) = read(analysis_of(text))
    assert (found.span.text, found.side) == (words, "SRB")


@pytest.mark.parametrize(
    "text",
    [
        "Kenya denied that troops had attacked Garissa on Sunday.",
        "Serbian troops attacked Vranje on Sunday.",
    ],
)
def test_troops_that_attack_a_town_criticise_nobody(analysis_of, text: str) -> None:
    assert read(analysis_of(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The premier has muted dissent within the National Party of Kenya.",
        "The losses do not mean a rift within the Kenyan parliament.",
    ],
)
def test_rift_that_is_denied_or_soothed_is_none(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


def test_rift_that_is_told_is_kept_beside_them(analysis_of) -> None:
    (split,) = read(analysis_of("The losses caused a rift within the Kenyan parliament."))
    assert split.b is not None
