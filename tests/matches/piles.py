"""Invented reports of one harbour, and words to plant in them."""

from __future__ import annotations

from onrecord.records import Extraction, Match, Side
from tests.factories import extraction

SAFE = "The bridge is quite safe, we tested every bolt of it on Monday and we will do so again"

HERALD = f"""Bridge row grows

[source [person Ana Ruiz]] [cue told] Radio Selna on Friday: [content “{SAFE}.”]

The harbour office closed the northern lane last week after a lorry lost its load there."""

COURIER = """Who tested the bridge?

Nobody knew where the reports had gone when the council met.

[content “The bridge is quite safe,] [source she] [cue said], [content “we tested every bolt of it
on Monday and we will do so again.”]"""


def pile(*sources: str) -> list[Extraction]:
    return [extraction(source, id=f"a_{n:010d}") for n, source in enumerate(sources)]


def words(found: list[Extraction], side: Side) -> list[str]:
    text = next(e.article.text for e in found if e.article.id == side.at.article)
    return [span.of(text) for span in side.at.spans]


def both(found: list[Extraction], match: Match) -> tuple[list[str], list[str]]:
    return words(found, match.a), words(found, match.b)
