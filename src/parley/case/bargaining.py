"""The bargaining problem of a case: what it rests on, and what follows from it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from parley import pipeline
from parley.case.bargain_draft import Draft, draft_block
from parley.case.bargain_yaml import append_block
from parley.case.case_file import CASE_FILE, CaseFile
from parley.case.claim_names import Basis, names_of_claims
from parley.case.problem import problem_of
from parley.errors import MissingInput
from parley.records import Claim, Problem


class Bargaining:
    """What a case says of a bargain: its problem, and a draft of the block that states it.

    Args:
        folder: The case folder.
        file: What the analyst states.
        claims: Every claim of the ledger, in the order they came.
        heard: What was said by the day that is asked for.
    """

    def __init__(
        self, folder: Path, file: CaseFile, claims: Sequence[Claim], heard: pipeline.Heard
    ) -> None:
        self._folder, self._file, self.heard = folder, file, heard
        self.names: Mapping[str, str] = names_of_claims(claims)

    def draft(self) -> Draft:
        """Return the block as far as the ledger fills it.

        Raises:
            MissingInput: The ledger names no two parties, or nothing they bargain over.
        """
        issues = pipeline.issue_list(self.heard.told, stated=self._file.issues)
        return draft_block(self.heard.told, issues, self.names, nations=pipeline.nations_named)

    def append(self, draft: Draft) -> None:
        """Append a draft to `case.yaml`.

        Raises:
            CaseError: The file has a block already.
        """
        append_block(self._folder / CASE_FILE, draft.text)

    def problem(self, without: Sequence[str] = ()) -> Problem:
        """Return the problem that the block states, blanks filled by guesses.

        Args:
            without: Names of levers to switch off.

        Raises:
            MissingInput: `case.yaml` has no block.
            CaseError: It contradicts itself, or names what is not there.
        """
        path = self._folder / CASE_FILE
        if self._file.bargain is None:
            raise MissingInput(
                f"{path} has no `bargain:`; start one from the ledger with: "
                f"parley bargain {self._folder} --draft --write"
            )
        basis = Basis(self.names, (claim.id for claim in self.heard.claims))
        return problem_of(self._file.bargain, basis, where=f"{path}: bargain", without=without)
