"""A little of what ``benchmarks/fuzz.py`` does for an hour, and all that it found."""

from __future__ import annotations

import pytest
from fuzz_targets import TARGETS, seeds
from hypothesis import given, settings
from hypothesis import strategies as st

NAMES = tuple(name for name in TARGETS if not name.endswith("-repeated"))
FOUND = (
    ("page", b"\xff\xfe<\x00p\x00>\x00\x8f"),
    ("json", b"5" * 40 + b"e4636"),
    ("json", b"[" * 100_000),
)
"""Inputs that broke a target once."""


@pytest.mark.parametrize(("name", "content"), FOUND)
def test_what_broke_once_holds(name: str, content: bytes) -> None:
    TARGETS[name](content)


@pytest.mark.parametrize("name", NAMES)
def test_sound_input_holds(name: str) -> None:
    for content in seeds(name):
        TARGETS[name](content)


@st.composite
def mutated(draw: st.DrawFn, name: str) -> bytes:
    """Draw a sound input of which pieces were cut, doubled, moved or written over."""
    content = draw(st.sampled_from(seeds(name)))
    for _ in range(draw(st.integers(1, 4))):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(content))] * 2)))
        piece = content[start:end]
        new = draw(st.sampled_from([b"", piece * 2, piece[::-1]]) | st.binary(max_size=8))
        content = content[:start] + new + content[end:]
    return content


@pytest.mark.parametrize("name", NAMES)
def test_mutated_input_holds(name: str) -> None:
    @settings(max_examples=40)
    @given(mutated(name))
    def check(content: bytes) -> None:
        TARGETS[name](content)

    check()
