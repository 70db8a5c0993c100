"""Invented worlds whose truth is known, and the scorer that holds a ledger against it."""
