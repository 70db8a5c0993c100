"""The few verbs of the package: read, extract, open; and a ledger as Python sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, TypeAlias, overload

from onrecord import runs
from onrecord.judgements import Verb
from onrecord.ledger.packing import pack, pack_without_text
from onrecord.ledger.search import near, search
from onrecord.ledger.store import Store
from onrecord.options import TraceOptions
from onrecord.problems import BadArgument, LedgerMissing
from onrecord.records import (
    Added,
    Article,
    Claim,
    Dated,
    Decisions,
    Distortion,
    Document,
    Entity,
    Event,
    Exported,
    Extraction,
    Hit,
    Judgement,
    Logged,
    Match,
    MergeReason,
    Place,
    Problem,
    Recurring,
    Series,
    Span,
    Statement,
    Verified,
)
from onrecord.runners.local import LocalRunner
from onrecord.runs import STAGES, AnyPath, Paths, Progress, Restoring, Stages, told
from onrecord.text.words import words
from onrecord.views.changes import Changes, Held, changes
from onrecord.views.trace import Trace, alone
from onrecord.views.trace import trace as traced

_TRACE = TraceOptions()

Record: TypeAlias = Extraction | Statement | Match | Entity | Claim | Series | Logged


def read(
    paths: AnyPath | Paths,
    *,
    stdin: BinaryIO | None = None,
    fields: Mapping[str, str] | None = None,
    metadata: AnyPath | None = None,
) -> Iterator[Article | Problem]:
    """Read reports: their text as it came, with furniture marked.

    Args:
        paths: a file, folder, glob or address of the web, or several; ``-`` for *stdin*.
        stdin: what ``-`` reads from.
        fields: what fields of JSON Lines and tables are called: ``{"text": "body"}``.
        metadata: a table with a column ``path`` that tells where files are from.

    Returns:
        Articles, and a problem for each that cannot be read, in the order of *paths*.

    >>> from pathlib import Path; from tempfile import mkdtemp
    >>> report = Path(mkdtemp()) / "report.txt"
    >>> _ = report.write_text("The bridge is shut.")
    >>> [article.text for article in read(report)]
    ['The bridge is shut.']
    """
    stages = told(STAGES, fields, metadata)
    return runs.read(_listed(paths), stdin=stdin, stages=stages)


@overload
def extract(paths: Article) -> Extraction: ...
@overload
def extract(
    paths: AnyPath | Paths,
    *,
    stdin: BinaryIO | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    fields: Mapping[str, str] | None = None,
    metadata: AnyPath | None = None,
    min_confidence: float = 0.0,
) -> Iterator[Extraction | Problem]: ...


def extract(
    paths: Article | AnyPath | Paths,
    *,
    stdin: BinaryIO | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    fields: Mapping[str, str] | None = None,
    metadata: AnyPath | None = None,
    min_confidence: float = 0.0,
) -> Extraction | Iterator[Extraction | Problem]:
    """Find who says what, looking at one article at a time.

    Args:
        paths: an article that was read; or a file, folder or glob, or several.
        stdin: what the path ``-`` reads from.
        workers: processes to use at most; ``None`` for one per processor. Changes no result.
        progress: is told how many are done, and about how many there are; at the end how many.
        fields: what fields of JSON Lines and tables are called: ``{"text": "body"}``.
        metadata: a table with a column ``path`` that tells where files are from.
        min_confidence: 0 to 1; statements below are left out, with what hangs on them.

    Returns:
        For an article what it says; for paths what each article says, and a problem for each that
        cannot be read, in their order.
    """
    if isinstance(paths, Article):
        return runs.extract_article(paths)
    return runs.extract(
        _listed(paths),
        stdin=stdin,
        runner=LocalRunner(workers),
        stages=told(STAGES, fields, metadata),
        progress=progress,
        min_confidence=min_confidence,
    )


def open(ledger: AnyPath, *, create: bool = False) -> Ledger:
    """Open a ledger.

    Args:
        ledger: its file.
        create: make an empty one where there is none.

    Raises:
        LedgerError: it cannot be opened; the subclass and the message say why.
    """
    return Ledger(ledger, create=create)


def _listed(paths: AnyPath | Paths) -> list[AnyPath]:
    return [paths] if isinstance(paths, str | PathLike) else list(paths)


class Ledger:
    """A ledger: what the reports in it say, share and rest on.

    Reading it never changes it; ``add`` alone writes, and holds the ledger's lock meanwhile. A
    context manager, which closes the file.

    >>> from pathlib import Path; from tempfile import mkdtemp
    >>> with Ledger(Path(mkdtemp()) / "story.db", create=True) as ledger:
    ...     len(ledger.claims()), ledger.verify().drift
    (0, ())
    """

    def __init__(self, path: AnyPath, *, create: bool = False, stages: Stages = STAGES) -> None:
        """Open the ledger at *path*; see :func:`onrecord.open`."""
        self.path = Path(path)
        self._stages = stages
        try:
            self._store = Store(self.path)
        except LedgerMissing:
            if not create:
                raise
            Store(self.path, write=True).close()
            self._store = Store(self.path)

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # --- what is in it -------------------------------------------------------------------------

    @property
    def root(self) -> str:
        """The hash of its documents and statements: equal roots, equal ledgers."""
        return self._store.root()

    @property
    def pending(self) -> bool:
        """Whether ``add`` was interrupted, so that claims are older than articles: add again."""
        return self._store.stale()

    def articles(self) -> Iterator[Article]:
        """Return its articles, by id."""
        return (extraction.article for extraction in self.extractions())

    def extractions(self, *, as_found: bool = False) -> Iterator[Extraction]:
        """Return what every article says, by the article's id.

        Args:
            as_found: as the model found it, without what people put right.
        """
        corrected = runs.corrections(self._store, self._stages)
        for extraction in self._store.extractions():
            yield extraction if as_found else corrected(extraction)

    def documents(self) -> Iterator[Document]:
        """Return its documents by hash: the bytes as they came in, from where, and when taken."""
        return self._store.documents()

    def document(self, article: Article) -> Document:
        """Return the document that *article* was read from."""
        return self._store.document(article.sha256)

    def places(self, article: Article, span: Span | None = None) -> tuple[Place, ...]:
        """Return where the words of *article*, or those of *span*, stand in its document's bytes.

        The bytes of a document that came as gzip count unpacked. A span may be several stretches,
        as words between the paragraphs of a page are not its own; words that are not found
        again, and those of records, rows and feeds, which are written otherwise, have none.

        >>> from pathlib import Path; from tempfile import mkdtemp
        >>> folder = Path(mkdtemp())
        >>> _ = (folder / "report.txt").write_text("“Shut,” said Ana Ruiz.", encoding="utf-8")
        >>> with Ledger(folder / "story.db", create=True) as ledger:
        ...     _ = ledger.add(folder / "report.txt")
        ...     (article,) = ledger.articles()
        ...     (place,) = ledger.places(article, Span(13, 21))
        ...     ledger.document(article).content[place.start : place.end]
        b'Ana Ruiz'
        """
        return runs.places(self._store.document(article.sha256), article, span)

    def statements(self) -> Iterator[tuple[Article, Statement]]:
        """Return every statement with its article, by the article's id, in reading order."""
        for extraction in self.extractions():
            for statement in extraction.statements:
                yield extraction.article, statement

    def matches(self) -> tuple[Match, ...]:
        """Return the passages that two articles share."""
        return self._store.matches()

    def claims(self) -> tuple[Claim, ...]:
        """Return the statements that say the same, grouped, and what each group rests on."""
        return self._store.claims()

    def aliases(self) -> tuple[Entity, ...]:
        """Return who is one over the articles, under which names and why."""
        return self._store.entities()

    def dates(self) -> tuple[Dated, ...]:
        """Return when undated articles appeared, by what other articles tell; by article."""
        return self._store.dates()

    def timeline(self) -> tuple[Event, ...]:
        """Return what happened when, by the dated sentences of all articles, earliest first."""
        return self._store.events()

    def distortions(self) -> tuple[Distortion, ...]:
        """Return what changed in the words between reports, and between titles and texts."""
        return self._store.distortions()

    def recurring(self) -> tuple[Recurring, ...]:
        """Return the sentences that outlets print again and again: they match nothing."""
        return runs.recurring(self._store, stages=self._stages)

    def figures(self) -> tuple[Series, ...]:
        """Return what the articles count of one subject over time, by subject and measure."""
        return self._store.series()

    def problems(self) -> tuple[Problem, ...]:
        """Return what could not be read, and what is doubtful in what was."""
        doubtful = (problem for one in self.extractions() for problem in one.problems)
        return (*self._store.problems(), *doubtful)

    # --- finding -------------------------------------------------------------------------------

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Find statements, and passages outside of any, that hold all of *words*.

        Words in quotation marks are found in that order only.

        Returns:
            At most *limit* hits, those in statements first, best first.

        Raises:
            BadArgument: *words* holds no word.
        """
        return search(self._store, words, limit)

    def trace(self, words: str, options: TraceOptions = _TRACE) -> tuple[Trace, ...]:
        """Show where *words* come from: claims that hold them, then statements that stand alone.

        Where no statement holds all of them, those that hold most are taken: people remember
        quotations inexactly.

        Returns:
            Traces, best first; none where nothing is near.

        Raises:
            BadArgument: *words* holds no word.
        """
        members = self._holding(words, options)
        if not members:
            return ()
        pile = {one.article.id: one for one in self.extractions()}
        claims = {member.statement: claim for claim in self.claims() for member in claim.statements}
        found: dict[str, Trace] = {}
        for article, id_ in members:
            if claim := claims.get(id_):
                found.setdefault(claim.id, traced(claim, pile))
            else:
                found[id_] = alone(article, id_, pile)
        return tuple(sorted(found.values(), key=lambda view: view.claim is None))

    def _holding(self, words: str, options: TraceOptions) -> list[tuple[str, str]]:
        hits = search(self._store, words, options.statements)
        if exact := [(hit.at.article, hit.statement) for hit in hits if hit.statement]:
            return exact
        wanted = _folded(words)
        return [
            (article, id_)
            for article, id_, content in near(self._store, words, options.statements)
            if len(wanted & _folded(content)) >= options.shared * len(wanted)
        ]

    def show(self, id: str) -> Record:
        """Return the record that *id*, or the beginning of an id, names.

        Raises:
            BadArgument: no record is called so, or several are.
        """
        ids = self._store.ids(id) if id else ()
        if id not in ids and len(ids) != 1:
            why = f"it may be {', '.join(ids[:5])}" if ids else "no id begins so"
            next_ = "Take an id from `onrecord claims`, `matches` or `search`."
            raise BadArgument(str(self.path), f"no record {id!r}", why, next_)
        return self._record(id if id in ids else ids[0])

    def _record(self, id_: str) -> Record:
        if id_.startswith("m_"):
            return self._store.match(id_)
        if id_.startswith("n_"):
            return next(entity for entity in self.aliases() if entity.id == id_)
        if id_.startswith("r_"):
            return next(series for series in self.figures() if series.id == id_)
        if id_.startswith("c_"):
            return self._store.claim(id_)
        if id_.startswith("j_"):
            return _logged(self.log(), id_)
        corrected = runs.corrections(self._store, self._stages)
        if article := self._store.article_of(id_):
            return _statement(corrected(self._store.extraction(article)), id_)
        return corrected(self._store.extraction(id_))

    # --- handing it on -------------------------------------------------------------------------

    def export(
        self,
        to: str,
        into: AnyPath | BinaryIO,
        *,
        claims: Sequence[str] = (),
        force: bool = False,
    ) -> Exported:
        """Write the ledger in another format.

        Args:
            to: the format: ``jsonl``, ``csv``, ``parquet``, ``annotations``, ``ftm``, ``csl``,
                ``timelinejs``, ``brief``, or one that an entry point brings.
            into: a file, or a folder where the format is several files; or a stream.
            claims: ids, or beginnings of ids, of the claims that alone are wanted, with the
                articles and statements that they rest on.
            force: write in the place of what is there.

        Raises:
            BadArgument: there is no such format or claim, or something is in the way.
            MissingExtra: the format needs a package that is not installed.
            CannotWrite: the disk is full or the place cannot be written to; nothing half is left.

        >>> from io import BytesIO; from pathlib import Path; from tempfile import mkdtemp
        >>> out = BytesIO()
        >>> with Ledger(Path(mkdtemp()) / "story.db", create=True) as ledger:
        ...     told = ledger.export("csl", out)
        >>> out.getvalue().split(), told.leaves_out
        ([b'[', b']'], 'statements, claims and all else that articles say')
        """
        where = Path(into) if isinstance(into, str | PathLike) else into
        return runs.export(self._store, to, where, claims=claims, force=force, stages=self._stages)

    # --- what people decide --------------------------------------------------------------------

    def judge(
        self,
        verb: Verb,
        about: Sequence[str],
        *,
        value: str | None = None,
        merge: MergeReason | None = None,
        author: str,
        time: datetime,
        reason: str = "",
    ) -> Judgement:
        """Keep what *author* decides, and make anew what it changes.

        Args:
            verb: what is said: :class:`onrecord.judgements.making.Verb`.
            about: of what: ids, beginnings of ids, or names; a match stands for its statements.
            value: what is right, for a verb that puts something right or grades it.
            merge: the one reason of a merge that is meant, for ``off`` and ``on``; else all.
            author: who says so.
            time: when.
            reason: why.

        Raises:
            BadArgument: there is no such thing, or it cannot be said of it.
            LedgerLocked: somebody else is writing.
        """
        with self._writing() as store:
            return runs.judge(
                store,
                verb,
                about,
                value=value,
                merge=merge,
                author=author,
                time=time,
                reason=reason,
                stages=self._stages,
            )

    def undo(self, id: str, *, author: str, time: datetime, reason: str = "") -> Judgement:
        """Take a judgement back, by its id or the beginning of it; it stays in the log.

        Raises:
            BadArgument: there is no such judgement, or it is undone.
            LedgerLocked: somebody else is writing.
        """
        with self._writing() as store:
            return runs.undo(
                store, id, author=author, time=time, reason=reason, stages=self._stages
            )

    def forget(self, what: str, *, author: str, time: datetime, reason: str = "") -> Judgement:
        """Take a document out for good: its bytes, texts, statements and all made of them.

        Its hash stays in the log with author, time and reason, and it is refused when it is added
        again, unless it is restored.

        Args:
            what: an article's id, a path, or a hash or its beginning.
            author: who does so.
            time: when.
            reason: why; it stays in the log.

        Raises:
            BadArgument: there is no such document.
            LedgerLocked: somebody else is writing.
        """
        with self._writing() as store:
            return runs.forget(
                store, what, author=author, time=time, reason=reason, stages=self._stages
            )

    def changes(self, later: Ledger) -> Changes:
        """Return what differs in *later*, and why: documents, articles, judgements, claims."""
        return changes(self._held(), later._held())

    def _held(self) -> Held:
        return Held(
            root=self.root,
            documents=self._store.first_paths(),
            articles=self._store.hashes(),
            claims=self.claims(),
            judgements=self.judgements(),
        )

    def pack(
        self,
        target: AnyPath,
        *,
        without_text: bool = False,
        key: bytes | None = None,
        chosen: Sequence[str] = (),
    ) -> None:
        """Write the ledger into one new file to hand on; equal ledgers pack into equal bytes.

        Args:
            target: the new file.
            without_text: leave out the reports' words: documents, texts, titles, claims' wording.
            key: a secret; names are then replaced by pseudonyms made with it, and texts left out.
            chosen: with *key* the names to replace; those of all persons if there are none.

        Raises:
            BadArgument: there is a file at *target* already.
        """
        path = Path(target)
        if key is None and not without_text:
            pack(self._store, path)
            return
        pack_without_text(self._store, path, key, chosen)

    def take(self, judgement: Judgement) -> None:
        """Take over a judgement from another ledger; one that is here already changes nothing.

        Raises:
            LedgerLocked: somebody else is writing.
        """
        with self._writing() as store:
            store.append(judgement)
            runs.make(store, stages=self._stages)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return every judgement, in the order in which they were made."""
        return self._store.judgements()

    def log(self) -> tuple[Logged, ...]:
        """Return every judgement with what became of it, in the order in which they were made."""
        return runs.log(self._store, stages=self._stages)

    def decisions(self) -> Decisions:
        """Return what the judgements in force come to now."""
        return runs.decisions(self._store, self._stages)

    # --- keeping -------------------------------------------------------------------------------

    def verify(self) -> Verified:
        """Recheck every hash, every text and the words of every span, offline."""
        return runs.check(self._store, stages=self._stages)

    def add(
        self,
        paths: AnyPath | Paths,
        *,
        stdin: BinaryIO | None = None,
        workers: int | None = None,
        progress: Progress | None = None,
        again: bool = False,
        restore: Restoring | None = None,
        fields: Mapping[str, str] | None = None,
        metadata: AnyPath | None = None,
    ) -> Added:
        """Add reports; what is there already is passed over, an interrupted run is taken up.

        Args:
            paths: a file, folder or glob, or several; ``-`` for *stdin*.
            stdin: what ``-`` reads from.
            workers: processes to use at most; ``None`` for one per processor. Changes nothing in
                the ledger.
            progress: is told how many are done, and about how many there are; at the end how many.
            again: extract also what is there already.
            restore: who takes documents in again that were forgotten, and when.
            fields: what fields of JSON Lines and tables are called: ``{"text": "body"}``.
            metadata: a table with a column ``path`` that tells where files are from.

        Raises:
            BadArgument: a field is for nothing that is known, or the table cannot be read.
            LedgerLocked: somebody else is writing.
        """
        stages = told(self._stages, fields, metadata)
        with self._writing() as store:
            return runs.add(
                store,
                _listed(paths),
                stdin=stdin,
                runner=LocalRunner(workers),
                stages=stages,
                progress=progress,
                again=again,
                restore=restore,
            )

    @contextmanager
    def _writing(self) -> Iterator[Store]:
        """Open the file to write for a while, and to read again afterwards."""
        self._store.close()  # the last to close a file tidies up after it, and must be the writer
        try:
            with Store(self.path, write=True) as store:
                yield store
        finally:
            self._store = Store(self.path)


def _statement(extraction: Extraction, id_: str) -> Statement:
    return next(one for one in extraction.statements if one.id == id_)


def _logged(log: Sequence[Logged], id_: str) -> Logged:
    return next(one for one in log if one.judgement.id == id_)


def _folded(text: str) -> set[str]:
    found = words(text, Span(0, len(text)))
    return {span.of(text).casefold() for span in found if span.of(text)[0].isalnum()}
