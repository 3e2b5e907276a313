"""In: pledges, an event table and its manifests. Out: tests, findings by horizon, chart series.

Refuses to call a pledge kept on rows that nobody was there to record.
"""

from parley.check.findings import check
from parley.check.hindsight import with_hindsight
from parley.check.pledge.draft import draft_test
from parley.check.pledge.file import PledgeFile, load_pledges
from parley.check.pledge.revise import revise
from parley.check.pledge.yaml_file import read_yaml, told
from parley.check.series import series

__all__ = [
    "PledgeFile",
    "check",
    "draft_test",
    "load_pledges",
    "read_yaml",
    "revise",
    "series",
    "told",
    "with_hindsight",
]
