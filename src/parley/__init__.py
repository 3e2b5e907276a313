"""Parley: what was said at the table, held against what was done on the ground."""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parley.case import Case, ModelServer, read_acled, read_events, read_ucdp

__version__ = version("parley")
__all__ = ["Case", "ModelServer", "__version__", "read_acled", "read_events", "read_ucdp"]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import the face of a case on first use, so that `import parley` does no work."""
    if name in __all__:
        return getattr(import_module("parley.case"), name)
    raise AttributeError(f"module 'parley' has no attribute {name!r}")
