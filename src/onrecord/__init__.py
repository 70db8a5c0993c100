"""Onrecord reads a pile of news reports and writes a ledger of claims."""
