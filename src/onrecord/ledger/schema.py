"""The tables of a ledger. ``docs/reference/ledger.md`` says what each column holds.

What an article says is kept twice: as the record in JSON (``articles.record``), which is what
Onrecord reads back, and as rows, which are for search, Datasette and pandas. ``verify`` makes the
rows again from the record and compares.

No table holds when it was written (``paths.taken`` is the document's own time), and only
``number``, which the search tables need, depends on the order in which things came in: what is
read from a ledger is a function of the set of its documents.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

SCHEMA_VERSION = 5
"""Kept in ``PRAGMA user_version``; one more for every change that an older Onrecord cannot read;
``ledger/migrations.py`` has the step from each to the next."""

APPLICATION_ID = 0x4F4E5243
"""``PRAGMA application_id`` of a ledger: "ONRC". Tells it from any other SQLite file."""

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

paths = Table(
    "paths",
    metadata,
    Column("sha256", Text, ForeignKey("documents.sha256"), primary_key=True),
    Column("path", Text, primary_key=True),
    Column("url", Text),
    Column("taken", Text),
    Column("reading", Text, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text, ForeignKey("documents.sha256"), nullable=False),
    Column("language", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("wire", Text),
    Column("published_earliest", Text),
    Column("published_latest", Text),
    Column("model", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("articles_by_document", "sha256"),
    Index("articles_by_digest", "id", "sha256", "digest"),
)

statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("n", Integer, nullable=False),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("class", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("cue", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("speaker", Text),
    Column("speaker_id", Text),
    Column("speaker_open", Text),
    Column("relay", Text, nullable=False),
    Column("no_source", Text),
    Column("continues", Text),
    Column("within", Text),
    Column("modality", Text),
    Column("confidence", Float, nullable=False),
    Index("statements_by_article", "article", "n"),
    # What a list of claims shows of a statement stands in the index: a row is ten times as wide.
    Index("statements_by_id", "id", "kind", "class", "speaker"),
)

mentions = Table(
    "mentions",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("entity", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
)

spans = Table(
    "spans",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("owner", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("n", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Index("spans_by_article", "article"),
    Index("spans_by_owner", "owner"),
)

problems = Table(
    "problems",
    metadata,
    Column("where", Text, primary_key=True),
    Column("what", Text, primary_key=True),
    Column("why", Text, primary_key=True),
    Column("next", Text, nullable=False),
)

matches = Table(
    "matches",
    metadata,
    Column("id", Text, primary_key=True),
    Column("place", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("a_article", Text, ForeignKey("articles.id"), nullable=False),
    Column("a_statement", Text),
    Column("a_words", Text, nullable=False),
    Column("b_article", Text, ForeignKey("articles.id"), nullable=False),
    Column("b_statement", Text),
    Column("b_words", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("matches_by_place", "place"),
    Index("matches_by_articles", "a_article", "b_article"),
    Index("matches_by_b_article", "b_article"),
    Index("matches_by_a_statement", "a_statement"),
    Index("matches_by_b_statement", "b_statement"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    Column("place", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("at_least", Integer, nullable=False),
    Column("at_most", Integer, nullable=False),
    Column("first_said", Text),
    Column("last_said", Text),
    Column("status", Text, nullable=False),
    Column("grade", Text),
    Column("record", Text, nullable=False),
    Index("claims_by_place", "place"),
    # Lists of claims in their usual order, and all that they are narrowed down and sorted by.
    Index(
        "claims_by_reports",
        text("reports DESC"),
        "at_most",
        "id",
        "at_least",
        "first_said",
        "last_said",
        "status",
        "grade",
    ),
)

claim_statements = Table(
    "claim_statements",
    metadata,
    Column("claim", Text, ForeignKey("claims.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("statement", Text, nullable=False),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Index("claim_statements_by_statement", "statement", "claim"),
    Index("claim_statements_by_article", "article", "claim"),
)

entities = Table(
    "entities",
    metadata,
    Column("id", Text, primary_key=True),
    Column("n", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("record", Text, nullable=False),
)

entity_names = Table(
    "entity_names",
    metadata,
    Column("entity", Text, ForeignKey("entities.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Index("entity_names_by_name", "name"),
)

entity_members = Table(
    "entity_members",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("article_entity", Text, primary_key=True),
    Column("entity", Text, ForeignKey("entities.id"), nullable=False),
    Index("entity_members_by_entity", "entity"),
)

dates = Table(
    "dates",
    metadata,
    Column("id", Text, primary_key=True),
    Column("n", Integer, nullable=False),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("published_earliest", Text),
    Column("published_latest", Text),
    Column("reason", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("dates_by_article", "article"),
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("n", Integer, nullable=False),
    Column("earliest", Text, nullable=False),
    Column("latest", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("record", Text, nullable=False),
)

distortions = Table(
    "distortions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("n", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("claim", Text),
    Column("a_article", Text, ForeignKey("articles.id"), nullable=False),
    Column("b_article", Text, ForeignKey("articles.id"), nullable=False),
    Column("reason", Text, nullable=False),
    Column("record", Text, nullable=False),
)

series = Table(
    "series",
    metadata,
    Column("id", Text, primary_key=True),
    Column("n", Integer, nullable=False),
    Column("subject", Text, nullable=False),
    Column("entity", Text),
    Column("measure", Text, nullable=False),
    Column("points", Integer, nullable=False),
    Column("record", Text, nullable=False),
)

series_points = Table(
    "series_points",
    metadata,
    Column("series", Text, ForeignKey("series.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("figure", Text, nullable=False),
    Column("statement", Text),
    Column("words", Text, nullable=False),
    Column("value", Float),
    Column("low", Float),
    Column("high", Float),
    Column("approximator", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Index("series_points_by_article", "article"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("time", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("undoes", Text),
    Column("record", Text, nullable=False),
)

sketches = Table(
    "sketches",
    metadata,
    Column("article", Text, primary_key=True),
    Column("basis", Text, nullable=False),
    Column("notes", LargeBinary, nullable=False),
    Column("report", Text, nullable=False),
    Column("sketch", LargeBinary, nullable=False),
)

pairs = Table(
    "pairs",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    Column("basis", Text, nullable=False),
)

parts = Table(
    "parts",
    metadata,
    Column("stage", Text, primary_key=True),
    Column("of", Text, primary_key=True),
    Column("basis", Text, nullable=False),
    Column("part", LargeBinary, nullable=False),
)

loose = Table("loose", metadata, Column("statement", Text, primary_key=True))

RECORDS = (matches, entities, claims, dates, series, events, distortions)
"""Tables of what the pile shows that keep one record in each row, with ``id`` and ``record``; in
the order in which they are made."""

IN_STEP = (matches, claims)
"""Those that are kept in step with the articles: ``place`` orders their rows, which stay where they
are when others come. In the others, which are made as a whole, ``n`` does."""

STEPS = (sketches, pairs, parts, loose)
"""Tables of what those were made from, so that a change costs what it touches."""

MEMBERS = (entity_names, entity_members, claim_statements, series_points)
"""Tables of what the pile shows whose rows are parts of those records."""


def order(name: str) -> Column[str] | Column[int]:
    """Return the column that the records of a table are ordered by."""
    table = metadata.tables[name]
    column: Column[str] | Column[int] = table.c.place if table in IN_STEP else table.c.n
    return column


_FOLDED = "tokenize='unicode61 remove_diacritics 2'"

SEARCH_TABLES = (
    "CREATE VIRTUAL TABLE articles_fts USING fts5("
    f"title, text, content='articles', content_rowid='number', {_FOLDED})",
    "CREATE VIRTUAL TABLE statements_fts USING fts5("
    f"content, speaker, content='statements', content_rowid='number', {_FOLDED})",
    # The search tables hold no text of their own: triggers keep them in step, also when somebody
    # edits the ledger with other tools.
    "CREATE TRIGGER articles_in AFTER INSERT ON articles BEGIN "
    "INSERT INTO articles_fts(rowid, title, text) VALUES (new.number, new.title, new.text); END",
    "CREATE TRIGGER articles_out AFTER DELETE ON articles BEGIN "
    "INSERT INTO articles_fts(articles_fts, rowid, title, text) "
    "VALUES ('delete', old.number, old.title, old.text); END",
    "CREATE TRIGGER statements_in AFTER INSERT ON statements BEGIN "
    "INSERT INTO statements_fts(rowid, content, speaker) "
    "VALUES (new.number, new.content, new.speaker); END",
    "CREATE TRIGGER statements_out AFTER DELETE ON statements BEGIN "
    "INSERT INTO statements_fts(statements_fts, rowid, content, speaker) "
    "VALUES ('delete', old.number, old.content, old.speaker); END",
)
