"""Every number that a rule of Onrecord depends on: its unit, its default and where it comes from.

One frozen class per stage; a stage takes its class as an argument and reads nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TagOptions:
    """How the tagger reads an article."""

    window: int = 192
    """Pieces per model window; the size the encoder was trained with (benchmarks in training/)."""

    threads: int = 1
    """Threads per model session: one, so that results and timing do not depend on the machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchOptions:
    """When two passages of different articles count as the same words."""

    common: int = 20
    """Articles; three words in a row that occur in more of them than this point to nothing.
    20 found all of 2,000 planted passages with a fifth of their words edited among 10,000 articles,
    at 6.6 pairs an article; 50 with five words in a row found .90 at 17 (DESIGN, and
    benchmarks/matching.py)."""

    pairs: int = 2_000_000
    """Pairs of runs that a pile, or the windows of one grid, may make before ``common`` holds: a
    small pile on one story has every quotation in many of its articles and can afford to look at
    all. 2,700 articles make 1.9 million at 20; a million take half a second."""

    window: int = 14
    """Days; words that are common in the whole pile still point between two articles dated inside
    one window in which they are not. Half a window apart, articles are always inside one. A story's
    wire copy runs for days, its background for months; without a window recall falls as the pile
    grows."""

    hits: int = 3
    """Rare three-word runs that two articles must share in one diagonal band to be aligned. Among
    1,000 articles two let 37 pairs an article through, three 8 and four 3; of passages with 30 of
    100 words edited they find .930, .925 and .920 (benchmarks/matching.py)."""

    band: int = 16
    """Words by which the diagonals of those runs may differ: as many as an edited passage of two
    or three sentences gains or loses."""

    gap: int = 12
    """Words that either side may change or insert between two kept runs of one passage: a clause.
    Across more, chance alone links two passages about the same thing."""

    quoted: int = 8
    """Kept words that make a match of words quoted on both sides. Shorter ones are catch phrases,
    slogans and titles of bills as often as one utterance."""

    own: int = 15
    """Kept words that make a match of other words, and of quotations credited to different names.
    Two reporters at one event write up to a dozen alike ("was taken to hospital, where he was
    pronounced dead"); fifteen are copied. Names and titles do not count in edited own words."""

    unnamed: float = 0.6
    """Share of own words copied without an edit that must be no names or titles."""

    kept: float = 0.6
    """Share of the words of both passages that must be kept where both quote ``own`` words or more.
    Passages with 30 of 100 words edited keep about .7; under .6 two speeches were about one thing
    in the piles read."""

    kept_own: float = 0.75
    """The same for the report's own voice: under it two reporters had written up one event, or the
    same background ("the program, which protects from deportation immigrants brought to …")."""

    kept_short: float = 0.8
    """The same for quotations under ``own`` words: "one of the most … in the history of" keeps .7
    of two quotations that have nothing else to do with each other."""

    fragment: int = 10
    """Quoted words of one speaker that need not be all that a report quotes. The phrases read that
    two quotations had by chance were of eight or nine words."""

    unsigned: int = 12
    """The same where a speaker is not known, or described only."""

    loose: int = 2
    """Words at either end by which such a short quotation may fall short of all that one report
    quotes, or of a whole sentence."""

    piece: int = 5
    """Kept words of a statement that lies wholly in a longer match, to relate it too: such are the
    short paragraphs of one long quotation."""

    whole: float = 0.8
    """Share of either statement's words that such a short piece must cover."""

    house: int = 4
    """Articles of one publisher that repeat three unquoted words in a row, from which on they are
    taken for that outlet's furniture (biographical lines, appeals, standing background)."""

    syndicated: float = 0.6
    """Share of the shorter article's words that two articles share when they are one article in
    two outlets. Reports that only quote the same people stay under .4 in the piles read."""

    shortest: int = 60
    """Words of an article under which it cannot be said to be carried by two publishers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestatedOptions:
    """When two statements say the same in other words."""

    near: float = 0.55
    """Likeness of two words, -1 to 1, from which one may stand for the other."""

    turned: float = 0.35
    """Share of the words in common that stand under a negation on one side only, from which on two
    statements say the contrary; a clause more on one side may well be negated."""

    whole: float = 0.6
    """Share of the longer statement that the shorter one says too, from which on a negation that
    only one of them has is about what both say."""

    days: int = 7
    """Days between two reports of one speaker's words. Farther apart the same thought is another
    occasion as often as not; reports without a day are held against all."""

    covered: float = 0.5
    """Share of what the shorter statement says that the longer one has to say too."""

    covered_both: float = 0.45
    """The mean of that share and of the longer one's: a phrase is not all of a speech."""

    shared: float = 2.0
    """Weight of what both say, without the words that the pile is about: three telling words."""

    words: int = 3
    """Words that both say, in whatever form."""

    keys: int = 2
    """Equal lemmas of two statements of one speaker, below which they are not compared."""

    seen: float = 0.32
    """The mean of both shares where two witnesses tell what they saw: each in his own way."""

    shared_seen: float = 1.5
    """Weight of what two witnesses both say: two telling words."""

    story: int = 2
    """Parts of names that two witnesses' reports share and few others have."""

    topical: int = 20
    """Articles that use a lemma in a statement, from which on it is what the pile is about and
    points to no two of them."""

    topical_share: float = 0.02
    """Share of a large pile's articles likewise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguredOptions:
    """When two short statements give the same figure of one thing."""

    words: int = 22
    """Words of the longest statement that is there for its figure: more of them say more."""

    rounded: float = 0.05
    """Share of a number by which a rounded one may miss it ("about 4,000" for 4,112)."""

    days: int = 4
    """Days between two reports: counts move, and the same number a week on is often chance."""

    covered: float = 0.35
    """Share of what the shorter statement says beside its number that the longer one says too."""

    small: float = 10
    """Number under which two reports often give it of two things by chance."""

    covered_common: float = 0.5
    """The mean of that share and of the longer one's for a number under ``small`` or of one digit
    and zeros: "two were killed" and "sending $1,000" are said every day."""

    round: float = 100
    """Number from which on one of a single digit and zeros is often given too."""

    telling: float = 0.62
    """Weight of the words that both say beside a number and what it counts: "arrested" is enough,
    "live" is not."""

    words_common: int = 2
    """Words that both say beside such a number and what it counts."""

    near: float = 0.5
    """Likeness of two counted nouns, -1 to 1, from which they may count the same things."""

    moved: int = 7
    """Days between two reports of one count that moved: later it is another story's."""

    story_moved: int = 3
    """Parts of names that both reports have and few others, where the number is not the same."""

    alike_named: float = 0.5
    """The mean share of what two counts say that both say, where they give the same names."""

    alike_nameless: float = 0.65
    """The same where they give none, so that nothing else tells of what they are."""

    story: int = 2
    """Parts of names that both reports have and few others: they are about the same."""

    topical: int = 60
    """Articles that have a part of a name, from which on it tells no story. A pile of so many may
    be all about one."""

    topical_share: float = 0.02
    """Share of a large pile's articles likewise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurringOptions:
    """When a sentence that an outlet prints again and again is none of its report."""

    articles: int = 4
    """Articles of one outlet that print it; see ``MatchOptions.house``. In 2,757 articles three
    find 81 sentences, one in four of them standing background of a running story; four find fewer
    of these."""

    days: int = 4
    """Different days of publication likewise: one event fills three days of reports."""

    words: int = 5
    """Words of the shortest such sentence; shorter ones ("Nobody was hurt.") recur by chance."""

    days_known: int = 7
    """Days of the widest publication interval that counts as a day; see matching."""

    reissued: float = 0.5
    """Share of an article's sentences over which it is a version of others, whose every sentence
    recurs because it was printed again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimOptions:
    """When matched statements are one claim, and when claims rest on one origin."""

    shared: float = 0.6
    """Share of the shorter statement's words that two statements of one claim must both have. Under
    it a shared phrase would stand for two longer statements that say different things."""

    spread: float = 0.25
    """Share of the longer statement's words likewise: a sentence taken out of a quotation of four
    is still that claim, one out of a whole speech is not."""

    linked: float = 0.5
    """Share of the pairs of two groups that must share words or restate each other for the groups
    to be one claim, where something is given in several wordings: not every two translations of
    one sentence have words in common."""

    certain: int = 15
    """Kept words after which copying is certain; see ``MatchOptions.own``."""

    utterance: int = 8
    """Quoted words of one named speaker after which two quotations are one utterance; see
    ``MatchOptions.quoted``."""

    copied: float = 0.75
    """Share of the words of both statements that certain copying keeps; see
    ``MatchOptions.kept_own``."""

    inherits: float = 0.3
    """Share of a statement's words that matched ones must cover for it to take over the way by
    which the other report had them; the evidence says which words. A statement is one quotation
    of one paragraph: with a third of it from an interview, the rest seldom is from elsewhere."""

    occasion: int = 3
    """Days between two reports of one speaker's words in other words, up to which they are
    certainly of one occasion where nothing else tells: the words of one day are in the papers of
    the next two. Later he may have said it again, and both counts differ by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOptions:
    """How files become articles, and what on a page is not the report.

    Where no other reason is given, a number was set by reading what the rules mark on 2,757
    articles of some ninety outlets and on pages scraped with their furniture.
    """

    max_bytes: int = 20_000_000
    """Bytes of the largest file read: a thousand times a long report, so more is no report."""

    article_characters: int = 2_000_000
    """Code points of the longest article: long novels have three million, the longest report of the
    news piles 48,000; 20 million take a minute to read and ten to extract."""

    unpacked_times: int = 100
    """Times its packed size that a gzip file may unpack to; pages come to 4 to 12, a bomb to 1,000.
    ``max_bytes`` holds for the unpacked bytes too."""

    unpacked_least: int = 1_000_000
    """Bytes that may always be unpacked: a short file of one repeated line is no bomb."""

    page_bytes: int = 6_000_000
    """Bytes of the largest page read, unpacked: news pages have 0.02 to 2 million, and ten times
    the paragraphs take trafilatura a hundred times as long."""

    page_depth: int = 2_000
    """Elements inside one another on the deepest page read; real ones have some tens, and trees
    are walked by recursion."""

    heading_lines: int = 4
    """Lines at the top of a page's text among which its headline is taken off. With what stands
    before it, as crumbs and teasers do; F1 on 60 pages .962 with it and .958 without
    (benchmarks/pages.py)."""

    seed: int = 24
    """Signs, less white space, by which a broken line of a page's text is found again in its
    source: three to five words."""

    seed_reach: int = 20_000
    """Signs of the source that are searched for them."""

    bad_lines: int = 20
    """Lines from the first on that may all be unreadable before the rest of a file is left."""

    bad_records: int = 1_000
    """Places in a WARC, one after the other, that may look like records and be none before the rest
    is left: behind damage in a packed file of 1 GB stand some sixty before the next sound one."""

    row_columns: int = 10_000
    """Columns of the widest table read; a table about articles has some tens."""

    expected_record: int = 5_000
    """Bytes that a document takes in JSON Lines and tables, to tell how far a run is before all is
    read: an article has 3,000 to 7,000."""

    expected_capture: int = 100_000
    """The same in web archives: a page has 60,000 to 150,000, with the records around it."""

    expected_packing: int = 4
    """Times its packed size that such a file has unpacked."""

    binary_sample: int = 65_536
    """Bytes looked at to tell a binary file from text."""

    control_share: float = 0.02
    """Share of control characters from which bytes are no text; text has next to none."""

    legacy_share: float = 0.08
    """Share of characters outside ASCII up to which bytes are read as Windows-1252: English has
    its quotation marks and dashes there, about 3 in 100 where a report quotes much."""

    legacy_least: int = 12
    """Characters outside ASCII that may always stand: one short quotation has six."""

    language_characters: int = 20_000
    """Code points read to tell the language; more change nothing."""

    language_words: int = 20
    """Words below which a text is too short to tell its language by little words."""

    little_words: float = 0.15
    """Share of little words that a text in a language has at least. English news: 0.22 at its
    lowest (lists of scores), 0.36 as a rule; in another language's list, below 0.08."""

    headline_words: int = 26
    """Words of the longest headline in a list of links."""

    headline_characters: int = 170
    """Code points of the longest headline in a list of links."""

    list_items: int = 12
    """Headlines taken under one heading; a longer run without full stops is no list of links."""

    shortest_title: int = 15
    """Code points below which a line that ends the first one is not its title (a breadcrumb's
    last word may stand again as a heading)."""

    title_least_words: int = 3
    """Words of the shortest title: "Opinion" and a name by itself are none."""

    title_words: int = 40
    """Words of the longest title; scraped titles run to 27."""

    title_characters: int = 250
    """Code points of the longest title."""

    video_words: int = 14
    """Words of the longest headline of a video under the title; a standfirst is longer."""

    top_lines: int = 12
    """Lines at the top among which bylines, datelines and captions stand."""

    tail_lines: int = 4
    """Lines at the end among which a date line may stand."""

    closing_lines: int = 8
    """Lines at the end among which copyright, credits and "Source: …" stand."""

    note_lines: int = 5
    """Lines at the end among which writers are introduced ("Ana Ruiz is a reporter for …")."""

    bar_items: int = 3
    """Items of the shortest navigation bar: "Opinion | Ana Ruiz" is a headline's end."""

    bar_words: int = 3
    """Words of the longest item of a navigation bar."""

    heading_words: int = 9
    """Words of the longest heading: "Read more about the war in the harbour towns:"."""

    bar_characters: int = 160
    """Code points of the longest navigation bar."""

    date_characters: int = 90
    """Code points of the longest date line: "Published 10:46, 29 JUN 2023 | Updated 12:01, …"."""

    byline_characters: int = 140
    """Code points of the longest byline."""

    phrase_characters: int = 420
    """Code points of the longest line looked up among the known phrases."""

    notice_characters: int = 900
    """Code points of the longest consent note, sign-up or closing credit."""

    caption_characters: int = 700
    """Code points of the longest caption: agencies' run to five sentences."""

    paragraph_characters: int = 5_000
    """Code points of the longest line searched for an invitation inside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebOptions:
    """How far one page of the web is followed."""

    seconds: float = 30.0
    """Seconds for all of it: names, redirects, header and body. Pages take 0.2 to 5; a server that
    sends a byte now and then would take for ever."""

    redirects: int = 5
    """Times that an address may lead on to another: from http to https, to www, to the page's new
    place make three. Browsers follow twenty, and loops are what comes behind five."""

    max_bytes: int = 20_000_000
    """Bytes of the largest answer, packed as it comes; unpacked, those of a file count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """When work goes to other processes, and how far ahead of the results."""

    inline_items: int = 16
    """Articles up to which work is done here: a spawned worker with its model session takes about
    a second to start, in which one processor reads about a dozen articles."""

    ahead: int = 4
    """Articles per worker under way at a time: enough that none waits while one is slow, few enough
    that a pile of any size takes the same memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinOptions:
    """How tagged spans become statements."""

    quoted_words: int = 2
    """Words of a quotation that must be tagged as content for the whole of it to be content. A
    single tagged word is as often a tag that ran one word too far."""

    utterance_words: int = 3
    """Words from which something in quotation marks can be a sentence rather than a name or a
    title; shorter ones must end like a sentence."""

    reach: int = 3
    """Paragraphs back to which a quotation without source or cue is given to the speaker there.
    Reports that quote one person at length put at most two paragraphs of their own between."""

    continued: float = 0.9
    """Factor on the confidence of a continuation whose quotation was left open before it."""

    resumed: float = 0.7
    """The same where the quotation before was closed, so that only the layout tells."""

    led_in: float = 0.8
    """Confidence of a statement found by its lead-in alone ("She explained:")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InnerOptions:
    """When a content is read a second time for statements inside it."""

    words: int = 8
    """Words of content from which a second pass is worth its time: shorter ones held none in the
    articles read."""

    confidence: float = 0.65
    """Confidence under which an inner statement is left out: the model was trained on whole
    paragraphs, and on contents alone most of what it finds below this is none."""

    naming: float = 0.85
    """Confidence from which a phrase, rather than a clause, is what another is said to have said
    ("Ruiz described the dam as safe"): of 60 on news read at lower ones half were no saying."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingOptions:
    """How sources are given to entities.

    References:
        Weights of names: GUM's coreference (train), "he" and "she" as subjects, right : wrong :
        open on news 61 : 5 : 1, biographies 190 : 32 : 10 (dev 7 : 0 : 1 and 28 : 3 : 0). Weights
        of having spoken, bars and reaches: the annotated reports in benchmarks/annotations.
    """

    reach: int = 8
    """Sentences back in which a pronoun may find its name."""

    nearness: float = 0.65
    """Share of its weight that a name keeps for each sentence that lies between."""

    oblique: float = 0.55
    """Share of its weight that a name keeps after a preposition or with a possessive."""

    inside_quotation: float = 0.4
    """Share of its weight that a name keeps which only occurs in somebody's words."""

    last_speaker: float = 0.8
    """Weight added to the one who spoke last."""

    out_of_view: float = 0.4
    """Share of its bonus that the last speaker keeps where the paragraph is about another."""

    topic: float = 0.05
    """Weight added for each doubling of how often somebody was named."""

    opens_sentence: float = 0.3
    """Weight added to a name among the first words of its sentence."""

    goes_on: float = 0.5
    """Weight added to the last speaker where the cue says that somebody goes on ("added")."""

    clear: float = 0.3
    """Least distance to the next at which "his office" takes the name of whose office it is."""

    unlikely_gender: float = 0.3
    """Share of its weight that a name keeps whose given name mostly goes with the other gender."""

    unlikely_body: float = 0.6
    """Share of its weight that an outlet keeps as what "it" means, or a name that may be a
    person's."""

    unnamed: float = 0.8
    """Share of its weight that somebody keeps whom the article only describes."""

    has_spoken: float = 0.3
    """Weight added to somebody who spoke before, though not last."""

    known_gender: float = 0.15
    """Weight added where title or given name confirm the gender that a pronoun asks for."""

    margin: float = 0.05
    """Least distance between the best and the next; below it two fit equally."""

    role_bar: float = 1.0
    """Least likeness at which a role ("the commander") is given to somebody."""

    later_bar: float = 2.5
    """Least likeness at which a role is named by a later paragraph: same noun and a word more."""

    later_bar_lead: float = 2.0
    """The same for the headline and the lead, which call by role whom the report then names."""

    naming_reach: int = 5
    """Paragraphs within which "a local farmer" of the opening may get a name."""

    orphan_reach: int = 3
    """Paragraphs across which a quotation without a source goes on with the last one quoted."""

    report_reach: int = 3
    """Paragraphs within which "a new report" may be named."""

    lead_reach: int = 3
    """Paragraphs after the lead within which whoever it calls by role only is named."""

    next_reach: int = 2
    """Sentences after an opening "he says" within which he may be named."""

    body_reach: int = 3
    """Paragraphs for which "the company" means the body that spoke last."""

    carried_stated: int = 4
    """Paragraphs for which "told the Post" still states where the same speaker's words come from;
    farther on that is inferred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasOptions:
    """When names of different articles are one entity's."""

    window: int = 60
    """Days between two articles of one story at most; an undated one may be of any."""

    story_names: int = 2
    """Names, not all over the pile, that two articles of one story share. Reports of a few
    paragraphs name some six, half of them all over the pile."""

    story_pile: int = 100
    """Articles up to which a pile may be one story: there names that are all over it tell of that
    story. Of more articles nobody reads all, and whoever collects so many collects several."""

    common: float = 0.05
    """Share of the articles from which a name is all over the pile and tells no story."""

    common_least: int = 20
    """Articles up to which a name may tell a story however small the pile."""

    words: int = 8
    """Words that two reports must quote alike for their two names to be one speaker's."""

    score: float = 0.8
    """Share of the words kept that such a match has at least: a longer one with many edits may be
    two witnesses of one event."""

    dominance: int = 20
    """How many times as many reports one of two people must have, in which the surname alone means
    them, for it to mean them elsewhere."""

    known: int = 3
    """Reports in which a surname or initials alone mean somebody, from which they do in another
    story too if nobody else there is called so."""

    beside: int = 20
    """Short names of one key to which each is compared, the next in their order."""

    block: int = 200
    """Names of one key that are compared all with all. A larger block is a common surname, of which
    only equal names are joined."""

    shown: int = 3
    """Places of each name that are kept as evidence: all are in the articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceOptions:
    """How the words of a quotation find the statements that hold them."""

    statements: int = 50
    """Statements looked at, those that share most first: the one meant is among the first few."""

    shared: float = 0.6
    """Least share of the words that a statement holds, 0 to 1: whoever remembers a quotation
    inexactly, or read it edited, has two words of three right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureOptions:
    """What vague words mean: the least number that they can stand for.

    References:
        ACLED, "Coding fatalities": the conservative reading of reports that give no number.
    """

    dozens: float = 12
    """Least number that "dozens" and "several dozen" stand for."""

    scores: float = 20
    """The same for "scores": one score, as one dozen is taken for "dozens"."""

    hundreds: float = 100
    """The same for "hundreds" and "a few hundred"."""

    thousands: float = 1000
    """The same for "thousands"; tens of thousands are ten times as many."""

    def lowest(self, value: float) -> float:
        """Return the least number for vague words whose plain reading is *value*.

        >>> FigureOptions().lowest(12), FigureOptions(thousands=2000).lowest(10_000)
        (12, 20000.0)
        """
        plain = {12.0: self.dozens, 20.0: self.scores, 100.0: self.hundreds}
        return plain.get(value, value * self.thousands / 1000 if value >= 1000 else value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceOptions:
    """Weights by which the model's certainty becomes the share of such statements that are right.

    All but ``lowest`` and ``highest`` are log-odds of a logistic regression; an indirect statement
    of class speech with a source adds none of them but ``bias``. PolNeAR marks no statements inside
    others: of 15 in the annotated reports 11 were right, about what these weights give.

    References:
        Fitted on the 84 articles of PolNeAR's dev part by ``benchmarks/calibration.py``.
    """

    bias: float = -0.61
    slope: float = 0.76
    """Weight of the log-odds of the model's certainty."""

    document: float = 0.32
    belief: float = -0.04
    intent: float = -0.79
    other: float = -0.38
    direct: float = 0.38
    mixed: float = 0.07
    unnamed: float = -1.19
    """Weight where nobody is named as the source."""

    lowest: float = 0.02
    highest: float = 0.99
    """The model's certainty counts as no less and no more: it is rounded to two places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractOptions:
    """How an article becomes statements: the options of every step, in their order."""

    join: JoinOptions = JoinOptions()
    inner: InnerOptions = InnerOptions()
    naming: NamingOptions = NamingOptions()
    figures: FigureOptions = FigureOptions()
    confidence: ConfidenceOptions = ConfidenceOptions()


@dataclass(frozen=True, slots=True, kw_only=True)
class DatingOptions:
    """When an article without a date can have appeared, by the days that it names.

    Measured by hiding the dates of real articles: ``python benchmarks/times.py FOLDER``.
    """

    fresh_days: int = 14
    """Days after the latest post ("— Ana Ruiz (@ruiz) May 3, 2020") or press photograph with its
    weekday ("Monday, May 4, 2020") within which an article that shows it appears."""

    fresh_beside: int = 2
    """Other days named within so many days of the latest that such a short term needs; with one
    the term is ``pictures_days``, alone a post or picture may be any age."""

    pictures_days: int = 62
    """Days likewise after the later of two photographs that were taken within so many days of each
    other: stock pictures are old one by one, seldom by the pair."""

    echo_days: int = 8
    """Days likewise after a post or a day named with its weekday, where the report also says "on
    Friday" of that weekday: of 110 such reports 98 % appeared within these."""

    echo_posts: int = 3
    """Posts of the latest day that do instead of that weekday: 14 of 14 such reports appeared
    within the week."""

    zone_days: int = 1
    """Days by which a post may bear a later date than the article: the reader's time zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementOptions:
    """When a judgement holds on to what a new extraction found."""

    overlap: float = 0.5
    """Share of the characters of both, the anchor and a statement's content, that they must have in
    common. A statement that grew or shrank by a clause keeps more; one that was split in two keeps
    its larger part; the next statement, or the one around it, has less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DistortionOptions:
    """When a change of words between two reports is worth a reader's look."""

    edit: int = 6
    """Words of an edit up to which one number or negation stands in another's place: in longer ones
    the reports say different things."""

    voiced: int = 12
    """Words in a report's own voice that another attributes; fewer two reporters write alike."""

    whole: float = 0.7
    """Share of an attributed statement that these words must be."""

    least: float = 10
    """The least number in a title that is looked at: "one" and "two" are seldom counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineOptions:
    """When two sentences tell of one event, and when a report tells of another's."""

    shared: int = 3
    """Words that two sentences of the same days must share to be one event."""

    share: float = 0.4
    """Share of the words of the one that has fewer that they must be."""

    words: int = 4
    """Words that say something, under which a dated line tells of no event: a date line."""

    quoted: int = 45
    """Code points that two reports must quote alike of one speaker for the quotation to be one:
    eight words."""

    score: float = 0.8
    """Share of the words kept that such a quotation has at least."""

    names: int = 2
    """Names that two reports must share for one to tell the day of the other's event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesOptions:
    """When two figures are points of one series, and how they stand to each other."""

    about: float = 0.1
    """Share by which the true number may lie beside one that is "about" so much: reports round to
    one or two digits, which leaves 5 to 10 %."""

    beyond: float = 0.1
    """Share by which it may lie beyond "at least" and "up to": who knows of far more says so."""

    rounded: float = 0.05
    """Share by which a plain number of one or two digits and zeros may be rounded: $400 million
    beside $391 million."""

    round_from: float = 1000
    """The least number that this holds for: nobody rounds a hundred dead."""

    vague: float = 10.0
    """Times the least of a vague word that it may mean: "dozens" stand below hundreds."""

    main_times: int = 2
    """Times that an article must name a place to be about it."""

    main_share: float = 0.5
    """Share of all places that it names which that place must have."""

    apart_days: int = 30
    """Days without a figure after which a count of what happened is of another event."""

    near_days: int = 3
    """Days within which a stock of one thing seldom leaps."""

    leap: float = 1.5
    """Times by which two sources must differ within those days to contradict each other."""

    all_pairs: int = 12
    """Points of a series up to which every two are labelled; in a longer one neighbours are, so
    that labels grow as points do."""

    shared: int = 4
    """Words, beside subject and noun, that two sentences must share where no measure is known by
    its words: "three meetings" of one man are of two things as often as of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefOptions:
    """What goes into a brief where no claims are named."""

    claims: int = 10
    """Claims: what one reads at a sitting, about six pages with their footnotes."""

    heading: int = 100
    """Code points of a heading: two lines of a page; all the words stand below it."""

    evidence: int = 300
    """Code points shown of what a merge or an inferred hop rests on: a syndicated article rests on
    all of itself. What a report says of the claim is given in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingOptions:
    """What the pages take in, and how long the work behind them waits."""

    upload_bytes: int = 300_000_000
    """Bytes of one delivery of files: a thousand saved pages have 200 million."""

    upload_files: int = 2_000
    """Files of one delivery; a larger pile is quicker by ``onrecord add``."""

    form_bytes: int = 2_000_000
    """Bytes of any other request: a pasted report has 10,000, a brief 100,000."""

    pause: float = 5.0
    """Seconds without a judgement before claims are made anew, or as long as that took the last
    time where it is less: who goes through a queue judges every few seconds, and making takes a
    minute on a pile of 700 reports."""

    retry: float = 1.0
    """Seconds after which it is tried again to write to a ledger that somebody else writes to."""

    settled: float = 1.5
    """Seconds that an answer to a judgement waits for the claims to follow: on a pile of some tens
    of reports they do, and a reader sees the outcome at once."""

    queue: int = 300
    """Pairs and statements in the queue for review: some hours of reading."""

    parts: int = 500
    """Parts of a brief: a long report has a tenth of them."""
