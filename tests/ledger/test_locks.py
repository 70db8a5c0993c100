"""What one process holds of a ledger is respected by the others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from onrecord.ledger.store import Store

WRITER = """
import sys
from pathlib import Path
from onrecord.ledger.store import Store
with Store(Path(sys.argv[1]), write=True) as store:
    store.keep("note", "written elsewhere")
"""


def test_a_writer_leaves_the_log_to_readers_of_another_process(tmp_path: Path) -> None:
    path = tmp_path / "story.db"
    Store(path, write=True).close()
    with Store(path) as reader:
        assert reader.kept("note") is None
        Store(path).close()  # opened and closed beside it: its locks must stay
        subprocess.run([sys.executable, "-c", WRITER, str(path)], check=True)
        assert path.with_name("story.db-wal").exists()
        assert reader.kept("note") == "written elsewhere"
