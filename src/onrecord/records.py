"""Every record that passes from one stage to the next.

A record is a frozen dataclass made of tuples, enums and other records. This module imports the
standard library only, so that every stage may import it and none has to import another.

Offsets count Unicode code points of ``Article.text`` and are half-open: ``text[start:end]``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of code points.

    >>> Span(0, 4).of("Ruiz said")
    'Ruiz'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of *text* that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether *other* lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Bad data, as a value: it travels beside the good data and never stops a run."""

    where: str
    what: str
    why: str
    next: str


# --- what comes in -------------------------------------------------------------------------


class Basis(StrEnum):
    """What a publisher, a date or a hop rests on."""

    STATED = "stated"
    METADATA = "metadata"
    INFERRED = "inferred"
    JUDGED = "judged"
    """A person corrected it: never in what ``extract`` finds, only in what a ledger shows."""
    NONE = "none"


class FurnitureKind(StrEnum):
    """What a part of the page is that is not the report."""

    NAVIGATION = "navigation"
    REPEATED_TITLE = "repeated_title"
    TEASER = "teaser"
    CONSENT = "consent"
    CAPTION = "caption"
    CREDIT = "credit"
    SIGN_UP = "sign_up"
    COMMENT_FORM = "comment_form"
    SHORTCODE = "shortcode"
    LINK_LIST = "link_list"
    SOURCE_LINK = "source_link"


class DocumentKind(StrEnum):
    """How a document's bytes are read."""

    TEXT = "text"
    PAGE = "page"
    RECORD = "record"
    """One JSON object: a line of a JSONL file."""
    ROW = "row"
    """One row of a table, below the line that names its columns."""
    FEED = "feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is told beside a text: by the page's metadata, a record's fields or a table."""

    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    bylines: tuple[str, ...] = ()
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a document is to be read, so that reading it again gives the same articles.

    ``fields`` pairs what a field is for ("text") with what it is called here ("body"); where it
    says nothing the common names count. ``given`` comes from a metadata table and has the last
    word. ``charset`` is the encoding that a server named; bytes that are plainly another's win.
    """

    kind: DocumentKind = DocumentKind.TEXT
    fields: tuple[tuple[str, str], ...] = ()
    given: Given | None = None
    charset: str | None = None


TEXT = Reading()
"""A plain text with nothing beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The bytes as they came in. ``sha256`` is the hex digest of ``content``.

    ``taken`` is when they were taken, in UTC to the second ("2023-05-03T10:00:00Z"): a file's last
    change, a response's arrival, a WARC record's date.
    """

    sha256: str
    path: str
    url: str | None
    content: bytes
    taken: str | None = None
    reading: Reading = TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a stretch of an article's text stands in its document.

    ``start`` and ``end`` count bytes of the document, unpacked where it is gzip, half-open. What
    lies between holds the words of ``span`` and, on a page, the tags among them.
    """

    span: Span
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A part of the text that is not the report: marked, never cut."""

    span: Span
    kind: FurnitureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """The outlet whose page the article is."""

    name: str
    basis: Basis
    evidence: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """The news agency that the article credits."""

    name: str
    evidence: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Republished:
    """A sign that the article was taken over from elsewhere; ``origin`` where it says from whom."""

    origin: str | None
    evidence: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The first and last day on which something can have happened, with what that rests on."""

    earliest: date | None
    latest: date | None
    basis: Basis
    evidence: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text of a document, as read: nothing in it depends on a model."""

    id: str
    sha256: str
    path: str
    url: str | None
    language: str
    title: str | None
    bylines: tuple[str, ...]
    publisher: Publisher | None
    wire: Wire | None
    republished: Republished | None
    published: Interval
    text: str
    furniture: tuple[Furniture, ...]
    problems: tuple[Problem, ...]


# --- what the tagger sees ------------------------------------------------------------------


class EntityType(StrEnum):
    """What kind of thing a mention names."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    OUTLET = "outlet"
    DOCUMENT = "document"
    GROUP = "group"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One source, cue and content as the tagger found them; ``source`` may be empty."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A proper name as the tagger found it."""

    span: Span
    type: EntityType


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """All that the tagger found, each tuple in reading order."""

    attributions: tuple[Attribution, ...]
    names: tuple[Name, ...]


# --- what an article says ------------------------------------------------------------------


class StatementKind(StrEnum):
    """How the content is given: in the speaker's words, the report's, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    ASSERTION = "assertion"


class StatementClass(StrEnum):
    """What the cue says was done: the ledger works on speech, document and assertion."""

    SPEECH = "speech"
    DOCUMENT = "document"
    BELIEF = "belief"
    INTENT = "intent"
    OTHER = "other"
    ASSERTION = "assertion"


class NoSource(StrEnum):
    """Why a statement has no source span."""

    CONTINUED = "continued"
    PASSIVE = "passive"
    OWN_VOICE = "own_voice"


class Modality(StrEnum):
    """How the saying itself is meant, where it is not plain fact."""

    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    QUESTION = "question"
    FUTURE = "future"


class HopRole(StrEnum):
    """What a hop of a relay chain is."""

    PERSON = "person"
    GROUP = "group"
    ORGANIZATION = "organization"
    OUTLET = "outlet"
    AGENCY = "agency"
    DOCUMENT = "document"
    POST = "post"
    RECORDING = "recording"
    ANONYMOUS = "anonymous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The entity that a source names. ``id`` is unique within the article."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Somebody to whom a statement was made."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One station of a relay chain, with the words that show it."""

    name: str
    role: HopRole
    basis: Basis
    evidence: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """Words that weaken a statement, and the words they weaken."""

    span: Span
    covers: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution in one article, or one assertion in the report's own voice.

    ``relay`` runs from the hop nearest the publisher to the origin. ``continues`` and ``within``
    are ids of statements of the same article.
    """

    id: str
    kind: StatementKind
    class_: StatementClass
    source: Spans
    cue: Spans
    content: Spans
    no_source: NoSource | None
    continues: str | None
    within: str | None
    speaker: Speaker | None
    speaker_open: str | None
    audience: tuple[Addressee, ...]
    said: Interval | None
    relay: tuple[Hop, ...]
    modality: Modality | None
    hedges: tuple[Hedge, ...]
    figures: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that names somebody or something; ``entity`` is unique within the article."""

    span: Span
    entity: str
    type: EntityType
    name: str


class Approximator(StrEnum):
    """How near the number given is to the one meant; the outermost word counts."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    VAGUE = "vague"


class Change(StrEnum):
    """Which way a quantity moved by this figure, or to it."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity with all that qualifies it.

    ``value`` is the number as meant; a range has ``low`` and ``high`` instead, vague words
    ("dozens") ``low`` only. ``unit`` is the plain singular name of a measure, or "person" or
    "item" for things counted; ``counted`` the lemma of the counted noun; ``subject`` whose it is.
    """

    id: str
    span: Span
    value: float | None
    low: float | None
    high: float | None
    approximator: Approximator
    change: Change | None
    per: str | None
    unit: str
    counted: str | None
    subject: str | None
    as_of: Interval | None


class TimeKind(StrEnum):
    """What a time expression names: TIMEX3's four types."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that say when, how long or how often.

    ``value`` is TIMEX3 ("2022-03", "P2W", "XXXX-WXX-7"). ``earliest`` and ``latest`` are the first
    and last day it can mean, ``None`` where the article does not tell.
    """

    span: Span
    kind: TimeKind
    value: str
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that one article says, by one model. Depends on nothing but the two."""

    article: Article
    model: str
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    problems: tuple[Problem, ...]
    figures: tuple[Figure, ...] = ()
    times: tuple[TimeExpression, ...] = ()


# --- what the pile shows -------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """A pointer into an article. ``spans`` holds one span or more, in reading order."""

    article: str
    path: str
    spans: Spans


class MatchKind(StrEnum):
    """How two passages are alike."""

    VERBATIM = "verbatim"
    TRIMMED = "trimmed"
    EDITED = "edited"
    PARAPHRASE = "paraphrase"
    SAME_FIGURE = "same_figure"
    UPDATE = "update"
    CONFLICT = "conflict"
    SYNDICATION = "syndication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a match: a passage, and the statement it lies in (``None`` outside of any)."""

    at: At
    statement: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two passages compared. ``score`` is the share of words kept, 0 to 1."""

    id: str
    kind: MatchKind
    score: float
    a: Side
    b: Side
    reasons: tuple[str, ...]


class AliasBasis(StrEnum):
    """What makes a name one more name of somebody."""

    SAME_NAME = "same_name"
    """The name itself, alike but for case, accents and script."""
    SHORT_FORM = "short_form"
    INITIALS = "initials"
    ACRONYM = "acronym"
    SPELLING = "spelling"
    """Another transliteration or spelling."""
    NICKNAME = "nickname"
    """Another form of the given name."""
    REWORDING = "rewording"
    """A descriptive name translated or worded otherwise."""
    CALL_SIGN = "call_sign"
    ROLE = "role"
    TOLD = "told"
    """A report itself gives both names."""
    SAME_WORDS = "same_words"
    """Two reports give the same words, each to another name."""
    KNOWN = "known"
    """A list that ships with Onrecord gives both names."""
    JUDGED = "judged"


class InArticle(NamedTuple):
    """One that an article names: ``entity`` is unique within the article."""

    article: str
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name of an entity, why it is one, and where it (or both names) stands."""

    name: str
    basis: AliasBasis
    evidence: tuple[At, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsure:
    """Another entity that may be the same; a person has to say."""

    entity: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something over the whole pile, the name that says most first."""

    id: str
    type: EntityType
    names: tuple[Alias, ...]
    members: tuple[InArticle, ...]
    unsure: tuple[Unsure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Two articles that may share a passage, by their ids, the smaller first.

    ``basis`` holds all that their matches rest on beside the two articles: while it stays the same
    and so do they, their matches do.
    """

    a: str
    b: str
    basis: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayHop:
    """One station of a claim's chain, stated in the report or inferred from another."""

    name: str
    role: HopRole
    basis: Basis
    evidence: tuple[At, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimStatement:
    """A statement as a member of a claim, with its chain after inference across articles."""

    at: At
    statement: str
    relay: tuple[RelayHop, ...]


class MergeReason(StrEnum):
    """Why two statements rest on one root."""

    SAME_UTTERANCE = "same_utterance"
    COPIED_WORDS = "copied_words"
    CITED_OUTLET = "cited_outlet"
    WIRE_CREDIT = "wire_credit"
    CHAIN_ROOT = "chain_root"
    SYNDICATION = "syndication"
    REPUBLISHED = "republished"
    SAME_ARTICLE = "same_article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two statements of a claim held to rest on one root: certainly, or only possibly."""

    reason: MergeReason
    certain: bool
    statements: tuple[str, str]
    evidence: tuple[At, ...]


class AccessReason(StrEnum):
    """What shows that two statements rest on separate access to an event."""

    OWN_EYES = "own_eyes"
    OWN_REPORTERS = "own_reporters"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Two statements of a claim that rest on separate access to the event, and what shows it."""

    reason: AccessReason
    statements: tuple[str, str]
    evidence: tuple[At, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginGroup:
    """The statements of a claim that certainly rest on one root, and why."""

    root: str | None
    statements: tuple[str, ...]
    merges: tuple[Merge, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """How many independent origins a claim has, as a range.

    ``at_most`` counts the groups left after every certain merge, ``at_least`` after every
    possible one as well. ``possible`` lists the merges that only ``at_least`` takes into account,
    ``separate`` what shows that two groups had access to the event each by itself: without that, or
    a person's word, ``at_least`` is one.
    """

    at_least: int
    at_most: int
    groups: tuple[OriginGroup, ...]
    possible: tuple[Merge, ...]
    separate: tuple[Access, ...] = ()


class ClaimStatus(StrEnum):
    """Where a claim stands with the people who check it."""

    OPEN = "open"
    DISPUTED = "disputed"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Statements matched as saying the same thing, and what they rest on."""

    id: str
    text: str
    statements: tuple[ClaimStatement, ...]
    origins: Origins
    first_said: date | None
    last_said: date | None
    status: ClaimStatus
    grade: str | None = None
    """Credibility on the Admiralty scale, 1 (confirmed) to 6 (cannot be judged), by a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """When an article appeared that does not tell it: what other articles show, and why.

    ``published`` takes in what the article itself says; the evidence is in both.
    """

    id: str
    article: str
    path: str
    published: Interval
    evidence: tuple[At, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened between two days, in the words of the first sentence that tells it."""

    id: str
    earliest: date
    latest: date
    text: str
    evidence: tuple[At, ...]


class DistortionKind(StrEnum):
    """What changed between two wordings of one thing."""

    HEDGE = "hedge_lost"
    APPROXIMATOR = "approximator_changed"
    NUMBER = "number_changed"
    ROUNDED = "number_rounded"
    NEGATION = "negation_flipped"
    CUT = "cut_short"
    ATTRIBUTION = "attribution_dropped"
    HEADLINE_APPROXIMATOR = "headline_approximator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Distortion:
    """A change between ``a``, which says more, and ``b``; in a headline ``b`` is the title."""

    id: str
    kind: DistortionKind
    claim: str | None
    a: At
    b: At
    reason: str


class Label(StrEnum):
    """How two points of a series stand to each other."""

    CONSISTENT = "consistent"
    CHANGED = "changed"
    REVISED = "revised"
    DIFFERENT_SCOPE = "different_scope"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A figure of a series, as one article gives it.

    ``figure`` is its id in the article, ``text`` its words at ``at``. ``relay`` is the chain of the
    statement that holds it, with hops that the pile shows; a figure in the report's own voice has
    neither speaker nor chain.
    """

    at: At
    figure: str
    statement: str | None
    text: str
    value: float | None
    low: float | None
    high: float | None
    approximator: Approximator
    unit: str
    counted: str | None
    as_of: Interval | None
    published: Interval
    speaker: str | None
    relay: tuple[RelayHop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLabel:
    """How two points, by their places in the series, stand to each other, and why."""

    points: tuple[int, int]
    label: Label
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What the articles count of one subject, the earliest first; ``measure`` is what is counted.

    ``entity`` is the subject's in the ledger, where it has one.
    """

    id: str
    subject: str
    entity: str | None
    measure: str
    points: tuple[Point, ...]
    labels: tuple[PointLabel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """A sentence that one outlet prints on many days: a writer's note, an appeal, standing text.

    ``text`` is its words in the first of the articles, ``at`` every place where it stands.
    """

    publisher: str
    text: str
    at: tuple[At, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """All that the pile shows of its articles, made anew whenever an article comes or goes.

    A function of the set of articles: each tuple is in an order that does not depend on theirs.
    """

    matches: tuple[Match, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    dates: tuple[Dated, ...] = ()
    series: tuple[Series, ...] = ()
    events: tuple[Event, ...] = ()
    distortions: tuple[Distortion, ...] = ()


# --- what a person decides -----------------------------------------------------------------


class JudgementKind(StrEnum):
    """What a judgement is about; its ``verdict`` says how it went."""

    SAMENESS = "sameness"
    """Whether two statements, claims or names are the same."""
    MERGE = "merge"
    """Whether the merges of origins between two statements count."""
    SPEAKER = "speaker"
    PUBLISHER = "publisher"
    DATE = "date"
    RELAY = "relay"
    FIGURE = "figure"
    FURNITURE = "furniture"
    STATEMENT = "statement"
    """That something is no statement."""
    GRADE = "grade"
    """On the Admiralty scale, A to F of a source and 1 to 6 of a claim."""
    STATUS = "status"
    """Whether a claim is open, reviewed or disputed."""
    DOCUMENT = "document"
    """That a document is forgotten."""
    UNDO = "undo"
    """That an earlier judgement is undone."""


class TargetKind(StrEnum):
    """What sort of thing a judgement points to."""

    DOCUMENT = "document"
    ARTICLE = "article"
    STATEMENT = "statement"
    CLAIM = "claim"
    FIGURE = "figure"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a judgement holds on: bytes and characters, which no later model can move.

    ``statement`` is what lay there when it was judged.
    """

    sha256: str
    article: str
    spans: Spans
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One thing that a judgement is about.

    A claim has an anchor for each of its statements; a name has none, and a document only its
    hash. ``name`` is the name, or the hash of a document.
    """

    kind: TargetKind
    anchors: tuple[Anchor, ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's decision: appended, never overwritten.

    ``time`` is in UTC to the second ("2023-05-03T10:00:00Z"). ``detail`` narrows a judgement down:
    the reason of a merge that alone is switched off. ``undoes`` is the id of another judgement.
    """

    id: str
    kind: JudgementKind
    verdict: str
    about: tuple[Target, ...]
    author: str
    time: str
    reason: str
    detail: str | None = None
    undoes: str | None = None


Pair = tuple[str, str]
"""Two ids, or two names, the smaller first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Merges between two statements that a person switched off: of one reason, or all."""

    statements: Pair
    reason: MergeReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A person's word on the claim that holds most of *statements*: its status or its grade."""

    kind: JudgementKind
    verdict: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an article says, put right by a person.

    ``statement`` is ``None`` where the whole article, or a passage at ``spans``, is meant.
    """

    judgement: str
    kind: JudgementKind
    article: str
    statement: str | None
    spans: Spans
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """All judgements in force, brought back to what the ledger holds now.

    A function of the judgements and the articles they are anchored in. ``names`` and ``grades``
    are about names as they are written; ``detached`` tells which judgements hold on to nothing.
    """

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()
    apart: tuple[Apart, ...] = ()
    marks: tuple[Mark, ...] = ()
    corrections: tuple[Correction, ...] = ()
    same_names: tuple[Pair, ...] = ()
    different_names: tuple[Pair, ...] = ()
    grades: tuple[tuple[str, str], ...] = ()
    detached: tuple[Problem, ...] = ()


NO_DECISIONS = Decisions()


class JudgementState(StrEnum):
    """Whether a judgement counts."""

    IN_FORCE = "in force"
    UNDONE = "undone"
    OVERRULED = "overruled"
    """A later one says otherwise of the same things."""
    DETACHED = "detached"
    """What it is about is no longer in the ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A judgement with what became of it, and why."""

    judgement: Judgement
    state: JudgementState
    why: str | None = None


# --- what a ledger answers -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A statement, or a passage outside of any, in which words were found.

    ``found`` are the spans of the words in the article; ``snippet`` shows the first with the words
    around it.
    """

    at: At
    statement: str | None
    speaker: str | None
    snippet: str
    found: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What one run of ``add`` did. ``articles`` are the ids of those added, in reading order."""

    articles: tuple[str, ...]
    known: int
    problems: tuple[Problem, ...]
    retracted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What ``export`` wrote: its files, none where it went to a stream, and what they lack."""

    files: tuple[str, ...]
    leaves_out: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What ``verify`` rechecked. ``drift`` is empty where the ledger holds what it claims.

    ``unchecked`` says what could not be: a ledger may be packed without its texts.
    """

    root: str
    documents: int
    articles: int
    spans: int
    pending: bool
    drift: tuple[Problem, ...]
    unchecked: tuple[str, ...] = ()
