"""Recurring sentences on the terminal: what an outlet prints under report after report."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from onrecord.cli.tables import listing
from onrecord.cli.wording import shortened
from onrecord.records import Recurring

NONE = "No outlet in this ledger prints a sentence again and again."

LONGEST = 240
"""Characters of a sentence that a table shows."""


def recurring_table(found: Sequence[Recurring]) -> RenderableType:
    """List sentences with their outlet and in how many reports it has them."""
    if not found:
        return Text(NONE)
    table = listing("outlet", "sentence", "reports")
    table.columns[1].ratio = 1
    for one in found:
        first, *rest = dict.fromkeys(at.path for at in one.at)
        where = Text(f"\n{first} and {len(rest)} more", "dim")
        table.add_row(
            one.publisher, Text(shortened(one.text, LONGEST)).append(where), str(len(one.at))
        )
    return table


def aside(one: Recurring) -> str:
    """Say why a line is set aside."""
    return (
        f"set aside: {one.publisher} prints it in {len(one.at)} reports, so that it matches nothing"
    )
