"""Parley: what was said at the table, held against what was done on the ground."""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parley.case import Case

__version__ = version("parley")
__all__ = ["Case", "__version__"]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import `Case` on first use, so that `import parley` does no work."""
    if name == "Case":
        return import_module("parley.case").Case
    raise AttributeError(f"module 'parley' has no attribute {name!r}")
