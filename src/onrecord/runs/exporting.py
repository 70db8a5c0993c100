"""A ledger handed on in the formats of other tools."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.problems import BadArgument
from onrecord.records import Claim, Exported, Extraction
from onrecord.runs.judging import log
from onrecord.runs.making import corrections
from onrecord.runs.stages import STAGES, Stages
from onrecord.runs.writing import write_file, write_folder

if TYPE_CHECKING:
    from onrecord.exports import Exporter
    from onrecord.exports.story import Story
    from onrecord.ledger.store import Store


def export(
    store: Store,
    to: str,
    into: Path | BinaryIO,
    *,
    claims: Iterable[str] = (),
    force: bool = False,
    stages: Stages = STAGES,
) -> Exported:
    """Write a ledger, or some of its claims with what they rest on, in another format.

    All of it is read in one transaction: what is added meanwhile is not in it.

    Raises:
        BadArgument: no such format or claim; or something is in the way.
        MissingExtra: the format needs a package that is not installed.
        CannotWrite: the disk is full or the place cannot be written to; nothing is left behind.
    """
    from onrecord.exports import exporter
    from onrecord.ledger.pile import WITHHELD

    format_ = exporter(to)
    if format_.needs_text and store.kept(WITHHELD) is not None:
        next_ = "Export the whole ledger, or to jsonl, csv or parquet, with no words in them."
        why = "it was packed without its texts"
        raise BadArgument(str(store.path), f"cannot be exported to {to}", why, next_)
    with store.transaction():
        told = story(store, stages)
        if wanted := tuple(claims):
            from onrecord.exports.story import narrowed

            told = narrowed(told, [_claim(store, one) for one in wanted])
        return _write(format_, told, into, store.path, force=force)


def story(store: Store, stages: Stages = STAGES) -> Story:
    """Return what a ledger has to tell, with what people put right."""
    from onrecord.exports.story import Story

    corrected = corrections(store, stages)

    def extraction(id: str) -> Extraction:
        return corrected(store.extraction(id))

    def claims_of(said: Extraction) -> Mapping[str, Claim]:
        own = {statement.id for statement in said.statements}
        found = store.claims_with(own)
        return {m.statement: claim for claim in found for m in claim.statements}

    return Story(
        root=store.root(),
        documents=store.document_hashes(),
        document=store.about,
        articles=store.article_ids(),
        extraction=extraction,
        claims=store.each_claim,
        claims_of=claims_of,
        made=store.made_but_claims(),
        log=log(store, stages=stages),
        problems=store.problems(),
    )


def _write(
    format_: Exporter, told: Story, into: Path | BinaryIO, ledger: Path, *, force: bool
) -> Exported:
    if not isinstance(into, Path):
        if format_.folder:
            next_ = "Name a folder for them: -o FOLDER."
            raise BadArgument("-o", "no place named", "this format is several files", next_)
        format_.write(told, [into])
        return Exported(files=(), leaves_out=format_.leaves_out)
    if into.exists() and into.samefile(ledger):
        raise BadArgument(str(into), "not written", "it is the ledger", "Name another place.")
    if format_.folder:
        write_folder(into, format_.names, partial(format_.write, told), force=force)
        files = tuple(str(into / name) for name in format_.names)
    else:
        write_file(into, lambda out: format_.write(told, [out]), force=force)
        files = (str(into),)
    return Exported(files=files, leaves_out=format_.leaves_out)


def _claim(store: Store, wanted: str) -> str:
    """Return the id of a claim from its beginning."""
    ids = [id for id in store.ids(wanted) if id.startswith("c_")] if wanted else []
    if wanted not in ids and len(ids) != 1:
        why = f"it may be {', '.join(ids[:5])}" if ids else "no claim's id begins so"
        raise BadArgument(
            str(store.path), f"no claim {wanted!r}", why, "Take an id from `onrecord claims`."
        )
    return wanted if wanted in ids else ids[0]
