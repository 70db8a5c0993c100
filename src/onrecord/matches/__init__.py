"""Passages and statements compared across articles."""
