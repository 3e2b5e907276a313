"""Who a common noun means: "Israeli troops", "the rebels", "a Kremlin spokesman"."""

import math
import re
from collections.abc import Callable

from parley.read.actors.mentions import SUBJECTS, Mention
from parley.read.actors.names import id_part
from parley.read.actors.nominals import FOREIGN, QUANTITIES, combine, is_human, sector_of
from parley.read.actors.people import People, Person, placed
from parley.read.actors.setting import Setting
from parley.read.actors.stage import Stage
from parley.read.parse import Token
from parley.records import Actor

_LEFT = ("compound", "amod", "nmod", "poss", "nummod", "npadvmod", "det")
_OWNING = ("of", "for", "from", "in", "at", "with", "inside", "within")
_JOURNALISTS = frozenset("journalist reporter correspondent editor columnist anchor".split())
# Words for nobody in particular: a text about several countries leaves open whose they are.
_VAGUE = frozenset("officials sources leaders authorities diplomats".split())
# Words for an office too common to single out its holder.
_COMMON = frozenset("official source member officer state country government".split())
# Words in capitals that make the name of a body; "International Office" might be any.
_OWN_NAME = 3
_NO_BODIES = frozenset("gdp gnp hiv aids covid sars dna vat usd ceo pow mia".split())
_LONGEST_ACRONYM = 10
# Before a noun these words name whose it is: "a guerrilla stronghold".
_ARMED = ("MIL", "REB")
# "A country", "any side": whoever it may be, and not the country at issue.
_OPEN = frozenset("country state nation side party".split())
_ANY = frozenset("a an any some no another either each every".split())
# A mention's weight for the country at issue, beside the country's share of the whole text.
_NEARNESS = 0.3
#: People named by a deed alone: who they are is for the text to say.
_UNIDENTIFIED = frozenset(
    "gunman gunmen attacker assailant bomber hijacker kidnapper abductor assassin".split()
)


class Described:
    """Resolves common nouns against the names and mentions of a text.

    Args:
        stage: The text.
        people: Its people.
        setting: Its parties.
        mentions: The actors named so far; read again at every call.
        actor: Resolves any other token.
    """

    def __init__(
        self,
        stage: Stage,
        people: People,
        setting: Setting,
        mentions: list[Mention],
        actor: Callable[[Token], Actor],
    ) -> None:
        self._stage = stage
        self._people = people
        self._setting = setting
        self._mentions = mentions
        self._actor = actor

    def sector(self, token: Token) -> str:
        """Return the sector of a head word by itself."""
        return sector_of(token, [], self._stage.catalogue.sectors)

    def resolve(self, token: Token) -> Actor:
        """Return who a noun means by its words, its owner, or the text around it."""
        phrase = self._phrase(token)
        modifiers = phrase[:-1]
        sector = sector_of(token, modifiers, self._stage.catalogue.sectors)
        name = self._stage.words(phrase[0], token)
        if token.lemma_.lower() in QUANTITIES and (people := self._counted(token)) is not None:
            return Actor(name=name, id=self._actor(people).id)
        owner = self._owner(token, modifiers)
        if not owner and (first := self._introduced(token, sector)) is not None:
            return self._actor(first)
        if not sector and not is_human(token):
            acts = token.dep_ in SUBJECTS and not any(t.tag_ == "PRP$" for t in token.lefts)
            if acts and _is_acronym(token) and token.lower_ not in _NO_BODIES:
                return Actor(name=token.text, id=token.text)
            return self._whose(token, modifiers, owner)
        if not owner and (own := self._unknown(token, modifiers)):
            return Actor(name=name, id=own)
        actor_id = self._holder_id(token, sector, owner) or self._id(
            token, modifiers, sector, owner
        )
        return Actor(name=name, id=actor_id)

    def _id(self, token: Token, modifiers: list[Token], sector: str, owner: str) -> str:
        if sector == "MED":
            return self._media(token, modifiers, owner)
        if token.lemma_.lower() in _UNIDENTIFIED and not owner:
            return ""
        if sector == "REB" and ":" not in owner:
            owner = self._group_near(token, owner) or owner
        elif sector == "GROUP" and not owner:
            owner = self._group_near(token, "")
        foreign = any(t.lower_ in FOREIGN for t in modifiers)
        open_ = token.lemma_.lower() in _OPEN and any(t.lower_ in _ANY for t in modifiers)
        if not owner and not foreign and not open_ and (sector or token.tag_ == "NNS"):
            owner = self._setting.home if token.lower_ in _VAGUE else self._country_near(token)
        words = "" if sector else self._plural(token, modifiers)
        return combine(owner, sector, words) if owner else ""

    def _phrase(self, token: Token) -> list[Token]:
        """Return the tokens of a phrase up to its head, left edge first."""
        left = {
            t.i: t
            for child in token.lefts
            if child.dep_ in _LEFT or child.pos_ in ("ADJ", "NOUN", "PROPN")
            for t in child.subtree
            if t.i < token.i and not t.is_space and t.i not in self._stage.datelines
        }
        return [*(left[i] for i in sorted(left)), token]

    def _introduced(self, token: Token, sector: str) -> Token | None:
        """Return where "a Western diplomat" was first met whom "the diplomat" takes up.

        Only people who were brought in as nobody's in particular are taken up so.
        """
        definite = [t.lower_ for t in token.lefts if t.i not in self._stage.datelines] == ["the"]
        if not definite or token.tag_ != "NN" or sector in ("MIL", "REB", "MED", "PEOPLE"):
            return None
        for earlier in reversed(token.doc[: token.i]):
            if earlier.lower_ == token.lower_ and earlier.pos_ == "NOUN":
                lefts = {t.lower_ for t in earlier.lefts}
                if lefts & {"a", "an", "another", "one"}:
                    return earlier if lefts & FOREIGN else None
        return None

    def _unknown(self, token: Token, modifiers: list[Token]) -> str:
        """Return the id of an organisation outside the catalogue, by its acronym or else its name.

        That is who "UNICORP peacekeepers" are of and what "International Labour Office" is, for
        a body that calls itself international is of no country of the text.
        """
        for modifier in reversed(modifiers):
            if _is_acronym(modifier) and modifier.i not in self._people.at:
                return str(modifier.text)
        capitals = [t for t in (*modifiers, token) if t.text[:1].isupper() and t.pos_ != "DET"]
        own = any(t.lower_ in FOREIGN for t in capitals)
        if not own or token.pos_ != "PROPN" or len(capitals) < _OWN_NAME:
            return ""
        name = self._stage.words(capitals[0], token)
        given = re.search(re.escape(name) + r" \(([A-Z]{2,10})\)", self._stage.text)
        return str(given[1]) if given else id_part(name)

    def _counted(self, token: Token) -> Token | None:
        """Return the people of "a group of ministers"."""
        for prep in token.rights:
            if prep.lower_ == "of":
                for child in prep.children:
                    if child.dep_ == "pobj" and (self.sector(child) or is_human(child)):
                        return child
        return None

    def _whose(self, token: Token, modifiers: list[Token], owner: str) -> Actor:
        """Return who stands behind a thing, which cannot act itself, under the owner's own name.

        "Israel's outrage" is Israel's and "his cart" is his; what nobody owns is nobody.
        """
        for modifier in reversed(modifiers):
            hit = self._stage.hit_at.get(modifier.i)
            if hit and hit.entry.id == owner:
                return Actor(name=self._stage.text[hit.start : hit.end], id=owner)
            if modifier.tag_ == "PRP$" and modifier.head.i == token.i:
                return self._actor(modifier)
            if not owner and modifier.head.i == token.i and self.sector(modifier) in _ARMED:
                return self.resolve(modifier)
        return Actor(name=self._stage.catalogue.titles.get(owner, ""), id=owner)

    def _owner(self, token: Token, modifiers: list[Token]) -> str:
        """Return whose a phrase is: by a modifier, a possessor, or a phrase with "of" or "for"."""
        hit_at = self._stage.hit_at
        entries = [hit_at[t.i].entry for t in (*modifiers, token) if t.i in hit_at]
        for kinds in (("group", "organisation", "outlet"), ("state", "people", "capital")):
            for entry in reversed(entries):
                if entry.kind in kinds:
                    return entry.id
        for child in modifiers:
            if child.dep_ == "poss" and child.head.i == token.i:
                owner = self._actor(child)
                if owner.id:
                    return owner.side if self._is_person(owner) else owner.id
        for prep in token.rights:
            if prep.dep_ == "prep" and prep.lower_ in _OWNING:
                for child in prep.children:
                    if child.dep_ == "pobj" and child.i not in self._people.at:
                        if owner_id := self._owner_behind(child):
                            return owner_id
        return ""

    def _is_person(self, actor: Actor) -> bool:
        home = self._setting.home
        return any(placed(person, home) == actor.id for person in self._people.met)

    def _owner_behind(self, token: Token) -> str:
        if hit := self._stage.hit_at.get(token.i):
            return hit.entry.id
        if self.sector(token) or token.pos_ == "PROPN":
            return self._actor(token).id
        return self._owner(token, self._phrase(token)[:-1])

    def _media(self, token: Token, modifiers: list[Token], owner: str) -> str:
        """Return the id of media: a named outlet, a country's media, or an outlet by its words."""
        side = owner.split(":")[0]
        if side == "OUTLET":
            return owner
        if token.lemma_.lower() in _JOURNALISTS:
            return f"{side}:JOURNALISTS" if side else ""
        if token.lower_ in ("media", "press") and side:
            return f"{side}:MED"
        words = [t.text for t in modifiers if t.pos_ not in ("DET", "PUNCT", "PART")]
        return "OUTLET:" + id_part(" ".join([*words, token.text]))

    def _holder_id(self, token: Token, sector: str, owner: str) -> str:
        """Return the person of the text who holds the office that a definite phrase names."""
        lemma = token.lemma_.lower()
        singular = token.tag_ in ("NN", "NNP") and token.i not in self._stage.hit_at
        if sector not in ("VOICE", "GOV") or not singular or lemma in _COMMON:
            return ""
        if any(t.lower_ in ("a", "an", "another") for t in token.lefts):
            return ""
        side = owner.split(":")[0]
        for person in self._people.met:
            actor_id = placed(person, self._setting.home)
            if lemma in person.roles and side in ("", actor_id.split(":")[0]):
                return actor_id
        return ""

    def _group_near(self, token: Token, country: str) -> str:
        """Return the group that "rebels" stand for: the last one named, else the main one."""
        groups = [g for g in self._setting.groups if g.startswith(country[:3])]
        for mention in reversed(self._mentions):
            if mention.token < token.i and mention.actor.id in groups:
                return mention.actor.id
        return groups[0] if groups else ""

    def _country_near(self, token: Token) -> str:
        """Return the country at issue where a phrase names none: near mentions weigh most."""
        nearest: dict[str, float] = {}
        for mention in self._mentions:
            side = mention.actor.side
            placed_only = mention.token in self._setting.scenes
            if mention.token < token.i and side in self._setting.shares and not placed_only:
                back = self._stage.sentence_of[token.i] - mention.sentence
                weight = (1 + mention.subject) * _NEARNESS * math.exp(-back)
                nearest[side] = max(weight, nearest.get(side, 0.0))
        shares = self._setting.shares
        return max(shares, key=lambda side: shares[side] + nearest.get(side, 0.0), default="")

    def _plural(self, token: Token, modifiers: list[Token]) -> str:
        """Return the words for people without a name: "aid workers", "analysts"."""
        own = [t.text for t in modifiers if t.dep_ == "compound" and t.i not in self._stage.hit_at]
        head = token.text if token.tag_ in ("NNS", "NNPS") else token.lemma_ + "s"
        return " ".join([*own, head])


def _is_acronym(token: Token) -> bool:
    """Tell whether a word is an acronym, in a text that is not all in capitals."""
    capitals = token.is_alpha and token.is_upper and 3 <= len(token) <= _LONGEST_ACRONYM
    near = token.doc[max(0, token.i - 2) : token.i + 3]
    named = token.pos_ in ("PROPN", "ADJ", "NOUN")
    return capitals and named and not all(t.is_upper for t in near if t.is_alpha)


def apposed(people: People, sector: str, token: Token) -> Person | None:
    """Return the person whom an office describes by standing beside the name.

    Three forms count: "X, the minister", "the minister, X", and "the head of the force, X,"
    where the parser ties the name to the nearest noun.
    """
    if token.dep_ == "appos" and token.head.i in people.at:
        return people.at[token.head.i][1]
    for child in token.children:
        if child.dep_ == "appos" and child.i in people.at:
            return people.at[child.i][1]
    if sector not in ("GOV", "VOICE", "MIL", "LEG") or token.tag_ != "NN":
        return None
    for behind in token.doc[token.i + 1 : token.i + _BEHIND]:
        if behind.pos_ in ("VERB", "AUX") or behind.is_sent_start:
            return None
        if behind.text == ",":
            named = people.at.get(behind.i + 1)
            after = token.doc[named[0].last + 1 : named[0].last + 2].text if named else ""
            return named[1] if named and after in (",", "") else None
    return None


# Tokens behind an office in which the name of its holder follows.
_BEHIND = 14
