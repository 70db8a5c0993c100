"""The whole way: the only place that joins stages, and the reason why they need not know another.

``document -read-> article -tag, join-> statements -match-> matches -group-> claims``, into a store.
"""

from __future__ import annotations

from onrecord.runs.adding import Adding, add, check, make
from onrecord.runs.extracting import extract, extract_article, places, read
from onrecord.runs.stages import STAGES, AnyPath, Paths, Stages, told
from onrecord.runs.work import Progress

__all__ = [
    "STAGES",
    "Adding",
    "AnyPath",
    "Paths",
    "Progress",
    "Stages",
    "add",
    "check",
    "extract",
    "extract_article",
    "make",
    "places",
    "read",
    "told",
]
