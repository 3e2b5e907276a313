"""The lexicon of political acts: which words, with which object, tell of which PLOVER type."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from parley.records import EVENT_TYPES

#: What an entry may say beyond its type; see `Entry.flags`.
FLAGS = frozenset(
    {
        "op",
        "weak",
        "stance",
        "breakoff",
        "signing",
        "probe",
        "warn",
        "mutual",
        "truce",
        "pledge",
        "lasting",
        "loose",
        "foretold",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One meaning of a word.

    Attributes:
        type: One of records.EVENT_TYPES.
        particle: Words that must go with a verb ("off", "out of"), `""` for none.
        needs: Alternatives of which one must hold of its object; empty for none.
        targets: Where the target stands, best first: `obj`, `dative`, `subj`, `comp` (the subject
            or object of the governed clause) or a preposition.
        sources: Prepositions that name the source of a noun ("by", "of") or of a verb of getting
            ("from").
        flags: `op` governs a clause that is no act of its own; `weak` tells of an act only when it
            has parties; `stance` is an attitude; `mutual` has two equal parties; `truce` and
            `signing` make or keep an accord; `pledge` binds its maker; `breakoff` ends talks or a
            deal; `probe` investigates; `warn` is a threat only to an adversary;
            `lasting` acts told without a day go on; `foretold` is what a speaker says will befall
            its subject; `loose` frames are open to other meanings and count in the wide reading
            only.
        order: Line in the file: earlier entries win ties.
    """

    type: str
    particle: str
    needs: tuple[str, ...]
    targets: tuple[str, ...]
    sources: tuple[str, ...]
    flags: frozenset[str]
    order: int


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """Every entry by lemma, and the classes of objects.

    Attributes:
        verbs: Entries of verbs by the verb's lemma.
        nouns: Entries of nouns by lemma.
        adjectives: Entries of predicative adjectives by lemma.
        classes: Lemmas of each object class.
    """

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    adjectives: Mapping[str, tuple[Entry, ...]]
    classes: Mapping[str, frozenset[str]]


def _rows(name: str) -> Iterator[list[str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item for item in cell.split(",") if item not in ("-", ""))


def in_class(word: str, name: str) -> bool:
    """Tell whether a lemma belongs to a class of classes.tsv."""
    return word in lexicon().classes[name]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read once.

    Raises:
        ValueError: A row of the bundled file names an unknown type, class or flag.
    """
    classes = {name: frozenset(lemmas.split()) for name, lemmas in _rows("classes.tsv")}
    tables: dict[str, dict[str, list[Entry]]] = {k: defaultdict(list) for k in "VNA"}
    for order, (word, forms, needs, type_, roles, flags) in enumerate(_rows("lexicon.tsv")):
        unknown = set(_items(flags)) - FLAGS
        lost = {n.rpartition("@")[2] for n in _items(needs) if "@" in n} - set(classes)
        if unknown or lost or type_ not in EVENT_TYPES:
            raise ValueError(f"lexicon.tsv, {forms}: unknown {unknown | lost or type_}")
        for form in forms.split("|"):
            lemma, _, particle = form.partition("+")
            entry = Entry(
                type=type_,
                particle=particle.replace("_", " ").replace("+", " "),
                needs=_items(needs),
                targets=tuple(r.replace("_", " ") for r in _items(roles) if not r.endswith("<")),
                sources=tuple(r[:-1] for r in _items(roles) if r.endswith("<")),
                flags=frozenset(_items(flags)),
                order=order,
            )
            tables[word][lemma].append(entry)
    verbs, nouns, adjectives = (
        {lemma: tuple(entries) for lemma, entries in tables[k].items()} for k in "VNA"
    )
    return Lexicon(verbs=verbs, nouns=nouns, adjectives=adjectives, classes=classes)
