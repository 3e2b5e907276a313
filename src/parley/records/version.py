"""The version of Parley that a result names as its maker."""

from importlib.metadata import version

VERSION = version("parley")
