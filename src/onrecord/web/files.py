"""Lists to take along."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from starlette.responses import Response

from onrecord.exports.csv import defused
from onrecord.ledger.claim_lists import ListedClaim

COLUMNS = (
    "claim",
    "text",
    "reports",
    "statements",
    "at_least",
    "at_most",
    "first_said",
    "last_said",
    "status",
    "grade",
    "speakers",
)


def claims_csv(claims: Iterable[ListedClaim]) -> bytes:
    """Write claims as a table, as ``onrecord export`` writes its tables."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for one in claims:
        said = (one.first_said or "", one.last_said or "", one.status, one.grade or "")
        counts = (one.reports, one.statements, one.at_least, one.at_most)
        speakers = defused("; ".join(one.speakers))
        writer.writerow((one.id, defused(one.text), *counts, *said, speakers))
    return ("\ufeff" + table.getvalue()).encode()


def download(content: bytes, name: str, kind: str) -> Response:
    """Hand over a file to be kept."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=headers)
