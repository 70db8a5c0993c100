from __future__ import annotations

from benchmarks.names import f1, ours, read


def test_names_are_compared_no_worse_than_measured() -> None:
    pairs = read()
    precision, recall, _ = f1(pairs, ours, 0.5)
    assert precision >= 0.97
    assert recall >= 0.9
