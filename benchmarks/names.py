"""How well comparing two names of people tells whether they are one's; and what rivals tell.

``python benchmarks/names.py`` measures Onrecord; where nomenklatura is installed, its name
comparison (logic-v2, over rigour) and a plain edit distance stand beside it. Thresholds of the
rivals are those best on the first part (every first of two pairs); the second part is held out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from onrecord.aliases.people import compared
from onrecord.aliases.verdicts import Sure

Pair: TypeAlias = tuple[str, str, bool]
Compare: TypeAlias = Callable[[str, str], float]
"""A likeness of two names, 0 to 1."""

PAIRS = Path(__file__).with_name("names.tsv")


def read(path: Path = PAIRS) -> list[Pair]:
    """Return the labelled pairs."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = (line.split("\t") for line in lines[1:])
    return [(one, other, same == "1") for one, other, same in rows]


def ours(one: str, other: str) -> float:
    """Return 1 where Onrecord holds two names to be one's in one story."""
    return float(compared(one, other).sure in {Sure.SAME, Sure.LIKELY})


def nomenklatura() -> Compare | None:
    """Return the name comparison of nomenklatura's logic-v2, ``None`` where it is not here."""
    try:
        from followthemoney import model
        from nomenklatura.matching import LogicV2  # type: ignore[import-not-found]
    except ImportError:
        return None
    config = LogicV2.default_config()

    def compare(one: str, other: str) -> float:
        a, b = (
            model.get_proxy({"id": id_, "schema": "Person", "properties": {"name": [name]}})
            for id_, name in ((f"a {one}", one), (f"b {other}", other))  # ids are cached
        )
        return float(LogicV2.compare(a, b, config).score)

    return compare


def rigour() -> Compare | None:
    """Return the edit similarity of rigour's folded names, ``None`` where it is not here."""
    try:
        from rigour.names import normalize_name
        from rigour.text import levenshtein_similarity
        from rigour.text.translit import ascii_text
    except ImportError:
        return None

    def plain(name: str) -> str:
        return normalize_name(ascii_text(name)) or ""

    return lambda one, other: float(
        levenshtein_similarity(plain(one), plain(other), max_edits=None, max_percent=1.0)
    )


def f1(pairs: Sequence[Pair], compare: Compare, bar: float) -> tuple[float, float, float]:
    """Return precision, recall and F1 of holding pairs of *bar* or more to be one's."""
    found = [(compare(one, other) >= bar, same) for one, other, same in pairs]
    right = sum(said and same for said, same in found)
    said, true = sum(s for s, _ in found), sum(s for _, s in found)
    precision, recall = right / max(1, said), right / max(1, true)
    return precision, recall, 2 * right / max(1, said + true)


def best_bar(pairs: Sequence[Pair], compare: Compare) -> float:
    """Return the bar with the best F1, the highest of equals."""
    bars = sorted({compare(one, other) for one, other, _ in pairs})
    return max(bars, key=lambda bar: (f1(pairs, compare, bar)[2], bar))


def main() -> None:
    """Print precision, recall and F1 of each on both parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list our errors of the first part")
    errors = parser.parse_args().errors
    pairs = read()
    first, held = pairs[::2], pairs[1::2]
    rivals = {"onrecord": ours, "nomenklatura logic-v2": nomenklatura(), "rigour": rigour()}
    for name, compare in rivals.items():
        if compare is None:
            sys.stdout.write(f"{name}: not installed\n")
            continue
        bar = 0.5 if compare is ours else best_bar(first, compare)
        for part, some in (("first", first), ("held out", held)):
            precision, recall, both = f1(some, compare, bar)
            sys.stdout.write(
                f"{name:24}{part:10}P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}"
                f"  (bar {bar:.2f}, {len(some)} pairs)\n"
            )
    for one, other, same in first if errors else ():
        if bool(ours(one, other)) is not same:
            sys.stdout.write(f"{'missed' if same else 'wrong'}: {one} | {other}\n")


if __name__ == "__main__":
    main()
