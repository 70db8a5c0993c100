"""A ledger's file with all that is done to its tables, one class for each part of it.

A ledger is opened to read or to write. A writer holds the ledger's lock from opening to closing;
each method that changes something is one transaction, so that a process killed at any moment leaves
either all of a step or nothing of it.
"""

from __future__ import annotations

from onrecord.ledger.documents import Documents
from onrecord.ledger.judged import Judged


class Store(Documents, Judged):
    """A ledger's file, open. A context manager: leaving it closes the file and frees the lock."""
