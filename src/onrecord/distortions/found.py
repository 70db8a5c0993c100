"""What the search for distortions hands on."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Article, At, DistortionKind


@dataclass(frozen=True, slots=True)
class Found:
    """A change, the statements that it lies in, and why it is one."""

    kind: DistortionKind
    a: At
    b: At
    reason: str
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Headline:
    """What the title of an article says more than its text."""

    article: Article
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two articles; ``article`` is the first of them."""

    article: Article
    found: tuple[Found, ...]
