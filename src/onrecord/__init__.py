"""Onrecord reads a pile of news reports and writes a ledger of claims.

Who said what, whom each report had it from, which reports repeat the same words, and on how many
independent origins a claim rests. Three verbs are all there is to learn:

- ``onrecord.read(paths)``: articles, with their furniture marked;
- ``onrecord.extract(paths or article)``: what each article says;
- ``onrecord.open(ledger)``: a :class:`Ledger`, to add to, ask and verify.

``onrecord.records`` says what comes back.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.api import Ledger, extract, open, read

__all__ = ["Ledger", "extract", "open", "read"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a verb when it is first used: the model and the ledger are costly to import."""
        if name in __all__:
            return getattr(import_module("onrecord.api"), name)
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
