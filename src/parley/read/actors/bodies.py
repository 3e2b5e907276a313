"""Bodies under shorter names: acronyms in brackets, "the Front"; bodies outside the catalogue."""

import re

from parley.read.actors.background import Background
from parley.read.actors.name_runs import BODY_WORDS
from parley.read.actors.names import id_part
from parley.read.actors.nominals import FOREIGN
from parley.read.coreference import Link, Mention
from parley.read.parse import Doc, Token

# Words in capitals that make the name of a body; "International Office" might be any.
_OWN_NAME = 3
_NO_BODIES = frozenset("gdp gnp hiv aids covid sars dna vat usd ceo pow mia".split())
_LONGEST_ACRONYM = 10
_IN_BRACKETS = re.compile(r"\(([A-Z]{2,10})\)")
# Small words within a name, which lend no letter to its acronym.
_MOST_SMALL_WORDS = 4
# Last words of the names of movements, whose country the text is about.
_MOVEMENTS = frozenset(
    "front movement party union league alliance coalition group army brigades congress".split()
)

# Last words of the names of private bodies, which are of no state.
_SOCIETIES = frozenset(
    """network foundation association society federation initiative project institute fund
    campaign committee council centre center club charity trust organization organisation""".split()
)


def is_acronym(token: Token) -> bool:
    """Tell whether a word is an acronym, in a text that is not all in capitals."""
    capitals = token.is_alpha and token.is_upper and 3 <= len(token) <= _LONGEST_ACRONYM
    near = token.doc[max(0, token.i - 2) : token.i + 3]
    named = token.pos_ in ("PROPN", "ADJ", "NOUN") and token.lower_ not in _NO_BODIES
    return capitals and named and not all(t.is_upper for t in near if t.is_alpha)


def introduced_acronyms(doc: Doc, text: str) -> dict[str, int]:
    """Return the index of the last word of each name that a text gives an acronym in brackets.

    "The Valley Peace Front (VPF)": the initials of the words before the bracket are its letters.

    Args:
        doc: The parse.
        text: Its text.
    """
    found: dict[str, int] = {}
    for written in _IN_BRACKETS.finditer(text):
        inner = doc.char_span(*written.span(1), alignment_mode="expand")
        last = inner.start - 2
        if last < 0:
            continue
        first = _first_of_name(doc, last, written[1])
        if first >= 0:
            found.setdefault(written[1], _bearing(doc, first, last))
        elif (head := _head_of_name(doc[last])) is not None:
            found.setdefault(written[1], head.i)
    return found


def _head_of_name(last: Token) -> Token | None:
    """Return the head of a movement's name that ends at a token; `None` where it is no such name.

    Acronyms are often of another language ("the Front for Change and Concord in Chad (FACT)").
    """
    head = last
    while head.dep_ in ("pobj", "prep", "conj") and head.head.i < head.i:
        head = head.head
    return head if head.lower_ in _MOVEMENTS and head.text[:1].isupper() else None


def _first_of_name(doc: Doc, last: int, acronym: str) -> int:
    """Return the index of the word from which capitals up to a name's last word spell an acronym.

    It is -1 where they do not.
    """
    initials = ""
    for index in range(last, max(-1, last - len(acronym) - _MOST_SMALL_WORDS), -1):
        if doc[index].text[:1].isupper():
            initials = doc[index].text[0] + initials
        if initials == acronym:
            return index
    return -1


def _bearing(doc: Doc, first: int, last: int) -> int:
    """Return the index of the word of a name that stands for all of it.

    That is the last but in names with a purpose ("the Alliance to Defend Our Rivers"), whose
    last word is no body.
    """
    name = doc[first : last + 1]
    purpose = next((t.i for t in name if t.lower_ == "to"), last + 1)
    body = (t.i for t in name if t.i < purpose and t.pos_ in ("NOUN", "PROPN"))
    return max(body, default=last) if purpose <= last else last


def full_name(background: Background, token: Token) -> str:
    """Return the name that a text gives an acronym, of which a token is the head; else `""`."""
    given = next((a for a, at in background.acronyms.items() if at == token.i), "")
    text = background.stage.text
    end = text.find(f" ({given})", token.idx) if given else -1
    if end < 0:
        return ""
    first = token.i
    while first and token.doc[first - 1].text[:1].isupper() and token.doc[first - 1].is_alpha:
        first -= 1
    return text[token.doc[first].idx : end]


def spelled_out(background: Background, token: Token) -> Link | None:
    """Return the body whose acronym, given in brackets behind its name, a word is."""
    last = background.acronyms.get(token.text)
    if last is None or token.i <= last:
        return None
    actor = background.actor(token.doc[last])
    return Link(actor=actor, why="acronym", to=(last,)) if actor.id else None


def short_form(background: Background, token: Token) -> Link | None:
    """Return the body named before whose last word alone a definite phrase repeats.

    "The Front" is the Moro Islamic Liberation Front; "the army" never the Lord's Resistance Army.
    """
    lefts = [t.lower_ for t in token.lefts]
    if lefts != ["the"] or background.sector(token) in ("MIL", "PEOPLE", "CVL"):
        return None
    known = background.endings.get(token.lower_)
    if known is None or known.token >= token.i:
        return None
    return Link(actor=known.actor, why="short name", to=(known.token,))


def is_introduced(background: Background, mention: Mention) -> bool:
    """Tell whether a mention is the name of a movement that the text gives an acronym."""
    token = background.stage.doc[mention.token]
    return token.lower_ in _MOVEMENTS and mention.token in background.acronyms.values()


def short_names(background: Background, mention: Mention) -> set[str]:
    """Return the words that repeat a body's name of several words: its last, and what it is.

    "The Commission" takes up the Commission on Missing Persons.
    """
    if mention.token in background.acronyms.values():
        return {str(background.stage.doc[mention.token].lower_)}
    hit = background.stage.hit_at.get(mention.token)
    if hit is None or hit.entry.kind not in ("group", "organisation"):
        return set()
    name = background.stage.text[hit.start : hit.end].lower().split()
    return {name[-1], *(BODY_WORDS | _MOVEMENTS).intersection(name)} if len(name) > 1 else set()


def unknown_body(background: Background, token: Token, modifiers: list[Token], owner: str) -> str:
    """Return the id of a body outside the catalogue, by its acronym or else its name.

    That is who "UNICORP peacekeepers" are of and what "International Labour Office" is, for
    a body that calls itself international is of no country of the text.
    """
    given = next((a for a, last in background.acronyms.items() if last == token.i), "")
    if given and token.lower_ in _MOVEMENTS:
        side = owner.split(":")[0] or background.setting.home
        return f"{side}:{given}" if len(side) == 3 else given
    if given and token.lower_ in _SOCIETIES:
        return given
    if owner:
        return ""
    for modifier in reversed(modifiers):
        if is_acronym(modifier) and modifier.i not in background.people.at:
            return str(modifier.text)
    capitals = [t for t in (*modifiers, token) if t.text[:1].isupper() and t.pos_ != "DET"]
    own = any(t.lower_ in FOREIGN for t in capitals)
    if not own or token.pos_ != "PROPN" or len(capitals) < _OWN_NAME:
        return ""
    name = background.stage.words(capitals[0], token)
    written = re.search(re.escape(name) + r" \(([A-Z]{2,10})\)", background.stage.text)
    return str(written[1]) if written else id_part(name)
