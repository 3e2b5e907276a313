"""What a mapped row means: its PLOVER type, and whether it records an act or a finding."""

from collections.abc import Mapping

from parley.errors import CaseError
from parley.observe.layout.layout import RawTable, choose, literal
from parley.observe.mapping.entry import EventMapping
from parley.observe.reading.chosen import Chosen, named
from parley.observe.reading.lexicon import DISCOVERY, leading_cue

#: Witnesses whose rows are single acts, so that their words can tell one from its aftermath.
_SINGLE_ACTS = ("acts", "media")
#: Signs that make a class value a pattern; without them, comparing is enough and much faster.
_SIGNS = frozenset("\\^$.|?*+()[]{}")


def event_type(chosen: Chosen, mapping: EventMapping, witness: str) -> tuple[str, tuple[str, ...]]:
    """Return SQL of a row's PLOVER type, and what was guessed for it.

    Raises:
        CaseError: `classes` is given and no column of classes is known.
    """
    if mapping.type is not None:
        return literal(mapping.type), ()
    if mapping.classes:
        return _by_class(chosen, mapping), ()
    if mapping.flags or mapping.format is not None:
        return _by_flag(chosen, mapping, mapping.flags), ()
    if witness == "positions":
        return "'MOBILIZE'", ()
    if witness == "agreements":
        return "'AGREE'", ()
    if not _has_words(chosen, witness):
        return "'ASSAULT'", (
            "every row is an ASSAULT: no column says what kind of act it is; `type` overrides it",
        )
    lead = _lead(chosen)
    kind = f"CASE {lead} WHEN '{DISCOVERY}' THEN 'ASSAULT' ELSE coalesce({lead}, '') END"
    return kind, ("the kind of act is read from the row's words; `classes` overrides it",)


def is_discovery(chosen: Chosen, mapping: EventMapping, witness: str) -> str:
    """Return an SQL condition: the row records what was found later.

    Raises:
        CaseError: `discovery` names a column that the file does not have.
    """
    if mapping.discovery is None:
        if mapping.format is not None:
            return "false"
        found = f"{_lead(chosen)} = '{DISCOVERY}'"
        return f"coalesce({found}, false)" if _has_words(chosen, witness) else "false"
    conditions = _by_pattern(chosen, mapping)
    return f"coalesce({' OR '.join(conditions)}, false)" if conditions else "false"


def unknown_class(chosen: Chosen, mapping: EventMapping) -> str | None:
    """Return an SQL condition: no `classes` entry fits the row; `None` where none is given."""
    labels = chosen.codes("class")
    if not mapping.classes or mapping.type is not None or not labels:
        return None
    return f"({_first_fit(chosen, mapping)}) IS NULL"


def label_of(chosen: Chosen, mapping: EventMapping) -> str:
    """Return SQL of the file's own class of a row, in the words the mapping has for it."""
    if mapping.flags and "class" not in chosen.names:
        return _by_flag(chosen, mapping, {name: name for name in mapping.flags})
    labels = chosen.codes("class")
    if not labels:
        return "''"
    label = labels[0] if len(labels) == 1 else f"coalesce({', '.join(labels)})"
    return choose(label, mapping.labels, label)


def fits(raw: RawTable, value: str, pattern: str) -> str:
    """Return an SQL condition: a cell is this value, or fits this regular expression whole."""
    same = f"lower({value}) = {literal(pattern.lower())}"
    if not _SIGNS & set(pattern) or not raw.is_pattern(pattern):
        return f"({same})"
    if pattern.endswith(".*") and not _SIGNS & set(pattern[:-2]):
        return f"starts_with(lower({value}), {literal(pattern[:-2].lower())})"
    return f"({same} OR regexp_full_match({value}, {literal(pattern)}, 'i'))"


def _has_words(chosen: Chosen, witness: str) -> bool:
    return witness in _SINGLE_ACTS and bool(chosen.text or "class" in chosen.names)


def _own(chosen: Chosen) -> str:
    return f"concat_ws(' ', {', '.join(chosen.words())})" if chosen.text else "''"


def _lead(chosen: Chosen) -> str:
    label = chosen.sql("class")
    return leading_cue(_own(chosen), f"coalesce({label}, '')" if label else "''")


def _by_class(chosen: Chosen, mapping: EventMapping) -> str:
    if "class" not in chosen.names:
        raise CaseError(
            f"{chosen.raw.file}: `classes` needs `class`, the column it speaks of. "
            f"Columns: {', '.join(chosen.raw.names)[:400]}"
        )
    return f"coalesce({_first_fit(chosen, mapping)}, '')"


def _first_fit(chosen: Chosen, mapping: EventMapping) -> str:
    """Return SQL of the type of the first class column with a value that fits, else of null."""
    cases = []
    for label in chosen.codes("class"):
        branches = " ".join(
            f"WHEN {fits(chosen.raw, label, pattern)} THEN {literal(kind)}"
            for pattern, kind in mapping.classes.items()
        )
        cases.append(f"CASE {branches} END")
    return f"coalesce({', '.join(cases)})" if len(cases) > 1 else cases[0]


def _by_flag(chosen: Chosen, mapping: EventMapping, flags: Mapping[str, str]) -> str:
    """Return SQL of the value of the first flag that a row has at or above the cut."""
    if not flags:
        return "''"
    branches = " ".join(
        f"WHEN try_cast({chosen.cell(named(chosen.raw, name, 'flags'))} AS DOUBLE) >= "
        f"{mapping.cut} THEN {literal(value)}"
        for name, value in flags.items()
    )
    return f"CASE {branches} ELSE '' END"


def _by_pattern(chosen: Chosen, mapping: EventMapping) -> list[str]:
    raw, patterns = chosen.raw, mapping.discovery
    if isinstance(patterns, dict):
        return [
            fits(raw, chosen.cell(named(raw, name, "discovery")), pattern)
            for name, several in patterns.items()
            for pattern in several
        ]
    label = chosen.sql("class")
    conditions = []
    for pattern in patterns or ():
        if label is not None:
            conditions.append(fits(raw, label, pattern))
        if chosen.text and raw.is_pattern(pattern):
            conditions.append(f"regexp_matches({_own(chosen)}, {literal(pattern)}, 'i')")
    return conditions
