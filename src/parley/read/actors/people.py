"""The people of a text: one record a person, however often and differently they are named."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from parley.read.actors.company import group_beside, side_beside
from parley.read.actors.leaders import Leader, bearer
from parley.read.actors.name_runs import NameRun, find_names, first_names
from parley.read.actors.names import fold, gender_of, id_part, surname
from parley.read.actors.stage import Stage
from parley.read.parse import Token

# Offices of the catalogue whose holder speaks for the state, whatever the party.
_OFFICES = frozenset(
    """president prime-minister foreign-minister defence-minister minister vice-president king
    chancellor governor emir crown-prince deputy-minister secretary""".split()
)
# Words of offices whose holder's people are the state's.
_STATE_OFFICES = frozenset(
    """president premier minister king queen emir sultan chancellor governor secretary general
    colonel commander admiral ambassador envoy commissioner speaker mayor prince dictator
    ruler junta""".split()
)
_FULL_TITLES = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "lt": "lieutenant",
    "maj": "major",
    "capt": "captain",
    "adm": "admiral",
    "amb": "ambassador",
    "dr": "doctor",
    "prof": "professor",
}
#: Those who study or report on the parties, and are of no side.
OBSERVERS = frozenset(
    """analyst expert scholar professor pollster journalist reporter editor columnist
    correspondent anchor newscaster broadcaster historian economist author biographer academic
    researcher fellow lecturer commentator blogger scientist sociologist criminologist
    demographer specialist writer critic pundit essayist novelist host presenter""".split()
)
# What observers do, where only a clause behind their name tells it.
_OBSERVING = frozenset("teach study research lecture".split())
# Words that join a name to the one its bearer is better known by.
_ALIASES = frozenset("alias aka a.k.a. guerre pseudonym".split())
_ALIAS_REACH = 10
_ISO3 = 3  # letters of a country's code
_OPEN_ASIDE = (",", "(", "-", "–", "—")
# Tokens beside a name among which words for its bearer's role are sought.
_ROLE_REACH = 8


@dataclass(slots=True, kw_only=True)
class Person:
    """A named person, as their mentions describe them.

    Attributes:
        id: Actor id, `""` while nobody knows the side.
        name: Fullest form of the name, without titles.
        gender: `he`, `she` or `""`.
        group: Id of the movement or organisation they act for, `""` where none is known.
        official: They hold an office of state on the day of publication.
        abroad: They come from a country that the text does not name.
        known: The catalogue has them.
        placed: The words beside their name say of what side they are: "a Peruvian analyst".
        roles: Lemmas of the offices that mentions give them.
        shares: Somebody better known in the text bears their surname.
    """

    id: str
    name: str
    gender: str
    group: str = ""
    official: bool = False
    abroad: bool = False
    known: bool = False
    placed: bool = False
    roles: set[str] = field(default_factory=set)
    shares: bool = False

    @property
    def key(self) -> str:
        """What tells the person from everybody else of the text."""
        return f"person {self.name}"

    @property
    def in_office(self) -> bool:
        """Tell whether a mention gives them an office of state."""
        return bool(self.roles & _STATE_OFFICES)

    @property
    def folded(self) -> list[str]:
        """The name's words, folded."""
        return fold(self.name).split()


class People:
    """Who is named in a text, and where.

    Attributes:
        met: The people, those with full names first.
        at: The run and person that a token, by index, belongs to; titles count in.
    """

    def __init__(self, stage: Stage, published: date | None) -> None:
        self._stage = stage
        self._published = published
        self._sides = frozenset(hit.entry.id.partition(":")[0] for hit in stage.hits())
        self.met: list[Person] = []
        self.at: dict[int, tuple[NameRun, Person]] = {}
        runs = find_names(stage)
        for run in sorted(runs, key=lambda r: (r.first == r.last, r.first)):
            person = self._person(run)
            for index in range(run.begin, run.last + 1):
                self.at[index] = (run, person)
        self._join_aliases(runs)
        for run in runs:
            person = self.at[run.last][1]
            side = "" if person.id else self._side_of_company(person, run)
            if not side and not person.id:
                side = self._scene(run)
                person.placed = bool(side)
            if side:
                person.id = personal_id(person.name, side)
        for person in self.met:
            if self._observes(person):
                person.id, person.abroad = "", True
        self._tell_apart()

    def _tell_apart(self) -> None:
        """Give namesakes ids of their own: only the best known keeps the surname's."""
        bearers: dict[str, Person] = {}
        for person in sorted(self.met, key=lambda p: not p.known):
            first = bearers.setdefault(person.folded[-1], person)
            person.shares = first is not person and not person.known
            if person.shares and person.id == first.id != "":
                person.id = full_id(person.name, person.id.partition(":")[0])

    def _observes(self, person: Person) -> bool:
        """Tell whether somebody of a country only studies or reports what its parties do."""
        acts = person.known or person.official or person.group or person.placed
        if acts or not person.roles & OBSERVERS:
            return False
        side = person.id.split(":")[0]
        return len(side) == _ISO3 or side in ("", "OUTLET")

    def _join_aliases(self, runs: list[NameRun]) -> None:
        """Make one person of two names where the second is the better known one of the first."""
        for run, behind in pairwise(runs):
            words = self._stage.doc[run.last + 1 : behind.begin].text.lower()
            between = {"alias"} if words.endswith("known as") else set(words.split())
            person, known = self.at[run.last][1], self.at[behind.last][1]
            near = behind.begin - run.last <= _ALIAS_REACH
            if person is known or not near or not between & _ALIASES:
                continue
            known.roles |= person.roles
            known.gender = known.gender or person.gender
            if person in self.met:
                self.met.remove(person)
            for index, (at, named) in list(self.at.items()):
                if named is person:
                    self.at[index] = (at, known)

    def introduced(self) -> list[tuple[NameRun, Person]]:
        """Return each person once, with where they are first named."""
        first: dict[str, tuple[NameRun, Person]] = {}
        for _, (run, person) in sorted(self.at.items()):
            first.setdefault(person.key, (run, person))
        return list(first.values())

    def _person(self, run: NameRun) -> Person:
        """Return the person of a name, met before or new."""
        words = self._stage.doc[run.first : run.last + 1].text.split()
        folded = fold(" ".join(words)).split()
        titled = gender_of(run.titles)
        gender = titled or first_names().get(fold(words[0]), "")
        namesakes = [p for p in self.met if same_name(folded, p.folded)]
        fitting = [p for p in namesakes if not titled or p.gender in (titled, "")]
        if len(folded) == 1 and fitting:
            fitting = self._by_office(folded, run.titles, fitting)
        # "Mrs. Reis" is not the man of that name, where there is a woman of it or none.
        person = next((p for p in fitting if titled and p.gender), next(iter(fitting), None))
        side = "" if person and person.id else side_beside(self._stage, run)
        if person is None:
            leader = self._leader(folded, side, run.titles)
            person = Person(id=leader.id if leader else "", name=" ".join(words), gender=gender)
            self.met.append(person)
            if leader is not None:
                person.known = True
                person.gender = gender or first_names().get(leader.full.split()[0], "")
                if leader.held(self._published):
                    person.roles |= set(leader.office.split("-"))
                person.group = leader.group
                person.official = leader.office in _OFFICES and leader.held(self._published)
        if not person.id and side:
            person.id = personal_id(person.name, side)
        person.gender = person.gender or gender
        if not person.group and not person.official:
            person.group = group_beside(self._stage, run)
        person.roles |= self._roles(run)
        person.placed = person.placed or bool(side)
        return person

    def _by_office(
        self, folded: list[str], titles: Sequence[str], fitting: list[Person]
    ) -> list[Person]:
        """Leave out namesakes where an office before the name tells of somebody else.

        "President Obama" is not the Michelle Obama of the text: a leader of that office is known.
        """
        offices = {fold(title) for title in titles} & _STATE_OFFICES
        if not offices:
            return fitting
        leader = self._leader(folded, "", titles)
        if leader is None or not offices <= set(leader.office.split("-")):
            return fitting
        first = leader.full.split()[0]
        return [
            p for p in fitting if p.roles & offices or p.folded[0] == first or p.folded == folded
        ]

    def _leader(self, folded: list[str], side: str, titles: Sequence[str]) -> Leader | None:
        """Return the leader of a name, on the side its company gives, best in office on the day."""
        namesakes = self._stage.catalogue.leaders.get(folded[-1], [])
        return bearer(
            namesakes,
            folded,
            side=side,
            titles={fold(title) for title in titles},
            day=self._published,
            named=self._sides,
        )

    def _side_of_company(self, person: Person, run: NameRun) -> str:
        """Return the side of whom an apposition names: "one of X's deputies"."""
        if self._stage.doc[run.last + 1 : run.last + 2].text not in _OPEN_ASIDE:
            return ""
        for token in self._stage.doc[run.last + 1 : run.last + 1 + _ROLE_REACH]:
            if token.pos_ in ("VERB", "AUX") or token.is_sent_start:
                break
            other = self.at.get(token.i)
            if other and other[1].id and other[1] is not person and self._owns(other[0]):
                return other[1].id.split(":")[0]
        return ""

    def _owns(self, run: NameRun) -> bool:
        """Tell whether a name owns something: "of X", "X's deputies"."""
        doc = self._stage.doc
        before = doc[max(run.begin - 1, 0)].lower_
        behind = doc[run.last + 1 : run.last + 2].text
        return before in ("of", "to", "for") or behind in ("'s", "’s", "'", "’")

    def _scene(self, run: NameRun) -> str:
        """Return the state that a sentence is set in before it names a person: "In Lima, ..."."""
        doc = self._stage.doc
        first = next(t for t in doc[run.begin].sent if not t.is_space)
        opens = first.lower_ in ("in", "at") and first.i < run.begin
        for index in range(first.i + 1, run.begin) if opens else ():
            if doc[index].text == ",":
                break
            hit = self._stage.hit_at.get(index)
            if hit and hit.entry.kind in ("state", "capital"):
                return hit.entry.id.split(":")[0]
        return ""

    def _roles(self, run: NameRun) -> set[str]:
        doc, name = self._stage.doc, range(run.first, run.last + 1)
        titles = {fold(title) for title in run.titles}
        roles = titles | {_FULL_TITLES[title] for title in titles if title in _FULL_TITLES}
        for token in doc[max(0, run.first - _ROLE_REACH) : run.last + 1 + _ROLE_REACH]:
            if token.head.i in name and token.dep_ in ("appos", "compound"):
                roles |= _office(token)
        if doc[run.last].dep_ == "appos":
            roles |= _office(doc[run.last].head)
        observed = [t for t in doc[run.last].rights if t.dep_ == "relcl"]
        if any(t.lemma_ in _OBSERVING for t in observed):
            roles.add("scholar")
        return roles


def _office(noun: Token) -> set[str]:
    """Return the words of an office: its noun and the adjectives and nouns before it."""
    before = [t for t in noun.lefts if t.dep_ in ("amod", "compound", "nmod")]
    return {noun.lemma_.lower(), *(t.lower_ for t in before)}


def same_name(folded: Sequence[str], known: Sequence[str]) -> bool:
    """Tell whether a folded name repeats a known one: its end, its first name, or both ends."""
    if list(known[-len(folded) :]) == list(folded):
        return True
    if len(folded) == 1:
        return folded[0] == known[0]
    return (folded[0], folded[-1]) == (known[0], known[-1])


def placed(person: Person, home: str) -> str:
    """Return a person's id, on the side of the text's home country where nothing else is known."""
    if person.id or not home or person.abroad:
        return person.id
    return (full_id if person.shares else personal_id)(person.name, home)


def full_id(name: str, side: str) -> str:
    """Return the id of a person whose surname another bears, too (`PER:ANA-QUISPE`)."""
    return f"{side}:{id_part(name)}"


def personal_id(name: str, side: str) -> str:
    """Return the id of a person from name and side (`PER:QUISPE`)."""
    return f"{side}:{id_part(surname(name, side))}"
