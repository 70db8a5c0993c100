"""Where the style sheet and the modules lie."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

STATIC = Path(str(files("onrecord.web") / "static"))
