"""One conflict: a folder with `case.yaml` and a ledger. In: documents, event files. Out: tables.

Refuses to overwrite what the analyst wrote, and to keep anything only in memory.
"""

from parley.case.case import Case
from parley.case.case_file import CASE_FILE, CaseFile, load_mappings
from parley.case.event_file import EventFile, read_acled, read_events, read_ucdp
from parley.case.found import Found
from parley.case.loose import check_pledges, score_pledges, sight_pledges, swap_pledges
from parley.case.many import FolderReading, read_folder
from parley.case.pictures import Picture
from parley.case.tables import FindingTable, Table, override_row
from parley.case.whole import write_table
from parley.case.written import Brief
from parley.case.zone import Bargain, Zone
from parley.read import ModelServer

__all__ = [
    "CASE_FILE",
    "Bargain",
    "Brief",
    "Case",
    "CaseFile",
    "EventFile",
    "FindingTable",
    "FolderReading",
    "Found",
    "ModelServer",
    "Picture",
    "Table",
    "Zone",
    "check_pledges",
    "load_mappings",
    "override_row",
    "read_acled",
    "read_events",
    "read_folder",
    "read_ucdp",
    "score_pledges",
    "sight_pledges",
    "swap_pledges",
    "write_table",
]
