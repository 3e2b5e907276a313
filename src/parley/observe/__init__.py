"""In: event files and how to read them. Out: one Arrow table of events and a manifest a file.

Refuses what is no table of events, and drops no row in silence: rows are marked and counted.
"""

from parley.observe.files.event_file import open_event_file
from parley.observe.mapping.entry import EventMapping, read_mapping
from parley.observe.mapping.written import write_mappings
from parley.observe.observation import Observation, observe
from parley.observe.reported import joined, observe_reported

__all__ = [
    "EventMapping",
    "Observation",
    "joined",
    "observe",
    "observe_reported",
    "open_event_file",
    "read_mapping",
    "write_mappings",
]
