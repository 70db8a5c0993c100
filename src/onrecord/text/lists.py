"""The reviewed lists that ship as tables in ``onrecord/data``.

A table is comment lines, a line with the names of the columns, and the rows.
"""

from __future__ import annotations

from importlib.resources import files


def rows(name: str) -> list[tuple[str, ...]]:
    """Return the rows of a table, each as wide as the line of its columns."""
    table = (files("onrecord") / "data" / name).read_text(encoding="utf-8").splitlines()
    lines = [line for line in table if line and not line.startswith("#")]
    width = lines[0].count("\t")
    return [tuple((line + "\t" * (width - line.count("\t"))).split("\t")) for line in lines[1:]]
