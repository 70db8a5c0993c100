"""Throw mutated input at every parser, and keep what breaks one.

    pip install atheris
    python benchmarks/fuzz.py FOLDER [TARGET ...] [--seconds 300]

For each target (all, if none is named) a process of its own mutates sound inputs and whatever
reached new lines, for so many seconds; what was interesting is kept in FOLDER/TARGET, to go on
from there, and an input that breaks a target in FOLDER/found. Ends with 1 if there is any.

Atheris follows which lines an input reaches; the tests throw a little at the same targets with
Hypothesis (``tests/test_fuzz.py``).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

LENGTH = 4_096
"""Bytes of the longest input: long ones are slow, and made by repeating."""
SLOWEST = 20
"""Seconds that one input may take, with atheris watching each line."""
MEMORY = 2_048
"""MB that a target may take."""


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        _fuzz(sys.argv[2], sys.argv[3:])
        return
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=int, default=300, help="for each target")
    arguments = parser.parse_args()
    from fuzz_targets import TARGETS

    failed = [
        name
        for name in arguments.targets or TARGETS
        if not _started(arguments.folder, name, arguments.seconds)
    ]
    print("broken: " + ", ".join(failed) if failed else "nothing is broken")
    sys.exit(bool(failed))


def _started(folder: Path, name: str, seconds: int) -> bool:
    """Fuzz one target in a process of its own; tell whether it held."""
    corpus, found = folder / name, folder / "found"
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    limits = [f"-max_len={LENGTH}", f"-timeout={SLOWEST}", f"-rss_limit_mb={MEMORY}"]
    command = [sys.executable, __file__, "--one", name, str(corpus), str(found / name)]
    command += [str(corpus), *limits, f"-max_total_time={seconds}"]
    command += [f"-artifact_prefix={found}/{name}-"]
    before = set(found.iterdir())
    ended = subprocess.run(command, capture_output=True, text=True)
    lines = (ended.stdout + ended.stderr).splitlines()
    done = next((line for line in reversed(lines) if "Done" in line), "")
    broken = sorted(path.name for path in set(found.iterdir()) - before)
    print(f"{name}: {done or lines[-1]} {' '.join(broken)}", flush=True)
    return not ended.returncode and not broken


def _fuzz(name: str, rest: list[str]) -> None:
    """Fuzz one target, in this process, until libFuzzer ends it."""
    import atheris  # no wheel for every system, and only this needs it

    with atheris.instrument_imports(include=["onrecord"]):
        from fuzz_targets import TARGETS, seeds

        import onrecord.ingest.feeds
        import onrecord.ingest.pages  # noqa: F401 - readers import it when they first need it
    corpus = Path(rest[0])
    for n, content in enumerate(seeds(name)):
        (corpus / f"seed-{n}").write_bytes(content)
    atheris.Setup([sys.argv[0], *rest[2:]], _Kept(TARGETS[name], Path(rest[1])))
    atheris.Fuzz()


class _Kept:
    """Calls a target, and keeps one input for each place that breaks: fuzzing goes on."""

    def __init__(self, target: Callable[[bytes], None], prefix: Path) -> None:
        self._target, self._prefix = target, prefix
        self._places: set[str] = set()

    def __call__(self, content: bytes) -> None:
        """Call the target."""
        try:
            self._target(bytes(content))
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            place = f"{type(error).__name__}-{Path(frames[-1].filename).stem}-{frames[-1].lineno}"
            if place not in self._places:
                self._places.add(place)
                Path(f"{self._prefix}-{place}").write_bytes(content)


if __name__ == "__main__":
    main()
