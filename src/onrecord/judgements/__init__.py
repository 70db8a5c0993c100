"""Judgements: what people decide about a ledger, and what that comes to.

A judgement is appended and never changed. It holds on to bytes and characters, so that it survives
another model; what it comes to now, its decisions, is worked out anew whenever claims are made.
"""

from __future__ import annotations

from onrecord.judgements.corrected import corrected
from onrecord.judgements.force import forgotten, logged, ordered
from onrecord.judgements.making import Verb, judgement, undoing
from onrecord.judgements.resolve import resolve

__all__ = ["Verb", "corrected", "forgotten", "judgement", "logged", "ordered", "resolve", "undoing"]
