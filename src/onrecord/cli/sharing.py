"""What the commands do by which a ledger is handed on."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import onrecord
from onrecord.cli.output import Format, console, write_lines
from onrecord.cli.wording import origins, shortened
from onrecord.problems import BadArgument, ExitCode
from onrecord.views.changes import Changes, ClaimChange

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


def diff(ledger: Path, other: Path, format: Format) -> ExitCode:
    """Tell what differs between two ledgers."""
    with onrecord.open(ledger) as before, onrecord.open(other) as after:
        found = before.changes(after)
    if format is Format.JSONL:
        write_lines([json.dumps(asdict(found), ensure_ascii=False)])
    else:
        console().print("\n".join(_lines(found)), soft_wrap=True)
    return ExitCode.FINE


def _lines(found: Changes) -> Iterator[str]:
    if found.same:
        yield "The same documents, statements and judgements: one root hash."
    yield from (f"- document {path}" for path in found.documents_gone)
    yield from (f"+ document {path}" for path in found.documents_new)
    yield from (f"~ article {id} was read otherwise" for id in found.articles_changed)
    yield from (f"- judgement {id}" for id in found.judgements_gone)
    yield from (f"+ judgement {id}" for id in found.judgements_new)
    for claim in found.claims:
        yield from _claim(claim)
    if not found.claims:
        yield "No claim of several reports differs."


def _claim(claim: ClaimChange) -> Iterator[str]:
    sign = "+" if claim.before is None else "-" if claim.after is None else "~"
    yield f"{sign} claim {claim.after or claim.before}  {shortened(claim.text, 70)}"
    before, after = (
        f"{n} statements, {origins(least, most)}, {status}" if n else "none"
        for n, least, most, status in zip(
            claim.statements, claim.at_least, claim.at_most, claim.status, strict=True
        )
    )
    yield f"    {before} → {after}"
    yield f"    because {'; '.join(claim.why)}"
