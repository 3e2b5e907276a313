from itertools import pairwise
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from parley.read.blocks import Role, blocks

TEXT = """Why the Truce Will Not Hold

Why the Truce Will Not Hold

The fighting has moved to the hills and nobody watches it.

April 1, 2022

By Jane Miller

Photo: a bridge over the river (Getty Images)

The two sides met on Monday. The fighting has moved to the hills and nobody watches it.

What comes next

- The first point is a long one
- The second point
"""


def roles(text):
    return [(block.role, text[block.start : block.end]) for block in blocks(text)]


def test_title_and_standfirst_that_recur_are_read_once():
    found = roles(TEXT)
    assert found[0] == ("title", "Why the Truce Will Not Hold")
    assert found[1] == ("repeat", "Why the Truce Will Not Hold")
    assert found[2][0] == "repeat"


def test_date_byline_caption_heading_and_items_are_told_apart():
    found = dict((text, role) for role, text in roles(TEXT))
    assert found["April 1, 2022"] == "dateline"
    assert found["By Jane Miller"] == "byline"
    assert found["Photo: a bridge over the river (Getty Images)"] == "caption"
    assert found["What comes next"] == "heading"
    assert found["- The first point is a long one"] == "body"
    assert found["- The second point"] == "body"


def test_subtitle_is_a_standfirst():
    assert [role for role, _ in roles("Talks end\n\nBetween the two envoys\n\nThey met.")] == [
        "title",
        "standfirst",
        "body",
    ]


def test_sentence_at_the_top_is_body():
    assert roles("The two sides met on Monday.\n\nThey agreed.")[0][0] == "body"


def test_fixed_width_lines_are_one_paragraph_and_long_lines_are_several():
    narrow = "The two sides met on Monday in\nthe capital and agreed to go on.\nThey parted late.\n"
    assert len(blocks(narrow)) == 1
    long = (
        "The two sides met on Monday in the capital, where they agreed to go on with the talks. "
        * 2
    )
    assert len(blocks(f"{long.strip()}\n{long.strip()} Again.\n")) == 2


def test_text_of_a_communique_item_is_no_repeat_of_a_short_word():
    text = "Ceasefire\n\nA meeting took place.\n\nThe ceasefire holds.\n"
    assert [role for role, _ in roles(text)] == ["title", "body", "body"]


@given(st.text(alphabet="ab .\n\r\t-1", max_size=200))
def test_blocks_cover_all_words_in_order_without_overlap(text):
    found = blocks(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(block.role in get_args(Role) for block in found)
    covered = "".join(text[block.start : block.end] for block in found)
    assert "".join(covered.split()) == "".join(text.split())
