"""Marks in a text under construction, and where they end up once it is written.

``marked("s1", "the bridge is safe")`` wraps words; ``unmarked`` takes the wrapping off and tells
which characters of the plain text each label covers.
"""

from __future__ import annotations

OPEN, NAMED, CLOSE = "\ue000", "\ue001", "\ue002"
Spans = dict[str, list[tuple[int, int]]]


def marked(label: str, words: str) -> str:
    """Wrap *words* as belonging to *label*; a label may occur several times, and marks nest."""
    return f"{OPEN}{label}{NAMED}{words}{CLOSE}"


def unmarked(text: str) -> tuple[str, Spans]:
    """Return the plain text and the spans of every label in it.

    >>> unmarked("He said " + marked("s0", "“Go.”"))
    ('He said “Go.”', {'s0': [(8, 13)]})
    """
    plain, found, opened = "", Spans(), list[tuple[str, int]]()
    at = 0
    while at < len(text):
        if text[at] == OPEN:
            end = text.index(NAMED, at)
            opened.append((text[at + 1 : end], len(plain)))
            at = end
        elif text[at] == CLOSE:
            label, start = opened.pop()
            found.setdefault(label, []).append((start, len(plain)))
        else:
            plain += text[at]
        at += 1
    return plain, found
