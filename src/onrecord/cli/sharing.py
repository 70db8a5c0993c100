"""What the commands do by which a ledger is handed on."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

import onrecord
from onrecord.cli.output import console
from onrecord.problems import BadArgument, ExitCode

KEY_BYTES = 32
"""Bytes of a new secret: as many as the hash that it is used with has."""


def pack(
    ledger: Path, target: Path, without_text: bool, secret: Path | None, names: Sequence[str]
) -> ExitCode:
    """Write a ledger into one new file."""
    if names and secret is None:
        next_ = "Say where the secret is: --pseudonyms secret.key."
        raise BadArgument("--name", "needs a secret", "names are replaced with one", next_)
    with onrecord.open(ledger) as opened:
        key = _key(secret) if secret else None
        opened.pack(target, without_text=without_text, key=key, chosen=names)
    left = "texts and names left out" if secret else "texts left out" if without_text else "whole"
    console().print(f"{ledger} packed into {target}, {left}.", soft_wrap=True)
    return ExitCode.FINE


def _key(path: Path) -> bytes:
    """Return the secret that a file holds; make one where there is no file."""
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(KEY_BYTES) + "\n")
    key = path.read_bytes().strip()
    if len(key) < KEY_BYTES:
        why = f"it has {len(key)} characters, and {KEY_BYTES} are needed"
        raise BadArgument(str(path), "no secret", why, "Name a new file: one is made.")
    return key
