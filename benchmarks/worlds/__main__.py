"""Write invented worlds, or measure Onrecord on them.

``python -m benchmarks.worlds write FOLDER --part dev --worlds 10 --seed 1`` writes worlds,
``python -m benchmarks.worlds score FOLDER...`` scores folders with reports and a ``truth.json``,
``python -m benchmarks.worlds run --part test`` does both and keeps nothing.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from .found import found
from .hand import STORIES, story
from .score import Scores, score
from .texts import PARTS
from .truth import read_truth
from .world import world

HAND = "hand"
"""The part that is written by hand: its stories are all there is of it."""

B_CUBED = ("claims B³ precision", "claims B³ recall")


def write(folder: Path, part: str, worlds: int, seed: int) -> list[Path]:
    """Write worlds into folders of their own and return these."""
    made = []
    if part == HAND:
        made = [folder / file.stem for file in STORIES]
        for file, path in zip(STORIES, made, strict=True):
            story(file).write(path)
        return made
    for number in range(seed, seed + worlds):
        made.append(folder / f"{part}_{number:03}")
        world(part, number).write(made[-1])
    return made


def measured(folders: Iterable[Path]) -> Scores:
    """Run Onrecord on each folder and return the scores of all."""
    every = Scores()
    for folder in folders:
        every.merge(score(read_truth(folder), found(folder)))
        print(".", end="", flush=True)
    print()
    return every


def report(scores: Scores, errors: Path | None) -> None:
    """Print each measure with what it counts, then the kinds of errors."""
    for name, tally in scores.tallies.items():
        given = "" if tally.given is None else f", {tally.given:g} given"
        print(f"{name:42} {tally.value:6.3f}   {tally.right:g} of {tally.asked:g}{given}")
    if all(scores.tallies.get(name) for name in B_CUBED):
        p, r = (scores.tallies[name].value for name in B_CUBED)
        print(f"{'claims B³ F1':42} {2 * p * r / (p + r):6.3f}")
    for name in ("alias pairs F1", "series points"):
        if name not in scores.tallies:
            print(f"{name:42}      –   the command is not there")
    kinds = Counter(kind for kind, _ in scores.errors)
    print("errors:", ", ".join(f"{kind} {many}" for kind, many in kinds.most_common()))
    if errors:
        lines = (f"{kind}\t{what}\n" for kind, what in sorted(scores.errors))
        errors.write_text("".join(lines), "utf-8")


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    writing, scoring, running = (commands.add_parser(name) for name in ("write", "score", "run"))
    writing.add_argument("folder", type=Path)
    scoring.add_argument("folders", type=Path, nargs="+")
    for one in (writing, running):
        one.add_argument("--part", choices=(*PARTS, HAND), default="dev")
        one.add_argument("--worlds", type=int, default=10)
        one.add_argument("--seed", type=int, default=1)
    for one in (scoring, running):
        one.add_argument("--errors", type=Path, help="write a line for each error there")
    asked = parser.parse_args()
    if asked.command == "write":
        print(*write(asked.folder, asked.part, asked.worlds, asked.seed), sep="\n")
    elif asked.command == "score":
        report(measured(asked.folders), asked.errors)
    else:
        with TemporaryDirectory() as temporary:
            folders = write(Path(temporary), asked.part, asked.worlds, asked.seed)
            report(measured(folders), asked.errors)


if __name__ == "__main__":
    main()
