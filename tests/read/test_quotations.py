from hypothesis import given
from hypothesis import strategies as st

from parley.read.quotations import find_paragraphs, find_quotations


def inside(text):
    return [text[q.start : q.end] for q in find_quotations(text)]


def test_straight_curly_latex_and_angle_marks_quote():
    assert inside('He said "yes".') == ["yes"]
    assert inside("He said “yes”.") == ["yes"]
    assert inside("He said ``yes''.") == ["yes"]
    assert inside("He said «yes».") == ["yes"]


def test_a_quotation_inside_another_is_part_of_it():
    assert inside("“They say ‘less,’ and do more,” he said.") == ["They say ‘less,’ and do more,"]


def test_single_marks_quote_where_they_stand_alone():
    assert inside("A 'state of war' was declared.") == ["state of war"]


def test_apostrophes_quote_nothing():
    assert inside("Peru's envoys and the rebels' leaders didn't meet.") == []


def test_an_unclosed_quotation_ends_with_its_paragraph():
    text = "He said “we will wait.\n\nThe talks went on."
    (quotation,) = find_quotations(text)
    assert text[quotation.start : quotation.end] == "we will wait."
    assert not quotation.closed


def test_a_second_opening_mark_ends_an_unclosed_quotation():
    assert inside("He said “wait. She said “go”.")[-1] == "go"


def test_lines_are_paragraphs_where_no_blank_line_parts_them():
    assert len(find_paragraphs("One.\nTwo.")) == 2
    assert len(find_paragraphs("One\ngoes on.\n\nTwo.")) == 2


@given(st.text(alphabet="ab “”\"«»'‘’.\n", max_size=60))
def test_quotations_lie_inside_the_text_in_order_without_overlap(text):
    end = 0
    for quotation in find_quotations(text):
        assert end <= quotation.outer_start <= quotation.start < quotation.end
        assert quotation.end <= quotation.outer_end <= len(text)
        end = quotation.outer_end
