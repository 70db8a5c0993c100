"""A directive that writes the help of every command, so that the reference cannot go stale."""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from typer import Context
from typer.main import get_command

from onrecord.cli.app import app


class CommandHelp(Directive):
    """Write a section per command with what `--help` prints."""

    def run(self) -> list[nodes.Node]:
        """Return the sections, in the order of `onrecord --help`."""
        group = get_command(app)
        context = Context(group, info_name="onrecord")
        return [self._section(name, context) for name in group.list_commands(context)]

    def _section(self, name: str, context: Context) -> nodes.Node:
        command = context.command.get_command(context, name)
        help_text = command.get_help(Context(command, info_name=name, parent=context))
        section = nodes.section(ids=[nodes.make_id(name)], names=[name])
        section += nodes.title(text=f"onrecord {name}")
        section += nodes.literal_block(help_text, help_text, language="text")
        self.state.document.note_implicit_target(section)
        return section


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the directive known to Sphinx."""
    app.add_directive("command-help", CommandHelp)
    return {"parallel_read_safe": True}
