"""Offsets and segments: what every stage needs to know about text."""
