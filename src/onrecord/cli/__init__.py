"""The command line: arguments in, views out.

Nothing heavy is imported before a command needs it, so that ``onrecord --help`` answers at once.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from onrecord.cli.app import run

    sys.exit(run())
