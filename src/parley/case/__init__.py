"""One conflict: a folder with `case.yaml` and a ledger. In: documents, event files. Out: tables.

Refuses to overwrite what the analyst wrote, and to keep anything only in memory.
"""

from parley.case.case import Case
from parley.case.case_file import CASE_FILE, CaseFile, load_mappings
from parley.case.loose import check_pledges
from parley.case.tables import Table
from parley.case.whole import write_table
from parley.case.written import Brief

__all__ = [
    "CASE_FILE",
    "Brief",
    "Case",
    "CaseFile",
    "Table",
    "check_pledges",
    "load_mappings",
    "write_table",
]
