"""What a mapped row means: its PLOVER type, and whether it records an act or a finding."""

from parley.errors import CaseError
from parley.observe.chosen import Chosen, named
from parley.observe.layout import RawTable, literal
from parley.observe.lexicon import DISCOVERY, leading_cue
from parley.observe.mapping import EventMapping

#: Witnesses whose rows are single acts, so that their words can tell one from its aftermath.
_SINGLE_ACTS = ("acts", "media")


def event_type(chosen: Chosen, mapping: EventMapping, witness: str) -> tuple[str, tuple[str, ...]]:
    """Return SQL of a row's PLOVER type, and what was guessed for it.

    Raises:
        CaseError: `classes` is given and no column of classes is known.
    """
    if mapping.type is not None:
        return literal(mapping.type), ()
    if mapping.classes:
        return _by_class(chosen, mapping), ()
    if witness == "positions":
        return "'MOBILIZE'", ()
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
        found = f"{_lead(chosen)} = '{DISCOVERY}'"
        return f"coalesce({found}, false)" if _has_words(chosen, witness) else "false"
    conditions = _by_pattern(chosen, mapping)
    return f"coalesce({' OR '.join(conditions)}, false)" if conditions else "false"


def unknown_class(chosen: Chosen, mapping: EventMapping) -> str | None:
    """Return an SQL condition: no `classes` entry fits the row; `None` where none is given."""
    label = chosen.sql("class")
    if not mapping.classes or mapping.type is not None or label is None:
        return None
    known = " OR ".join(fits(chosen.raw, label, pattern) for pattern in mapping.classes)
    return f"NOT coalesce({known}, false)"


def fits(raw: RawTable, value: str, pattern: str) -> str:
    """Return an SQL condition: a cell is this value, or fits this regular expression whole."""
    same = f"lower({value}) = lower({literal(pattern)})"
    if not raw.is_pattern(pattern):
        return f"({same})"
    return f"({same} OR regexp_full_match({value}, {literal(pattern)}, 'i'))"


def _has_words(chosen: Chosen, witness: str) -> bool:
    return witness in _SINGLE_ACTS and bool(chosen.text or "class" in chosen.names)


def _own(chosen: Chosen) -> str:
    return f"concat_ws(' ', {', '.join(chosen.words())})" if chosen.text else "''"


def _lead(chosen: Chosen) -> str:
    label = chosen.sql("class")
    return leading_cue(_own(chosen), f"coalesce({label}, '')" if label else "''")


def _by_class(chosen: Chosen, mapping: EventMapping) -> str:
    label = chosen.sql("class")
    if label is None:
        raise CaseError(
            f"{chosen.raw.file}: `classes` needs `class`, the column it speaks of. "
            f"Columns: {', '.join(chosen.raw.names)[:400]}"
        )
    cases = " ".join(
        f"WHEN {fits(chosen.raw, label, pattern)} THEN {literal(kind)}"
        for pattern, kind in mapping.classes.items()
    )
    return f"CASE {cases} ELSE '' END"


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
