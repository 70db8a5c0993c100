"""A ledger in the formats of other tools: one module for each.

A format is attached by an entry point in the group ``onrecord.exporters``; those that ship are
named here, so that they work from the source tree too. Nothing is imported before it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import entry_points
from pkgutil import resolve_name
from typing import BinaryIO, Protocol, cast

from onrecord.exports.story import Story
from onrecord.problems import BadArgument

GROUP = "onrecord.exporters"
"""Entry points of this group name the exporters that other packages bring."""

BUILT_IN = {
    "annotations": "onrecord.exports.annotations:Annotations",
    "brief": "onrecord.exports.brief:Brief",
    "csl": "onrecord.exports.csl:Csl",
    "csv": "onrecord.exports.csv:Csv",
    "ftm": "onrecord.exports.ftm:FollowTheMoney",
    "jsonl": "onrecord.exports.jsonl:JsonLines",
    "parquet": "onrecord.exports.parquet:Parquet",
    "timelinejs": "onrecord.exports.timelinejs:TimelineJs",
}
"""What ships, as entry points are written."""


class Exporter(Protocol):
    """Writes a story in one format: the same story always in the same bytes.

    An exporter is a class without arguments. ``names`` are its files; ``folder`` tells whether
    they make a folder, or it is one file; ``needs_text`` whether a ledger whose texts are withheld
    is refused (otherwise its words are empty); ``leaves_out`` says in a sentence what the format
    does not carry.
    """

    @property
    def names(self) -> tuple[str, ...]:
        """The files that it makes; one that makes no folder makes one."""

    @property
    def folder(self) -> bool:
        """Whether it makes a folder of files."""

    @property
    def needs_text(self) -> bool:
        """Whether it is of no use without the words of articles."""

    @property
    def leaves_out(self) -> str:
        """What the format does not carry."""

    def write(self, story: Story, outs: Sequence[BinaryIO]) -> None:
        """Write the files, bit by bit; *outs* are open in the order of ``names``.

        All are open at once, so that each article has to be read but once.
        """


def formats() -> tuple[str, ...]:
    """Return the names of all formats there are, sorted.

    >>> "csv" in formats()
    True
    """
    return tuple(sorted({*BUILT_IN, *(point.name for point in entry_points(group=GROUP))}))


def exporter(name: str) -> Exporter:
    """Return the exporter of a format; of two with one name, the one that ships.

    Raises:
        BadArgument: there is no such format.
    """
    if name in BUILT_IN:
        return cast(Exporter, resolve_name(BUILT_IN[name])())
    for point in entry_points(group=GROUP, name=name):
        return cast(Exporter, point.load()())
    why = f"{name!r} is none of {', '.join(formats())}"
    raise BadArgument("--to", "no such format", why, "Name one of these.")
