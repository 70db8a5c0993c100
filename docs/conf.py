"""How the documentation is built: `make docs`, every warning an error."""

from __future__ import annotations

import sys
from importlib.metadata import version as installed
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "Onrecord"
author = "the Onrecord contributors"
version = release = installed("onrecord")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "command_help"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_ext"]
root_doc = "index"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "undoc-members": True}

nitpicky = True
# References to our own names must resolve; those to other projects would need the network.
nitpick_ignore_regex = [("py:.*", r"(?!onrecord\.).*")]

html_theme = "furo"
html_title = "Onrecord"
html_static_path = ["_static"]
html_copy_source = False
