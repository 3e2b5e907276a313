"""In: pledges, an event table and its manifests. Out: tests, findings by horizon, chart series.

Refuses to call a pledge kept on rows that nobody was there to record.
"""

from parley.check.exhibits import evidence, evidence_all
from parley.check.findings import check, check_all
from parley.check.hindsight import changes, with_hindsight
from parley.check.override import WITHDRAWN, overrides, same_person
from parley.check.pledge.draft import draft_test
from parley.check.pledge.file import PledgeFile
from parley.check.pledge.in_view import in_view
from parley.check.pledge.revise import revise
from parley.check.pledge.terms import not_in_force, terms_known
from parley.check.pledge.testability import score_pledge
from parley.check.pledge.yaml_file import read_yaml, told
from parley.check.ruling.pooling import MODELS, pool_of
from parley.check.series import series, series_all
from parley.check.swap import Swap, differing, ids_of, swap_rows
from parley.check.voices import Voices

__all__ = [
    "MODELS",
    "WITHDRAWN",
    "PledgeFile",
    "Swap",
    "Voices",
    "changes",
    "check",
    "check_all",
    "differing",
    "draft_test",
    "evidence",
    "evidence_all",
    "ids_of",
    "in_view",
    "not_in_force",
    "overrides",
    "pool_of",
    "read_yaml",
    "revise",
    "same_person",
    "score_pledge",
    "series",
    "series_all",
    "swap_rows",
    "terms_known",
    "told",
    "with_hindsight",
]
