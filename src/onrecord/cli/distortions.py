"""Distortions on the terminal: what changed, with the words of both sides."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from onrecord.cli.tables import listing
from onrecord.cli.wording import cited
from onrecord.records import Distortion
from onrecord.views.reports import Pile, evidence

NONE = "No distortions: no words changed between these reports in a way that can be told."


def distortion_table(distortions: Sequence[Distortion], pile: Pile) -> RenderableType:
    """List distortions, each with its reason and the words of both sides."""
    if not distortions:
        return Text(NONE)
    table = listing("what changed", "from", "to")
    table.columns[0].max_width = 26
    table.columns[1].ratio = table.columns[2].ratio = 1
    for one in distortions:
        what = Text(one.kind.value.replace("_", " ")).append(f"\n{one.reason}", "dim")
        table.add_row(what, *(cited(evidence(at, pile)) for at in (one.a, one.b)))
    return table
