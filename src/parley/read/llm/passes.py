"""The passes over a text: list records kind by kind, confirm them, decide where two disagree."""

from collections.abc import Callable
from typing import Any

from parley.read.llm.asking import Desk
from parley.read.llm.holding import Refused, hold
from parley.read.llm.prompts import GROUPS, shown, to_read, to_verify
from parley.read.llm.quoting import Quoting
from parley.read.llm.schema import MOST_RECORDS, misfit, records_schema, verdicts_schema
from parley.read.llm.windows import Window, windows
from parley.read.reader import without_twins
from parley.records import Claim


class Passes:
    """Puts the questions of one text and holds the answers to it."""

    def __init__(self, desk: Desk, quoting: Quoting) -> None:
        self._desk = desk
        self._quoting = quoting
        self._source = quoting.analysis.source
        self._count = desk.count

    def run(self, report: Callable[[float], None] | None = None) -> list[Claim]:
        """Return the claims of a text: every window read for every group of kinds, and confirmed.

        Args:
            report: Told the share of the windows that is done, 0 to 1.
        """
        claims: list[Claim] = []
        parts = windows(self._quoting.analysis, self._desk.server.window)
        for number, window in enumerate(parts, 1):
            held: list[Claim] = []
            for kinds in GROUPS:
                held += self._read(window, kinds)
            claims += self._confirmed(window, held)
            self._desk.require_answers()
            if report is not None:
                report(number / len(parts))
        return self._without_twins(claims)

    def _read(self, window: Window, kinds: tuple[str, ...]) -> list[Claim]:
        """Return the held records of a window; a list that breaks off is asked for in halves."""
        schema = records_schema(kinds)
        reply = self._desk.ask(
            to_read(kinds), shown(self._source, window.stretches), schema=schema, name="records"
        )
        if not reply.is_whole and len(window.stretches) > 1:
            return [claim for half in window.halves() for claim in self._read(half, kinds)]
        self._count.of["cut"] += not reply.is_whole
        self._count.of["proposed"] += len(reply.entries)
        held: dict[str, Claim] = {}
        form = schema["properties"]["records"]["items"]
        reader = f"{self._desk.method}, {reply.form}"
        for position, entry in enumerate(reply.entries):
            what = misfit(entry, form) if position < MOST_RECORDS else "one too many"
            if what:
                self._count.refuse("not of the asked form", _kind_of(entry), what)
                continue
            try:
                claim, is_repaired = hold(entry, self._quoting, window.stretches, reader=reader)
            except Refused as refused:
                self._count.refuse(refused.reason, _kind_of(entry), refused.words)
                continue
            if claim.id in held:
                self._count.refuse("repeated", claim.kind, claim.span.text)
            else:
                held[claim.id] = claim
                self._count.of["repaired"] += is_repaired
        return list(held.values())

    def _confirmed(self, window: Window, held: list[Claim]) -> list[Claim]:
        """Return the records that two of three passes stand by: list, confirmation, decision."""
        if not held:
            return []
        confirmed = self._verdicts(window, held, decides=False)
        kept = []
        for number, claim in enumerate(held, 1):
            if confirmed.get(number, False):
                kept.append(claim)
                continue
            self._count.of["disputed"] += 1
            if self._verdicts(self._around(window, claim), [claim], decides=True).get(1, False):
                kept.append(claim)
            else:
                self._count.refuse("outvoted", claim.kind, claim.span.text)
        return kept

    def _verdicts(self, window: Window, claims: list[Claim], *, decides: bool) -> dict[int, bool]:
        """Return what a pass says of numbered records; those it leaves out are not in it."""
        kinds = tuple(dict.fromkeys(claim.kind for claim in claims))
        schema = verdicts_schema(len(claims))
        reply = self._desk.ask(
            to_verify(kinds, decides=decides),
            shown(self._source, window.stretches, [_shown_record(claim) for claim in claims]),
            schema=schema,
            name="verdicts",
        )
        form = schema["properties"]["verdicts"]["items"]
        return {e["number"]: e["right"] for e in reply.entries if not misfit(e, form)}

    def _around(self, window: Window, claim: Claim) -> Window:
        """Return the paragraph of a claim and the one before, which its pronouns may mean."""
        at = next(i for i, s in enumerate(window.stretches) if claim.span.start < s[1])
        return Window(stretches=window.stretches[max(0, at - 1) : at + 1])

    def _without_twins(self, claims: list[Claim]) -> list[Claim]:
        """Leave out positions and forecasts whose words are an offer or a pledge already."""
        kept = without_twins(claims)
        for claim in claims:
            if not any(claim is one for one in kept):
                self._count.refuse("an offer or a pledge already", claim.kind, claim.span.text)
        return kept


def _kind_of(entry: object) -> str:
    kind = entry.get("kind") if isinstance(entry, dict) else None
    return kind if isinstance(kind, str) else ""


def _shown_record(claim: Claim) -> dict[str, Any]:
    """Return a claim in the interchange form, without what the model did not say."""
    return {k: v for k, v in claim.guide().items() if v not in ("", [], None) and k != "reader"}
