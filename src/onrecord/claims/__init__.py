"""Matched statements grouped into claims, and what each claim rests on."""
