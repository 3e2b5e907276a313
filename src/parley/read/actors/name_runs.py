"""Where a text names people: runs of capitalised words with their titles."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from parley.read.actors.catalogue import Catalogue
from parley.read.actors.headlines import without_headline_words
from parley.read.actors.leaders import ALSO_WORDS, FAMOUS
from parley.read.actors.names import CIVIL, TITLES, fold, strip_titles
from parley.read.actors.nominals import is_individual
from parley.read.actors.press import is_told, outlet_named
from parley.read.actors.stage import Stage
from parley.read.actors.tables import rows
from parley.read.parse import Token

_PARTICLES = frozenset(
    """al ag bin ben ibn bint abu ould de del della di da dos du la le von van el der den ter ul ur
    -""".split()
)
# Particles that hang on the name behind them by a hyphen and may begin it: "al-Haddad".
_HYPHENED = frozenset("al el ar as at an ash ad az ul".split())
# Titles that alone make the capitalised word behind them a person; "Foreign", "State" do not.
_PERSONAL = frozenset(
    """mr mrs ms miss dr prof professor sir lord lady sen senator rep gov governor gen general lt
    col colonel maj major capt captain sgt adm admiral marshal president premier chancellor
    king queen prince princess emir sheikh sheik sultan ayatollah imam pope bishop archbishop
    cardinal reverend rev minister secretary ambassador envoy spokesman spokeswoman
    spokesperson mayor judge mullah congressman congresswoman""".split()
)
REGIONS = frozenset(
    """east west north south middle central eastern western northern southern africa europe asia
    america pacific""".split()
)
_SAYING = frozenset(
    "say tell add warn insist argue claim note explain admit deny write announce declare".split()
)
_PAPERS = frozenset("statement remarks readout letter speech interview briefing call".split())
#: Last words of the names of bodies, whose holder is no person and no town.
BODY_WORDS = frozenset(
    """committee council ministry party assembly commission agency office court army force forces
    front movement university institute center centre bank agreement accord treaty process
    plan conference summit""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRun:
    """Consecutive tokens that name a person.

    Attributes:
        first: Index of the first token, titles left out.
        last: Index of the last token.
        titles: Words of title directly before the name.
    """

    first: int
    last: int
    titles: tuple[str, ...]

    @property
    def begin(self) -> int:
        """Index of the first token, titles counted in."""
        return self.first - len(self.titles)


def find_names(stage: Stage) -> list[NameRun]:
    """Return the runs of tokens that name people, in text order.

    A run counts where the model sees a person in it, a title stands before it, or it is a name
    the catalogue's leaders or the text's own people bear.
    """
    people = {t.i for ent in stage.doc.ents if ent.label_ == "PERSON" for t in ent}
    found: list[NameRun] = []
    surnames: set[str] = set()
    for run in without_headline_words(stage, _capital_runs(stage, people)):
        words = [stage.doc[i].text for i in run]
        while len(words) > 1 and fold(words[-1]) in _PAPERS:
            run, words = run[:-1], words[:-1]  # "Joe Biden Statement on ..."
        name = _name_in(words, _begin(stage, run, people))
        if len(name) > 2 and _is_leader([fold(w) for w in name[-2:]], stage.catalogue):
            name = name[-2:]  # the model took the end of an office for the name's beginning
        folded = fold(" ".join(name)).split()
        if not folded or folded[-1] in BODY_WORDS:
            continue
        civil = len(words) > len(name) and fold(words[-len(name) - 1]) in CIVIL
        if len(name) == 1 and folded[0] in stage.catalogue.sectors and not civil:
            continue
        last = stage.doc[run[-1]]
        bare = (
            len(run) == 1 and folded[-1] not in surnames and not _is_leader(folded, stage.catalogue)
        )
        if outlet_named(last) or (bare and is_told(last, lambda word: word in first_names())):
            continue
        titles = tuple(words[: len(words) - len(name)])
        named = (
            any(i in people for i in run[-len(name) :])
            or _is_leader(folded, stage.catalogue)
            or folded[-1] in surnames
            or (titles and fold(titles[-1]) in _PERSONAL)
            or _speaks(stage.doc[run[-1]])
            or (len(name) > 1 and _follows_office(stage, run[0]))
        )
        if named:
            found.append(NameRun(first=run[-len(name)], last=run[-1], titles=titles))
            surnames.add(folded[-1])
    return found


def _begin(stage: Stage, run: list[int], people: set[int]) -> int:
    """Return the place in a run where the model sees a person, one unknown word before counted in.

    It misses first names it does not know; titles, ranks and bodies before a name stay outside.
    """
    begin = next((n for n, i in enumerate(run) if i in people), 0)
    before = stage.doc[run[begin - 1]] if begin else None
    if before is None or before.ent_type_ or before.pos_ != "PROPN":
        return begin
    word = fold(before.text)
    office = word in TITLES | REGIONS | BODY_WORDS or word in stage.catalogue.sectors
    own = before.dep_ == "compound" and before.head.i in run and not before.is_upper
    return begin - 1 if own and not office and word.isalpha() else begin


def _name_in(words: list[str], begin: int) -> list[str]:
    """Return the name at the end of a run, which the model sees begin at one of its words.

    Offices ("Kharkiv mayor") and regions ("for the Middle East") before it are no part of it.
    """
    offices = [n + 1 for n, word in enumerate(words) if word.islower() and fold(word) in TITLES]
    name = strip_titles(words[max([begin, *offices]) :])
    if not name and len(words) > 1 and fold(words[-2]) in CIVIL:
        name = words[-1:]  # "Mr. King" bears the name and no crown
    regions = [n + 1 for n, word in enumerate(name[:-1]) if fold(word) in REGIONS]
    return name[max([0, *regions]) :]


def _follows_office(stage: Stage, first: int) -> bool:
    """Tell whether a name stands directly behind an office: "Secretary of State Ana Reis"."""
    hit = stage.hit_at.get(first - 1)
    if hit is None or stage.hit_at.get(first) is hit:
        return False
    words = [fold(word) for word in stage.text[hit.start : hit.end].split()]
    return len(words) > 1 and bool(TITLES.intersection(words[:-1]))


def _speaks(token: Token) -> bool:
    """Tell whether a name the model gives no kind says something or is called an office."""
    if token.pos_ != "PROPN" or token.dep_ not in ("nsubj", "appos"):
        return False
    if token.dep_ == "appos":
        office = token.head.tag_ == "NN" and is_individual(token.head)
        return office and any(t.dep_ == "compound" for t in token.lefts)
    described = any(t.dep_ == "appos" and is_individual(t) for t in token.rights)
    if described and any(t.dep_ == "compound" for t in token.lefts):
        return True  # "Ayelet Sandu, secretary of the council, said"
    return token.head.lemma_ in _SAYING and not token.ent_type_


def _is_leader(folded: list[str], catalogue: Catalogue) -> bool:
    leaders = catalogue.leaders.get(folded[-1], [])
    meant = [leader for leader in leaders if leader.is_meant_by(folded)]
    if len(folded) > 1 or any(leader.full == folded[0] for leader in meant):
        return bool(meant)
    return folded[0] not in ALSO_WORDS and any(leader.office in FAMOUS for leader in meant)


def _capital_runs(stage: Stage, people: set[int]) -> Iterator[list[int]]:
    """Yield maximal runs of name words outside catalogue names, as token indices."""
    run: list[int] = []
    for token in stage.doc:
        free = token.i not in stage.hit_at and token.i not in stage.datelines
        if free and _continues(stage, token, run, people):
            run.append(token.i)
        elif run:
            yield run
            run = [token.i] if free and _is_name_word(token) else []
    if run:
        yield run


def _continues(stage: Stage, token: Token, run: list[int], people: set[int]) -> bool:
    """Tell whether a token may stand in a name that began with a run."""
    if not run:
        return _is_name_word(token) or _is_hyphened(token)
    if token.text == "-" and fold(stage.doc[run[-1]].text) in _HYPHENED:
        return True
    if run[-1] in people and token.i not in people and token.ent_type_:
        return False  # another kind of name begins
    if token.i in people:
        return token.is_alpha or token.text in ("-", "'", "’") or _is_name_word(token)
    if token.lower_ in _PARTICLES:
        return token.i + 1 < len(stage.doc) and _is_name_word(stage.doc[token.i + 1])
    return _is_name_word(token)


def _is_hyphened(token: Token) -> bool:
    """Tell whether a token is the particle that begins a surname standing alone."""
    behind = token.doc[token.i + 1 : token.i + 3]
    hyphen = len(behind) == 2 and behind[0].text == "-" and behind[1].text[:1].isupper()
    return hyphen and fold(token.text) in _HYPHENED


def _is_name_word(token: Token) -> bool:
    """Tell whether a token looks like part of a name or title: a capital, and no date."""
    text = token.text
    if text[:1].isupper() and fold(text) in TITLES:
        return True
    if len(text) > 3 and "-" in text and text.rpartition("-")[2][:1].isupper():
        return True
    named = token.pos_ == "PROPN" or token.ent_type_ == "PERSON"
    return bool(text[:1].isupper() and named and token.ent_type_ not in ("DATE", "TIME"))


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """Return the pronoun of common first names."""
    return {
        name: pronoun for pronoun, names in rows("first_names.tsv") for name in names.split("|")
    }
