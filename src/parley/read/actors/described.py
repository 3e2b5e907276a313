"""Who a common noun means: "Israeli troops", "the rebels", "a Kremlin spokesman"."""

from parley.read.actors.background import Background
from parley.read.actors.bodies import full_name, is_acronym, short_form, spelled_out, unknown_body
from parley.read.actors.groups import country_near, group_near
from parley.read.actors.name_runs import first_names
from parley.read.actors.names import id_part
from parley.read.actors.nominals import FOREIGN, QUANTITIES, combine, is_human, sector_of
from parley.read.actors.offices import holder
from parley.read.actors.owners import owner_of
from parley.read.actors.people import OBSERVERS
from parley.read.actors.press import is_outlet_noun, is_told, outlet_id, outlet_named
from parley.read.actors.standing import SENT
from parley.read.coreference import Link
from parley.read.coreference.roles import SUBJECTS, is_speaking
from parley.read.parse import Token
from parley.records import Actor

_JOURNALISTS = frozenset("journalist reporter correspondent editor columnist anchor".split())
# Words for nobody in particular: a text about several countries leaves open whose they are.
_VAGUE = frozenset("officials sources leaders authorities diplomats".split())
# Before a noun these words name whose it is: "a guerrilla stronghold".
_ARMED = ("MIL", "REB")
# Words that make an alliance or party the government.
_RULING = frozenset("ruling governing".split())
# Words that make a group one of private people.
_CIVIL = frozenset(
    """rights aid relief humanitarian charity advocacy women civil civic society campaign lobby
    lobbying business trade environmental monitoring watchdog peace youth student victims church
    faith consumer community press media research""".split()
)
# "A country", "any side": whoever it may be, and not the country at issue.
_OPEN = frozenset("country state nation side party".split())
# "The foreign minister" is none from abroad.
_WITH_PORTFOLIO = frozenset("minister ministry secretary office department".split())
#: Private bodies: before "spokesman" or "official" they say whose it is, and it is no state's.
_PRIVATE = frozenset(
    """school university college company airline airways hospital bank union network church mosque
    temple synagogue club team league campaign foundation charity firm industry hotel group
    organisation organization association institute restaurant publisher studio museum
    pac""".split()
)
#: Those who surround a person, and are of the state only where the person is.
_ENTOURAGE = frozenset("campaign camp team staff entourage circle".split())
#: What somebody issues, and of nobody where the text does not say whose it is.
_DOCUMENTS = frozenset("statement communique communiqué paper website report".split())
#: Whoever runs or gives for a party is not the party.
_FOR_A_PARTY = frozenset(
    """nominee candidate contender hopeful frontrunner front-runner challenger donor voter
    supporter backer aspirant""".split()
)
_ANY = frozenset("a an any some no another either each every".split())
#: People named by a deed alone: who they are is for the text to say.
_UNIDENTIFIED = frozenset(
    "gunman gunmen attacker assailant bomber hijacker kidnapper abductor assassin".split()
)


def described(background: Background, token: Token) -> Link:
    """Return who a noun means by its words, its owner, or the text around it."""
    if outlet := _outlet(background, token):
        return outlet
    phrase = background.phrase(token)
    modifiers = phrase[:-1]
    sector = sector_of(token, modifiers, background.stage.catalogue.sectors)
    name = background.stage.words(phrase[0], token)
    if token.lemma_.lower() in QUANTITIES and (people := _counted(background, token)) is not None:
        return Link(actor=Actor(name=name, id=background.actor(people).id), why="description")
    if token.lemma_.lower() in _ENTOURAGE and any(
        _is_private_person(background, t) for t in _owners(token)
    ):
        return Link(actor=Actor(name=name, id=""), why="description")
    if known := spelled_out(background, token) or short_form(background, token):
        return known
    sent = token.lemma_.lower() in SENT and not any(background.sector(t) for t in modifiers)
    named = any(t.pos_ == "PROPN" and t.i not in background.stage.hit_at for t in modifiers)
    owner = owner_of(background, token, modifiers, posted=sent or named)
    if own := unknown_body(background, token, modifiers, owner):
        if sector or is_human(token) or token.i in background.acronyms.values():
            return Link(actor=Actor(name=full_name(background, token) or name, id=own), why="name")
    if not sector and not is_human(token):
        acts = token.dep_ in SUBJECTS and not any(t.tag_ == "PRP$" for t in token.lefts)
        if not owner and acts and is_acronym(token):
            return Link(actor=Actor(name=token.text, id=token.text), why="name")
        return Link(actor=_whose(background, token, modifiers, owner), why="what they own")
    if held := holder(background, token, owner):
        return held
    if sent and not owner:
        return Link(actor=Actor(name=name, id=_sent(modifiers)), why="description")
    return _by_words(background, token, modifiers, sector, owner)


def _by_words(
    background: Background, token: Token, modifiers: list[Token], sector: str, owner: str
) -> Link:
    """Return who a phrase means by its sector and owner, the country or group near where bare."""
    name = background.stage.words((*modifiers, token)[0], token)
    unidentified = token.lemma_.lower() in _UNIDENTIFIED and not owner
    if sector == "MED" or unidentified:
        media = "" if unidentified else _media(background, token, modifiers, owner)
        return Link(actor=Actor(name=name, id=media), why="description")
    if not owner and _is_private(background, token, modifiers, sector):
        return Link(actor=Actor(name=name, id=""), why="description")
    near = None
    ruling = any(t.lower_ in _RULING for t in modifiers)
    if sector == "GROUP" and ruling and not owner:
        sector = "GOV"
    if sector == "GROUP" and any(t.lower_ in _CIVIL for t in modifiers):
        sector = ""  # "human rights groups" are no armed group: they keep their words
    if (sector == "REB" and ":" not in owner) or (sector == "GROUP" and not owner):
        near = group_near(background, token, owner)
        owner = near.actor.id if near else owner
    portfolio = token.lemma_.lower() in _WITH_PORTFOLIO
    foreign = any(t.lower_ in FOREIGN and not portfolio for t in modifiers)
    open_ = token.lemma_.lower() in _OPEN and any(t.lower_ in _ANY for t in modifiers)
    why = near.why if near else "description" if owner else "country at issue"
    if not owner and not foreign and not open_ and (sector or token.tag_ == "NNS"):
        vague = token.lower_ in _VAGUE
        owner = background.setting.home if vague else country_near(background, token)
    if ":" in owner and token.lemma_.lower() in _FOR_A_PARTY:
        owner = ""
    words = "" if sector else _plural(background, token, modifiers)
    actor = Actor(name=name, id=combine(owner, sector, words) if owner else "")
    return Link(actor=actor, why=why, to=near.to if near else ())


def _is_private(background: Background, token: Token, modifiers: list[Token], sector: str) -> bool:
    """Tell whether a phrase that names no state means people who act for none.

    "A school spokesman", "the candidate's aides", "analysts", "people", "the company".
    """
    lemma = token.lemma_.lower()
    unnamed = lemma == "people" and is_speaking(token)  # "people said": nobody in particular
    if lemma in OBSERVERS or lemma in _DOCUMENTS or sector == "BUS" or unnamed:
        return True
    if sector not in ("GOV", "VOICE", ""):
        return False
    bodies = (t for t in modifiers if t.dep_ in ("compound", "nmod", "poss"))
    if any(t.lemma_.lower() in _PRIVATE and t.i not in background.stage.hit_at for t in bodies):
        return True
    return any(_is_private_person(background, t) for t in _owners(token))


def _owners(token: Token) -> list[Token]:
    """Return the possessors before a noun, and a name that stands for one: "Mora aides"."""
    return [t for t in token.lefts if t.dep_ in ("poss", "compound")]


def _is_private_person(background: Background, token: Token) -> bool:
    """Tell whether a word means somebody who holds no office of state."""
    actor = background.actor(token)
    person = next((p for p in background.people.met if background.named(p) == actor), None)
    return person is not None and not (person.official or person.group or person.in_office)


def _outlet(background: Background, token: Token) -> Link | None:
    """Return the outlet that a name is by the words beside it, or that "the newspaper" repeats."""
    if named := outlet_named(token):
        return Link(actor=Actor(name=token.text, id=named), why="description")
    if token.pos_ == "PROPN" and is_told(token, lambda name: name in first_names()):
        sector = background.sector(token)
        body = token.text in background.acronyms or token.i in background.stage.datelines
        if not sector and not body:
            return Link(actor=Actor(name=token.text, id=outlet_id(token.text)), why="description")
    again = is_outlet_noun(token) and [t.lower_ for t in token.lefts] == ["the"]
    if again and not _name_beside(background, token):
        for mention in reversed(background.mentions):
            named = token.doc[mention.token].pos_ == "PROPN" and mention.token < token.i
            if named and mention.actor.id.startswith("OUTLET:"):
                return Link(actor=mention.actor, why="group word", to=(mention.token,))
    return None


def _sent(modifiers: list[Token]) -> str:
    """Return the id of diplomats whose state the text does not say."""
    european = any(t.lower_ == "european" for t in modifiers)
    return "EU:DIPLOMATS" if european else "DIPLOMATS"


def _counted(background: Background, token: Token) -> Token | None:
    """Return the people of "a group of ministers"."""
    for prep in token.rights:
        if prep.lower_ == "of":
            for child in prep.children:
                if child.dep_ == "pobj" and (background.sector(child) or is_human(child)):
                    return child
    return None


def _whose(background: Background, token: Token, modifiers: list[Token], owner: str) -> Actor:
    """Return who stands behind a thing, which cannot act itself, under the owner's own name.

    "Israel's outrage" is Israel's and "his cart" is his; what nobody owns is nobody.
    """
    stage = background.stage
    for modifier in reversed(modifiers):
        hit = stage.hit_at.get(modifier.i)
        if hit and hit.entry.id == owner:
            return Actor(name=stage.text[hit.start : hit.end], id=owner)
        if modifier.tag_ == "PRP$" and modifier.head.i == token.i:
            return background.actor(modifier)
        if not owner and modifier.head.i == token.i and background.sector(modifier) in _ARMED:
            return described(background, modifier).actor
    return background.as_actor(owner)


def _media(background: Background, token: Token, modifiers: list[Token], owner: str) -> str:
    """Return the id of media: a named outlet, a country's media, or an outlet by its words."""
    side = owner.split(":")[0]
    if side == "OUTLET":
        return owner
    if is_outlet_noun(token) and (name := _name_beside(background, token)):
        return name
    if token.lemma_.lower() in _JOURNALISTS:
        return f"{side}:JOURNALISTS" if side else ""
    if token.lower_ in ("media", "press") and side:
        return f"{side}:MED"
    words = [t.text for t in modifiers if t.pos_ not in ("DET", "PUNCT", "PART")]
    return "OUTLET:" + id_part(" ".join([*words, token.text]))


def _name_beside(background: Background, token: Token) -> str:
    """Return the id of the outlet whose name stands behind its noun: "the daily, Gazeta"."""
    apposed = [t for t in token.rights if t.dep_ == "appos" and t.pos_ == "PROPN"]
    behind = [t for t in token.doc[token.i + 1 : token.i + 2] if t.pos_ == "PROPN"]
    for name in (*apposed, *behind):
        hit = background.stage.hit_at.get(name.i)
        if hit is not None and hit.entry.kind == "outlet":
            return hit.entry.id
        first = next((t for t in name.lefts if t.dep_ == "compound"), name)
        return outlet_id(background.stage.words(first, name))
    return ""


def _plural(background: Background, token: Token, modifiers: list[Token]) -> str:
    """Return the words for people without a name: "aid workers", "analysts"."""
    hit_at = background.stage.hit_at
    own = [t.text for t in modifiers if t.dep_ == "compound" and t.i not in hit_at]
    head = token.text if token.tag_ in ("NNS", "NNPS") else token.lemma_ + "s"
    return " ".join([*own, head])
