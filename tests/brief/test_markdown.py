"""Markdown: the same sentences, footnotes that hold the words, and no markup from outside."""

import re
from dataclasses import replace

from parley.brief import compose, to_markdown
from parley.records import Actor, Statement
from tests.brief.dossiers import BARE, FULL, PLEDGE, many, place, source


def test_markdown_is_as_it_was(snapshot):
    assert to_markdown(compose(FULL), FULL) == snapshot


def test_every_sentence_has_its_footnote_and_every_reference_a_note():
    markdown = to_markdown(compose(FULL), FULL)

    notes = re.findall(r"(?m)^\[\^(\d+)\]:", markdown)
    references = set(re.findall(r"\[\^(\d+)\](?!:)", markdown))

    assert notes == [str(s.number) for s in compose(FULL).sentences()]
    assert references == set(notes)


def test_footnote_holds_the_words_in_bold_with_their_context():
    markdown = to_markdown(compose(FULL), FULL)

    assert f'"**{PLEDGE.span.text}**,"' in markdown


def test_markup_in_a_source_stays_text():
    attack = "*bold* [link](http://x) <b>tag</b> | cell `code` # head ~~gone~~ [^1]: note"
    wicked = source(f"{attack}\n")
    claim = Statement(
        **place(attack, wicked), maker=Actor(name="- A | B", id="VLD:X"), mode="direct"
    )
    dossier = replace(BARE, sources=(wicked,), claims=(claim,))

    markdown = to_markdown(compose(dossier), dossier)

    assert r"\*bold\* \[link\](http://x) \<b\>tag\</b\> \| cell \`code\` \# head" in markdown
    assert not re.search(r"(?<!\\)<b", markdown.replace("<br>", ""))
    tables = [line for line in markdown.splitlines() if line.startswith("| ")]
    bars = {len(re.findall(r"(?<!\\)\|", line)) for line in tables if "B" in line}
    assert bars == {5}


def test_long_brief_has_one_line_a_sentence():
    dossier = many(300)
    brief = compose(dossier)

    lines = to_markdown(brief, dossier).splitlines()

    assert sum(line.startswith("- **") for line in lines) == len([*brief.sentences()])
