"""The whole way: the only place that joins stages, and the reason why they need not know another.

``document -read-> article -tag, join-> statements -match-> matches -group-> claims``, into a store.
"""

from __future__ import annotations

from onrecord.runs.adding import Adding, Came, Restoring, add, check
from onrecord.runs.exporting import export
from onrecord.runs.extracting import extract, extract_article, places, read
from onrecord.runs.judging import drafted, drafted_undo, forget, judge, log, targets, undo
from onrecord.runs.making import corrections, decisions, make, recurring
from onrecord.runs.stages import STAGES, AnyPath, Paths, Stages, told
from onrecord.runs.work import Progress

__all__ = [
    "STAGES",
    "Adding",
    "AnyPath",
    "Came",
    "Paths",
    "Progress",
    "Restoring",
    "Stages",
    "add",
    "check",
    "corrections",
    "decisions",
    "drafted",
    "drafted_undo",
    "export",
    "extract",
    "extract_article",
    "forget",
    "judge",
    "log",
    "make",
    "places",
    "read",
    "recurring",
    "targets",
    "told",
    "undo",
]
