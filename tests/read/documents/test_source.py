import hashlib
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import MissingInput, SourceError
from parley.read.documents import read_source
from tests.read.documents.samples import PAGE, bomb, pdf_file, word_file

ARTICLE = "Truce holds\n\nSunday, January 18, 2009\n\nThe guns fell silent on Saturday.\n"


def given_file(tmp_path: Path, content: str | bytes, name: str = "talks.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_plain_text_is_the_file_and_its_bytes_are_kept(tmp_path):
    path = given_file(tmp_path, ARTICLE)
    source = read_source(path)
    assert source.text == ARTICLE
    assert source.content == ARTICLE.encode()
    assert source.sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert (source.name, source.media_type, source.title) == (
        "talks.txt",
        "text/plain",
        "Truce holds",
    )
    assert source.notes == ()


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_any_text_keeps_its_code_points(text):
    text = "The envoy said: " + text
    source = read_source(None, stream=io.BytesIO(text.encode()))
    assert source.text == text


def test_emoji_and_arabic_offsets_are_code_points(tmp_path):
    text = "🕊️ «وقف إطلاق النار» said the envoy in حلب 🇸🇾."
    source = read_source(given_file(tmp_path, text))
    start = text.index("حلب")
    assert source.span(start, start + 3).text == "حلب"


def test_messages_about_standard_input_name_it():
    with pytest.raises(SourceError, match="standard input is a picture"):
        read_source(None, stream=io.BytesIO(b"\x89PNG"))


def test_standard_input_is_read_by_the_dash():
    source = read_source(Path("-"), stream=io.BytesIO(ARTICLE.encode()))
    assert (source.name, source.text) == ("-", ARTICLE)


def test_crlf_counts_as_one_character_and_is_noted(tmp_path):
    path = given_file(tmp_path, b"One.\r\n\r\nTwo.\rThree.")
    source = read_source(path)
    assert source.text == "One.\n\nTwo.\nThree."
    assert "CRLF" in source.notes[0]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-16", "The café talks – “no” result"),
        ("utf-16-le", "The café talks ended without a result"),
        ("utf-8-sig", "The café talks ended"),
        ("cp1252", "The café talks ended – “without result”, said the envoy to the press."),
        ("cp1251", "Переговоры в Стамбуле продолжаются, стороны договорились о прекращении огня."),
        ("cp1256", "قال المبعوث إن وقف إطلاق النار صامد في حلب وإن المحادثات مستمرة"),
    ],
)
def test_other_encodings_are_recognised_and_noted(tmp_path, encoding, text):
    source = read_source(given_file(tmp_path, text.encode(encoding)))
    assert source.text == text
    assert len(source.notes) == 1
    assert "read as" in source.notes[0]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        (bytes(range(256)) * 20, "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old Word"),
        (b"{\\rtf1 Truce}", "rich-text"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"%PDF-1.4 broken", "damaged PDF"),
        (b"<!doctype html>", "damaged web page"),
    ],
)
def test_what_is_no_document_is_refused_with_a_reason(tmp_path, content, message):
    with pytest.raises(SourceError, match=message) as caught:
        read_source(given_file(tmp_path, content, "talks.txt"))
    assert "talks.txt" in str(caught.value)


@given(st.data())
def test_damaged_documents_give_one_message_or_text(data):
    seed = data.draw(st.sampled_from([word_file("Talks"), pdf_file(("Talks opened today.",) * 3)]))
    damaged = bytearray(seed)
    for at in data.draw(st.lists(st.integers(8, len(seed) - 1), min_size=1, max_size=40)):
        damaged[at] = data.draw(st.integers(0, 255))
    try:
        source = read_source(None, stream=io.BytesIO(bytes(damaged)))
    except SourceError:
        return  # any other exception fails the test
    assert source.text.strip()


def test_page_with_an_xml_head_is_read():
    page = b"<?xml version='1.0' encoding='utf-8'?><html><body><p>Talks opened.</p></body></html>"
    assert read_source(None, stream=io.BytesIO(page)).text == "Talks opened.\n"


def test_missing_file_suggests_the_nearest_name(tmp_path):
    given_file(tmp_path, ARTICLE)
    with pytest.raises(MissingInput, match=r"talks\.tx here\. Did you mean talks\.txt\?"):
        read_source(tmp_path / "talks.tx")
    with pytest.raises(MissingInput, match="no folder"):
        read_source(tmp_path / "nowhere" / "talks.txt")


def test_address_and_folder_are_refused(tmp_path):
    with pytest.raises(MissingInput, match=r"Save the page first; Parley reads files only\."):
        read_source(Path("https://example.org/talks.html"))
    with pytest.raises(SourceError, match="is a folder"):
        read_source(tmp_path)


def test_web_page_yields_its_article_without_scripts(tmp_path):
    source = read_source(given_file(tmp_path, PAGE, "page.txt"))
    assert source.media_type == "text/html"
    assert source.text.startswith("Truce holds in the north\n\nThe two sides said on Friday")
    assert "planted" not in source.text
    assert "color: red" not in source.text
    assert source.text.count("Truce holds in the north") == 1
    assert (source.title, source.publisher) == ("Truce holds in the north", "The Courier")
    assert (source.published, source.published_from) == (date(2021, 6, 5), "document")
    assert source.content == PAGE.encode()


def test_day_in_linked_data_is_read(tmp_path):
    linked = (
        '<html><head><script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
        '"datePublished": "2020-02-03", "publisher": {"name": "The Post"}}]}</script>'
        '<script type="application/ld+json">{broken</script></head>'
        "<body><p>Talks opened on Monday.</p></body></html>"
    )
    source = read_source(given_file(tmp_path, linked, "page.html"))
    assert (source.published, source.publisher) == (date(2020, 2, 3), "The Post")
    assert source.text.strip() == "Talks opened on Monday."


@pytest.mark.parametrize(
    "data",
    [
        *('"x"', "5", "true", "null", "[5]", '{"@graph": 5}', '{"@graph": null}', "[" * 100_000),
        *('{"a":' * 100_000, "9" * 5_000, '{"datePublished": {}, "publisher": [1]}'),
    ],
    ids=lambda data: data[:16],
)
def test_linked_data_of_another_shape_is_left_out(tmp_path, data):
    page = (
        f'<html><head><script type="application/ld+json">{data}</script></head>'
        "<body><p>Talks opened on Monday.</p></body></html>"
    )
    source = read_source(given_file(tmp_path, page, "page.html"))
    assert (source.published, source.publisher) == (None, "")
    assert source.text.strip() == "Talks opened on Monday."


@pytest.mark.parametrize("charset", ["undefined", "punycode", "idna", "unicode-escape", "none"])
def test_charset_that_is_none_falls_back_to_the_bytes(tmp_path, charset):
    page = (
        f'<html><head><meta charset="{charset}"></head>'
        "<body><p>Talks opened in the café on Monday; see C:\\new.</p></body></html>"
    )
    source = read_source(given_file(tmp_path, page, "page.html"))
    assert "Talks opened in the café on Monday; see C:\\new." in source.text


def test_page_without_text_is_refused(tmp_path):
    page = "<html><body><script>render()</script></body></html>"
    with pytest.raises(SourceError, match="holds no text"):
        read_source(given_file(tmp_path, page, "page.html"))


def test_word_file_yields_paragraphs_and_table_rows(tmp_path):
    content = word_file("Talks opened.", "سلام 🕊", title="Truce", cells=("Side", "Offer"))
    source = read_source(given_file(tmp_path, content, "report.docx"))
    assert source.text == "Truce\n\nTalks opened.\n\nسلام 🕊\n\nSide\tOffer\n"
    assert source.title == "Truce"
    assert source.published is None  # properties of the file are not believed


def test_zip_bomb_is_refused_unopened(tmp_path):
    content = bomb(400_000_000)
    assert len(content) < 2_000_000
    with pytest.raises(SourceError, match=r"would unpack .* is not opened"):
        read_source(given_file(tmp_path, content, "bomb.docx"))


def test_pdf_lines_become_paragraphs(tmp_path):
    first = (
        "Truce holds in the north",
        "The two sides said on Friday that the truce signed last week was hold-",
        "ing along the river and that monitors came.",
        "A spokesman denied that troops had crossed the bridge in the night and",
        "promised to open the road.",
    )
    source = read_source(given_file(tmp_path, pdf_file((*first, "1"), ("The talks resume.", "2"))))
    assert source.media_type == "application/pdf"
    assert source.text == (
        "Truce holds in the north\n\n"
        "The two sides said on Friday that the truce signed last week was holding along the river "
        "and that monitors came.\n\n"
        "A spokesman denied that troops had crossed the bridge in the night and promised to open "
        "the road.\n\nThe talks resume.\n"
    )


def test_scanned_pdf_names_the_command_that_recognises_text(tmp_path):
    path = given_file(tmp_path, pdf_file((), ()), "scan.pdf")
    with pytest.raises(SourceError, match=r"ocrmypdf scan\.pdf scan-text\.pdf"):
        read_source(path)


def test_locked_pdf_is_refused(tmp_path):
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_file(("Truce",)))))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(SourceError, match="locked with a password"):
        read_source(given_file(tmp_path, buffer.getvalue(), "locked.pdf"))


def test_option_wins_over_the_documents_day_and_is_noted(tmp_path):
    path = given_file(tmp_path, ARTICLE)
    assert (read_source(path).published, read_source(path).published_from) == (
        date(2009, 1, 18),
        "document",
    )
    source = read_source(path, published=date(2009, 1, 17), publisher="The Courier")
    assert (source.published, source.published_from) == (date(2009, 1, 17), "option")
    assert source.publisher == "The Courier"
    assert "2009-01-18" in source.notes[0]


def test_text_without_a_day_has_none(tmp_path):
    path = given_file(tmp_path, "Truce\n\nIt was signed on January 18, 2009, in the capital.\n")
    assert (read_source(path).published, read_source(path).published_from) == (None, "")


def test_seen_is_kept_and_needs_a_zone(tmp_path):
    seen = datetime(2022, 4, 2, 8, 0, tzinfo=UTC)
    assert read_source(given_file(tmp_path, ARTICLE), seen=seen).seen == seen


def test_five_megabytes_of_text_are_read(tmp_path):
    text = "The envoy said that the talks would go on.\n" * 120_000
    assert read_source(given_file(tmp_path, text)).text == text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Talks opened.", "en"),
        ("Переговоры начались", "ru"),
        ("Переговори тривають у її місті", "uk"),
        ("بدأت المحادثات", "ar"),
        ("השיחות נפתחו", "he"),
    ],
)
def test_script_tells_a_language_that_is_not_english(text, language):
    assert read_source(None, stream=io.BytesIO(text.encode())).language == language
