"""The cast of a text: any token or span to the actor it means."""

import math
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from parley.errors import InvalidRecord
from parley.read.actors.catalogue import Catalogue, Hit, load_catalogue
from parley.read.actors.mentions import (
    FIRST_PERSON,
    SUBJECTS,
    Mention,
    antecedent,
    pronoun_class,
)
from parley.read.actors.names import fold, id_part
from parley.read.actors.nominals import combine, is_collective, is_human, sector_of
from parley.read.actors.persons import (
    NameRun,
    Person,
    describe,
    find_names,
    leader_for,
    side_near,
)
from parley.read.quotations import find_quotations
from parley.read.text import text_of
from parley.records import AUTHOR, NOBODY, Actor

_LEFT = ("compound", "amod", "nmod", "poss", "nummod", "npadvmod")
_OWNING_PREPOSITIONS = ("of", "for", "from", "in", "at", "with", "inside", "within")
_INDEFINITE = frozenset("some many others most all everyone nobody anybody someone few several".split())
_SAYING = frozenset(
    "say tell add state announce note warn claim insist argue report declare explain stress believe".split()
)
# A country is at home in a text when it has this share of all country mentions in it.
_HOME_SHARE = 0.55


# Tokens behind an office in which the name of its holder follows.
_BEHIND = 14


class Cast:
    """Who is who in one text.

    Attributes:
        countries: ISO3 codes of the states named in the text, most often named first.
    """

    def __init__(self, doc: Any, published: date | None) -> None:  # noqa: ANN401
        self._doc = doc
        self._published = published
        self._catalogue: Catalogue = load_catalogue()
        self._sentence = {t.i: n for n, sent in enumerate(doc.sents) for t in sent}
        self._hit_at = _hits(doc, self._catalogue)
        self._quoted = _quoted(doc)
        self._people: dict[str, Person] = {}
        self._run_at: dict[int, tuple[NameRun, Person]] = {}
        self._roles: dict[str, set[str]] = {}
        self._mentions: list[Mention] = []
        self._known: dict[int, Actor] = {}
        self._voices: tuple[tuple[int, int, Actor], ...] = ()
        self._issuer: Actor = AUTHOR
        counts = Counter(
            hit.entry.id.split(":")[0]
            for hit in {id(h): h for h in self._hit_at.values()}.values()
            if hit.entry.kind in ("state", "people", "capital", "group") and len(hit.entry.id.split(":")[0]) == 3
        )
        self.countries: tuple[str, ...] = tuple(country for country, _ in counts.most_common())
        self._shares = {c: n / sum(counts.values()) for c, n in counts.items()}

    @classmethod
    def build(cls, doc: Any, *, text: str, published: date | None = None) -> Self:  # noqa: ANN401
        """Return the cast of a text.

        Args:
            doc: The spaCy parse.
            text: The source's text, which the parse must cover.
            published: Day of publication; picks among holders of an office.

        Raises:
            InvalidRecord: The parse is of another text.
        """
        if doc.text != text:
            raise InvalidRecord(
                f"the parse covers {len(doc.text)} characters that differ from the source's "
                f"{len(text)}; parse the source's own text"
            )
        cast = cls(doc, published)
        cast._meet_people()
        cast._walk()
        return cast

    def voiced(self, voices: Iterable[tuple[int, int, Actor]], issuer: Actor = AUTHOR) -> Self:
        """Return this cast knowing who speaks where, so that "I" and "we" have a meaning.

        Args:
            voices: (start, end, speaker) of each attributed stretch.
            issuer: Who speaks outside of them.
        """
        other = type(self).__new__(type(self))
        other.__dict__.update(self.__dict__)
        other._voices, other._issuer, other._known = tuple(voices), issuer, {}
        return other

    def actor(self, item: Any) -> Actor:  # noqa: ANN401
        """Return who a token or span means; `NOBODY` where it means no actor."""
        token = item.root if hasattr(item, "root") else item
        if token.i not in self._known:
            self._known[token.i] = self._resolve(token)
        return self._known[token.i]

    def actors(self, item: Any) -> tuple[Actor, ...]:  # noqa: ANN401
        """Return the actors of a phrase and of what is joined to it by "and"; the first is the main one."""
        token = item.root if hasattr(item, "root") else item
        if self._is_both(token):
            return self._sides() or (NOBODY,)
        found = [self.actor(token)]
        found += [self.actor(t) for t in token.conjuncts if t.i > token.i and t.pos_ in ("NOUN", "PROPN", "PRON")]
        unique = {a.id or a.name: a for a in found if a.id or a.name}
        return tuple(unique.values()) or (NOBODY,)

    # -- people ----------------------------------------------------------------------------------

    def _meet_people(self) -> None:
        """Join the names of people across the text, each at its best-described mention."""
        runs = find_names(self._doc, self._hit_at, self._catalogue)
        for run in sorted(runs, key=lambda r: (r.first == r.last, r.first)):
            words = _name_words(self._doc, run)
            person = self._person(words, run)
            for index in range(run.first - len(run.titles), run.last + 1):
                self._run_at[index] = (run, person)
        for run in runs:
            person = self._run_at[run.last][1]
            if not person.id:
                self._take_side_of_company(person, run)

    def _take_side_of_company(self, person: Person, run: NameRun) -> None:
        """Give a person the side of whom their apposition names: "one of X's deputies"."""
        for index in range(run.last + 1, min(run.last + 8, len(self._doc))):
            if self._doc[index].pos_ in ("VERB", "AUX") or self._doc[index].is_sent_start:
                return
            other = self._run_at.get(index)
            if other and other[1].id and other[1] is not person:
                side = other[1].id.split(":")[0]
                person.id = describe(person.name.split(), (), side, None).id
                return

    def _person(self, words: list[str], run: NameRun) -> Person:
        folded = fold(" ".join(words)).split()
        for person in self._people.values():
            if _same_name(folded, person.folded):
                self._enrich(person, words, run)
                return person
        side = side_near(self._doc, run, self._hit_at)
        leader = leader_for(words, self._leaders(folded, side))
        person = describe(words, run.titles, side, leader)
        self._people[" ".join(folded)] = person
        self._note_roles(person, run)
        return person

    def _leaders(self, folded: list[str], side: str) -> list[Any]:
        """Return leaders of a surname: those in office on the day first, none of another side."""
        found = [
            leader
            for leader in self._catalogue.leaders.get(folded[-1], [])
            if not side or leader.id.split(":")[0] == side or leader.full.split() == folded
        ]
        return sorted(found, key=lambda leader: not leader.held(self._published))

    def _enrich(self, person: Person, words: list[str], run: NameRun) -> None:
        if not person.id and (side := side_near(self._doc, run, self._hit_at)):
            person.id = describe(person.name.split(), run.titles, side, None).id
        person.gender = person.gender or describe(words, run.titles, "", None).gender
        self._note_roles(person, run)

    def _note_roles(self, person: Person, run: NameRun) -> None:
        near = self._doc[max(0, run.first - 8) : run.last + 9]
        if near:
            roles = self._roles.setdefault(person.name, set())
            roles |= {fold(t) for t in run.titles}
            for token in near:
                if token.head.i in range(run.first, run.last + 1) and token.dep_ in ("appos", "compound"):
                    roles.add(token.lemma_.lower())
            head = self._doc[run.last]
            if head.dep_ == "appos":
                roles.add(head.head.lemma_.lower())

    # -- reading order ---------------------------------------------------------------------------

    def _walk(self) -> None:
        """Resolve every phrase head in reading order, so that later words can look back."""
        for token in self._doc:
            if token.pos_ not in ("NOUN", "PROPN", "PRON") or token.dep_ in ("compound", "nmod"):
                continue
            actor = self.actor(token)
            if not (actor.id or token.i in self._run_at) or token.lower_ in FIRST_PERSON:
                continue
            self._mentions.append(self._mention(token, actor))
        self._known = dict(self._known)

    def _mention(self, token: Any, actor: Actor) -> Mention:  # noqa: ANN401
        person = self._is_person(token)
        known = self._run_at.get(token.i)
        return Mention(
            token=token.i,
            sentence=self._sentence[token.i],
            actor=actor,
            person=person,
            plural=token.tag_ in ("NNS", "NNPS") and not known
            or any(t.dep_ == "conj" for t in token.children)
            or token.lower_ in ("they", "them"),
            gender=known[1].gender if known else pronoun_class(token).strip("itey") and pronoun_class(token),
            subject=token.dep_ in SUBJECTS,
            quoted=token.i in self._quoted,
            head=token.head.i,
            speaks=token.dep_ in SUBJECTS and token.head.lemma_.lower() in _SAYING,
        )

    def _is_person(self, token: Any) -> bool:  # noqa: ANN401
        if token.i in self._run_at or pronoun_class(token) in ("he", "she"):
            return True
        if token.i in self._hit_at:
            return False
        sector = sector_of(token, [], self._catalogue.sectors)
        singular = token.tag_ in ("NN", "NNP")
        return singular and (is_human(token) or sector == "VOICE" or token.lower_ in ("chief", "head", "source"))

    # -- resolution ------------------------------------------------------------------------------

    def _resolve(self, token: Any) -> Actor:  # noqa: ANN401
        if known := self._run_at.get(token.i):
            return self._named(known[1])
        if token.lower_ in FIRST_PERSON:
            return self._speaker(token)
        if token.pos_ == "PRON" or pronoun_class(token):
            return self._pronoun(token)
        if person := self._apposed(token):
            return self._named(person)
        if self._is_both(token):
            return (self._sides() or (NOBODY,))[0]
        if (hit := self._hit_at.get(token.i)) and self._heads(token, hit):
            return Actor(name=text_of(self._doc)[hit.start : hit.end], id=hit.entry.id)
        if token.pos_ in ("NOUN", "PROPN", "ADJ"):
            return self._nominal(token)
        return NOBODY

    def _heads(self, token: Any, hit: Hit) -> bool:  # noqa: ANN401
        """Tell whether a catalogue name ends at this token, so that it is the phrase's head."""
        return hit.end <= token.idx + len(token) or token.idx >= hit.start

    def _named(self, person: Person) -> Actor:
        if not person.id and self.countries and self._shares[self.countries[0]] >= _HOME_SHARE:
            return Actor(
                name=person.name,
                id=describe(person.name.split(), (), self.countries[0], None).id,
            )
        return Actor(name=person.name, id=person.id)

    def _speaker(self, token: Any) -> Actor:  # noqa: ANN401
        inside = [v for v in self._voices if v[0] <= token.idx < v[1]]
        if inside:
            return min(inside, key=lambda v: v[1] - v[0])[2]
        return NOBODY if token.i in self._quoted else self._issuer

    def _pronoun(self, token: Any) -> Actor:  # noqa: ANN401
        if token.tag_ in ("WP", "WDT", "WP$") or token.lower_ in ("who", "which", "whose", "whom"):
            return self._relative(token)
        if not pronoun_class(token):
            return Actor(name=token.text, id="") if token.lower_ in _INDEFINITE else NOBODY
        sentence, quoted = self._sentence[token.i], token.i in self._quoted
        before = [m for m in self._mentions if m.token < token.i]
        found = antecedent(token, before, sentence=sentence, quoted=quoted)
        return found.actor if found else Actor(name=token.text, id="")

    def _relative(self, token: Any) -> Actor:  # noqa: ANN401
        clause = token.head
        while clause.dep_ not in ("relcl", "ROOT") and clause.head is not clause:
            clause = clause.head
        if clause.dep_ == "relcl" and clause.head.i < token.i:
            return self.actor(clause.head)
        return NOBODY

    def _apposed(self, token: Any) -> Person | None:  # noqa: ANN401
        """Return the person whom a noun describes by standing in apposition."""
        if token.dep_ == "appos" and token.head.i in self._run_at and token.i - token.head.i < 8:
            return self._run_at[token.head.i][1]
        for child in token.children:
            if child.dep_ == "appos" and child.i in self._run_at:
                return self._run_at[child.i][1]
        return self._named_behind(token)

    def _named_behind(self, token: Any) -> Person | None:  # noqa: ANN401
        """Return the person between commas behind an office: "the head of the force, General X,"."""
        sector = sector_of(token, [], self._catalogue.sectors)
        if sector not in ("GOV", "VOICE", "MIL", "LEG") or token.tag_ != "NN":
            return None
        for behind in self._doc[token.i + 1 : token.i + _BEHIND]:
            if behind.pos_ in ("VERB", "AUX") or behind.is_sent_start:
                return None
            if behind.text == ",":
                known = self._run_at.get(behind.i + 1)
                after = self._doc[known[0].last + 1 : known[0].last + 2].text if known else ""
                return known[1] if known and after in (",", "") else None
        return None

    def _is_both(self, token: Any) -> bool:  # noqa: ANN401
        if token.lower_ not in ("sides", "parties", "both", "countries", "two"):
            return False
        words = {t.lower_ for t in token.children} | {token.lower_}
        return bool(words & {"both", "two"}) or (
            token.lower_ == "parties" and token.text[0] == "P"
        )

    def _sides(self) -> tuple[Actor, ...]:
        """Return the two parties that the text sets against each other."""
        groups = self._groups()
        if groups and (country := groups[0].id.split(":")[0]) in self.countries[:1]:
            return Actor(name="", id=f"{country}:GOV"), groups[0]
        if groups and self.countries and groups[0].id.split(":")[0] in self.countries[:2]:
            rest = [c for c in self.countries if c != groups[0].id.split(":")[0]]
            return tuple([Actor(name="", id=rest[0]), groups[0]]) if rest else ()
        return tuple(Actor(name="", id=c) for c in self.countries[:2])

    def _groups(self) -> list[Actor]:
        """Return the armed groups and movements named in the text, most often named first."""
        counts = Counter(
            hit.entry.id
            for hit in {id(h): h for h in self._hit_at.values()}.values()
            if hit.entry.kind == "group" and hit.entry.id.split(":")[-1] not in _BODIES
        )
        return [Actor(name="", id=group) for group, _ in counts.most_common()]

    def _nominal(self, token: Any) -> Actor:  # noqa: ANN401
        phrase = self._phrase(token)
        modifiers = [t for t in phrase if t.i < token.i]
        sector = sector_of(token, modifiers, self._catalogue.sectors)
        human = bool(sector) or is_human(token)
        name = text_of(self._doc)[phrase[0].idx : token.idx + len(token)]
        owner = self._owner(token, modifiers)
        if sector == "MED":
            return Actor(name=name, id=self._outlet(token, modifiers, owner))
        if sector in ("VOICE", "GOV") and token.tag_ in ("NN", "NNP") and token.i not in self._hit_at:
            if person := self._holder(token, owner):
                return Actor(name=name, id=self._named(person).id)
        if sector == "REB" and (not owner or ":" not in owner):
            owner = self._group_near(token, owner) or owner
        if sector == "GROUP" and not owner:
            owner = self._group_near(token, "")
        if not human:
            return Actor(name=name, id=owner) if owner else NOBODY
        if not owner and (sector or token.tag_ == "NNS"):
            owner = self._context(token, strict=token.lower_ in ("officials", "sources", "leaders"))
        if not owner:
            return Actor(name=name, id="")
        words = "" if sector else _plural_words(token, modifiers, self._hit_at)
        return Actor(name=name, id=combine(owner, sector, words))

    def _phrase(self, token: Any) -> list[Any]:  # noqa: ANN401
        """Return the tokens of a phrase up to its head, left edge first."""
        left = [
            t
            for child in token.lefts
            if child.dep_ in (*_LEFT, "det") or child.pos_ in ("ADJ", "NOUN", "PROPN")
            for t in child.subtree
            if t.i < token.i
        ]
        return sorted({t.i: t for t in left}.values(), key=lambda t: t.i) + [token]

    def _owner(self, token: Any, modifiers: list[Any]) -> str:  # noqa: ANN401
        """Return whose a phrase is: by its modifiers, possessor, or a phrase with "of", "for", "from"."""
        found = [self._hit_at[t.i].entry for t in modifiers if t.i in self._hit_at]
        if own := self._hit_at.get(token.i):
            found.append(own.entry)
        for kinds in (("group", "organisation", "outlet"), ("state", "people", "capital")):
            for entry in reversed(found):
                if entry.kind in kinds:
                    return entry.id
        for child in modifiers:
            if child.dep_ == "poss" and child.head.i == token.i:
                if (owner := self.actor(child)).id:
                    return _bodily(owner.id, self._run_at.get(child.i) is not None)
        for prep in token.rights:
            if prep.dep_ == "prep" and prep.lower_ in _OWNING_PREPOSITIONS:
                for child in prep.children:
                    if child.dep_ == "pobj" and child.i not in self._run_at:
                        if (owner := self._place_owner(child)):
                            return owner
        return ""

    def _place_owner(self, token: Any) -> str:  # noqa: ANN401
        hit = self._hit_at.get(token.i)
        if hit:
            return hit.entry.id
        sector = sector_of(token, [], self._catalogue.sectors)
        return self.actor(token).id if sector or token.pos_ == "PROPN" else self._owner(token, self._phrase(token)[:-1])

    def _outlet(self, token: Any, modifiers: list[Any], owner: str) -> str:  # noqa: ANN401
        """Return the id of media: a named outlet, state media as RUS:MED, others by their words."""
        if owner.startswith("OUTLET:"):
            return owner
        side = owner.split(":")[0]
        if token.lower_ in ("media", "press") and side:
            return f"{side}:MED"
        words = [t.text for t in modifiers if t.pos_ not in ("DET", "PUNCT", "PART")]
        return "OUTLET:" + id_part(" ".join([*words, token.text]))

    def _holder(self, token: Any, owner: str) -> Person | None:  # noqa: ANN401
        """Return the person of the text who holds the office a definite phrase names."""
        side = owner.split(":")[0]
        lemma = token.lemma_.lower()
        if lemma in ("official", "source", "member", "officer", "state", "country", "government"):
            return None
        if any(t.lower_ in ("a", "an", "another") for t in token.lefts):
            return None
        for person in self._people.values():
            same_side = not side or self._named(person).id.split(":")[0] == side
            if same_side and lemma in self._roles.get(person.name, ()):
                return person
        return None

    def _group_near(self, token: Any, country: str) -> str:  # noqa: ANN401
        """Return the armed group that rebels or "the group" stand for: the last named, else the main one."""
        groups = [g.id for g in self._groups() if not country or g.id.startswith(country[:3])]
        for mention in reversed(self._mentions):
            if mention.token < token.i and mention.actor.id in groups:
                return mention.actor.id
        return groups[0] if groups else ""

    def _context(self, token: Any, *, strict: bool = False) -> str:  # noqa: ANN401
        """Return the country at issue where a phrase names none: the nearest, weighed with the main one."""
        if strict:
            home = self.countries[:1]
            return home[0] if home and self._shares[home[0]] >= _HOME_SHARE else ""
        scores = Counter({c: share for c, share in self._shares.items()})
        for mention in self._mentions:
            side = mention.actor.side
            if mention.token < token.i and side in self._shares:
                back = self._sentence[token.i] - mention.sentence
                scores[side] += (1 + mention.subject) * 0.3 * math.exp(-back)
        return scores.most_common(1)[0][0] if scores else ""


_BODIES = frozenset("GOV MIL LEG SPY JUD CVL OPP MED BUS".split())


def _same_name(folded: list[str], known: list[str]) -> bool:
    """Tell whether a name repeats a known one: its end, its first name, or both ends of it."""
    if known[-len(folded) :] == folded or known[0] == folded[0] and len(folded) == 1:
        return True
    return len(folded) > 1 and (folded[0], folded[-1]) == (known[0], known[-1])


def _bodily(owner: str, person: bool) -> str:
    """Return the owner of what belongs to somebody: a person's side, or the body itself."""
    return owner.split(":")[0] if person else owner


def _name_words(doc: Any, run: NameRun) -> list[str]:  # noqa: ANN401
    return doc[run.first : run.last + 1].text.split()


def _plural_words(token: Any, modifiers: list[Any], hit_at: dict[int, Hit]) -> str:  # noqa: ANN401
    own = [t.text for t in modifiers if t.dep_ == "compound" and t.i not in hit_at]
    head = token.text if token.tag_ in ("NNS", "NNPS") else token.lemma_ + "s"
    return " ".join([*own, head])


def _hits(doc: Any, catalogue: Catalogue) -> dict[int, Hit]:  # noqa: ANN401
    """Return the catalogue name that each token belongs to."""
    found: dict[int, Hit] = {}
    hits = iter(catalogue.scan(doc.text))
    hit = next(hits, None)
    for token in doc:
        while hit is not None and hit.end <= token.idx:
            hit = next(hits, None)
        if hit is not None and hit.start < token.idx + len(token) and not token.is_space:
            found[token.i] = hit
    return found


def _quoted(doc: Any) -> frozenset[int]:  # noqa: ANN401
    """Return the indices of the tokens between quotation marks."""
    regions = find_quotations(doc.text)
    return frozenset(t.i for t in doc for q in regions if q.start <= t.idx < q.end)
