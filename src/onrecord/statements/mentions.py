"""Names in an article: the tagger's, mended by capital letters, titles, brackets and lists.

The tagger's spans are sometimes a word short and its types sometimes wrong; what stands around a
name ("Mr", "the newspaper", "(ISW)", "told") tells more than the name itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.records import EntityType, Name, Span, Spans
from onrecord.statements.lexicon import (
    PUBLISHERS,
    Role,
    RoleKind,
    fold,
    given_names,
    nationalities,
    outlets,
    role_of,
)
from onrecord.statements.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """A name in the text. ``span`` is the name alone, ``full`` has the titles before it."""

    span: Span
    full: Span
    type: EntityType
    title: str
    words: tuple[str, ...]
    possessive: bool
    tagged: bool

    @property
    def key(self) -> str:
        """Return the folded words of the name as one string."""
        return " ".join(self.words)


_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december christmas easter ramadan".split()
)
_OPENERS = frozenset(
    "the a an he she it they we i you his her its their our my this that these those there here in "
    "on at by for from with after before when while as if but and or so yet then both some many "
    "most all no not one two three what who how why where although though since because during "
    "among under over despite according last next now also even just only more much other another "
    "such each every few several first second third once still well yes however meanwhile earlier "
    "later today yesterday asked speaking citing quoting moreover additionally nevertheless indeed "
    "perhaps maybe let is are was were do does did have has had can could would should will may "
    "might must be been being to of about into through between against without within until unless "
    "up down out off per via than too very again ever never always often sometimes soon ms mr mrs "
    "read photo source image video image updated published advertisement follow sign please click "
    "thousands hundreds dozens millions people critics supporters officials experts police anyone "
    "nobody everyone everybody nothing something whether amid upon following including given "
    "former senior acting ex-president incoming outgoing retired veteran".split()
)
"""Words that open a sentence with a capital letter and are no name."""
HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof sir dame lord lady baroness baron rev fr sen rep gov gen col lt maj "
    "sgt capt cmdr adm hon justice judge st".split()
)
PARTICLES = frozenset(
    "de van von der den del della di da du la le el al bin ibn ben abu dos das af av zu y e".split()
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
COMPANIES = frozenset(
    "inc corp corporation ltd limited llc llp plc co ag sa gmbh nv bv oyj asa spa pty ab kk".split()
)
_HYPHENED = re.compile(r"-(?:based|born|backed|led|owned|controlled|educated|listed|trained)$")
_JOINS = frozenset({"of", "for", "the", "and", "in", "on", "&", "to", "at"})
_OUTLET_WORDS = frozenset(
    "times post news herald tribune gazette journal chronicle radio tv television telegraph daily "
    "weekly magazine broadcasting fm observer report review register sentinel inquirer courier "
    "dispatch examiner globe bulletin newspaper media mirror mail express newswire pravda zeitung "
    "newsroom podcast channel monitor gazeta presse".split()
)
_NETWORKS = frozenset("fox abc nbc cbs pbs bbc cw channel news kiss radio sky tv".split())
_AGENCY_ENDS = ("news agency", "press agency", "press association", "wire service", "newswire")
_DOMAIN = re.compile(r"(?i)[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co\.\w\w|info|tv|news|[a-z]{2})$")
_POSSESSIVE = re.compile(r"(?:['’‘]s|(?<=s)['’])$")


def mentions(page: Reading, names: Sequence[Name]) -> tuple[NameMention, ...]:
    """Return the names of the article in reading order, none overlapping another."""
    tagged = _tagged(page, names)
    runs = [run for run in _runs(page) if not any(run.overlaps(t.span) for t in tagged)]
    known = {word for name in tagged for word in name.words}
    known |= {fold(w.of(page.text)) for run in runs for w in page.within(run)[1:]}
    known |= {fold(run.of(page.text)) for run in runs if not _opens(page, run.start)}
    found = [*tagged, *(m for run in runs if (m := _untagged(page, run, known)) is not None)]
    found = [m for m in found if not _only_role(page, m)]
    whole = _spelled_out(page)
    whole = [*whole, *(m for m in _listed(page) if not any(m.full.overlaps(w.full) for w in whole))]
    found = [m for m in found if not any(m.full.overlaps(w.span) for w in whole)]
    joined = _joined(page, sorted([*found, *whole], key=lambda m: m.span))
    joined = [_with_nation(page, _uncoupled(page, m)) for m in joined]
    return tuple(replace(m, type=_type(page, m)) for m in joined)


def _listed(page: Reading) -> list[NameMention]:
    """Return the well-known outlets of two words or more, whatever the tagger made of them."""
    found = []
    for match in _long_outlets().finditer(page.text):
        mention = _mention(page, Span(*match.span()), EntityType.OUTLET, tagged=True)
        if mention is not None and page.within(mention.span):
            found.append(mention)
    return found


@cache
def _long_outlets() -> re.Pattern[str]:
    names = {
        name.removeprefix("The ")
        for name, known in outlets().items()
        if name not in known.weak and re.search(r"[ /]", name.removeprefix("The "))
    }
    longest = sorted(names, key=lambda n: (-len(n), n))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")


def _with_nation(page: Reading, mention: NameMention) -> NameMention:
    """Take "American" into "American Society of Harbours", whose first word is a body's."""
    first = role_of(mention.words[0])
    before = _neighbour(page, mention.span.start, -1)
    if len(mention.words) < 3 or mention.title or before is None or not _named_body(first):
        return mention
    if before.of(page.text) not in nationalities():
        return mention
    span = Span(before.start, mention.span.end)
    words = (fold(before.of(page.text)), *mention.words)
    return replace(mention, span=span, full=span, words=words)


def _uncoupled(page: Reading, mention: NameMention) -> NameMention:
    """Cut link text that a page lost its spaces in: "Ana Ruiz Ana RuizBoat sinks"."""
    words = page.within(mention.span)
    texts = [w.of(page.text) for w in words]
    for position, text in enumerate(texts):
        for first, name in enumerate(texts[:position]):
            rest = text.removeprefix(name)
            if len(name) > 3 and rest != text and rest[:1].isupper():
                span = Span(mention.span.start, words[first].end)
                kept = tuple(fold(t) for t in texts[: first + 1] if _wordlike(t))
                return replace(
                    mention, span=span, full=Span(mention.full.start, span.end), words=kept
                )
    return mention


def _only_role(page: Reading, mention: NameMention) -> bool:
    """Tell "the President" and "Ukrainian Foreign Minister" from a Mr Baker."""
    known = [role_of(word) for word in mention.words]
    if mention.title or known[-1] is None or known[-1][0].kind is not RoleKind.PERSON:
        return False
    before = page.within(Span(max(0, mention.span.start - 25), mention.span.start))[-1:]
    word = before[0].of(page.text) if before else ""
    pointed = word.lower() in {"the", "a", "an", "his", "her", "their", "its"}
    pointed = pointed or word in nationalities() or bool(_POSSESSIVE.search(word))
    return pointed or (not mention.tagged and all(known))


_INITIALS = re.compile(r"\((?:the )?(?P<initials>[A-Z][A-Z/&-]{1,7})\)")


def _spelled_out(page: Reading) -> list[NameMention]:
    """Return the names that initials in brackets abbreviate: "Institute for the … Sea (ISS)"."""
    found = []
    for match in _INITIALS.finditer(page.text):
        before = page.within(Span(max(0, match.start() - 120), match.start()))[-10:]
        for first in range(len(before) - 2, -1, -1):
            words = [fold(w.of(page.text)) for w in before[first:]]
            if not all(_wordlike(w) for w in words):
                break
            if _capital(before[first].of(page.text)) and _nearly(match["initials"], words):
                span = Span(before[first].start, before[-1].end)
                mention = _mention(page, span, EntityType.ORGANIZATION, tagged=True)
                if mention is not None and not mention.title:
                    found.append(mention)
                break
    return found


# --- the tagger's names, mended ------------------------------------------------------------


def _tagged(page: Reading, names: Sequence[Name]) -> list[NameMention]:
    taken: list[Span] = []
    found = []
    names = [part for name in names for part in _apart(page, name)]
    for name in sorted(names, key=lambda n: (n.span.start, -n.span.end)):
        tokens = _snapped(page, name.span)
        if not tokens or any(tokens[0].start < t.end for t in taken):
            continue
        tail = _after_title(page, list(tokens))
        if tail:
            tokens, name = tuple(tail), replace(name, type=EntityType.PERSON)
        others = [other.span for other in names if not other.span.overlaps(name.span)]
        span = _mended(page, tokens, name.type, others)
        mention = _mention(page, span, name.type, tagged=True)
        if mention is not None and not _common(page, mention):
            found.append(mention)
            taken.append(mention.full)
    return found


def _apart(page: Reading, name: Name) -> list[Name]:
    """Cut "Ruiz and Tam", tagged as one person, in two."""
    joint = re.search(r"\s+and\s+", name.span.of(page.text))
    if joint is None or name.type is not EntityType.PERSON:
        return [name]
    middle = name.span.start
    return [
        Name(span=Span(middle, middle + joint.start()), type=name.type),
        Name(span=Span(middle + joint.end(), name.span.end), type=name.type),
    ]


def _snapped(page: Reading, span: Span) -> Spans:
    """Return the whole words that *span* touches, less an opening "The" and closing signs."""
    wide = Span(max(0, span.start - 40), span.end + 40)
    tokens = [w for w in page.within(wide) if w.overlaps(span)]
    while tokens and not _wordlike(tokens[-1].of(page.text)):
        tokens.pop()
    while (
        len(tokens) > 1
        and tokens[-1].of(page.text).islower()
        and (fold(tokens[-1].of(page.text)) in _JOINS | PARTICLES)
    ):
        tokens.pop()
    if all(fold(t.of(page.text)) in HONORIFICS or t.of(page.text) == "." for t in tokens):
        return ()
    while tokens and (
        not _wordlike(tokens[0].of(page.text))
        or (len(tokens) > 1 and tokens[0].of(page.text).lower() in {"the", "a", "an"})
    ):
        tokens.pop(0)
    return tuple(tokens)


def _wordlike(word: str) -> bool:
    return bool(word) and (word[0].isalnum() or len(word) > 1)


def _mended(page: Reading, tokens: Spans, type_: EntityType, others: Sequence[Span]) -> Span:
    """Widen a tagged name over the capitalised words that belong to it."""
    start, end = tokens[0].start, tokens[-1].end
    person = type_ is EntityType.PERSON
    while word := _neighbour(page, start, -1):
        joined = page.text[start] == "&" and _capital(word.of(page.text))
        if not joined and any(word.overlaps(o) for o in others):
            break
        if not joined and not _belongs_left(page, word, person and len(tokens) > 1):
            break
        start = word.start
    while word := _neighbour(page, end, 1):
        suffix = fold(word.of(page.text)).strip(".") in _SUFFIXES
        joined = page.text[end - 1] == "&" and _capital(word.of(page.text))
        if not (suffix or joined) and any(word.overlaps(o) for o in others):
            break
        owned = _POSSESSIVE.search(page.text[start:end])
        if owned or not (joined or _belongs_right(page, word, person)):
            break
        end = word.end
    return Span(start, end)


def _neighbour(page: Reading, at: int, step: int) -> Span | None:
    """Return the word one blank before (-1) or after (1) *at*."""
    if step < 0:
        near = [w for w in page.within(Span(max(0, at - 60), at)) if w.end <= at]
        return near[-1] if near and _beside(page.text, near[-1].end, at) else None
    near = [w for w in page.within(Span(at, at + 60)) if w.start >= at]
    return near[0] if near and _beside(page.text, at, near[0].start) else None


def _beside(text: str, before: int, after: int) -> bool:
    """Tell whether two words stand one blank apart, or none around "&"."""
    gap = text[before:after]
    return gap in {" ", "\xa0"} or (gap == "" and "&" in text[before - 1 : after + 1])


def _capital(word: str) -> bool:
    return word[:1].isupper()


def _plain_capital(word: str) -> bool:
    """Tell whether *word* may be part of a name: a capital, and no title, day or nation."""
    low = fold(_POSSESSIVE.sub("", word))
    return (
        _capital(word)
        and low not in _DAYS
        and low not in _OPENERS
        and low not in HONORIFICS
        and word not in nationalities()
    )


def _belongs_left(page: Reading, word: Span, given_only: bool) -> bool:
    text = word.of(page.text)
    if text == "&":
        return True
    if not _plain_capital(text) or _POSSESSIVE.search(text):
        return False
    low = fold(text)
    if low in given_names() or re.fullmatch(r"(?:[A-Z]\.)+|[A-Z]", text):
        return True
    return not given_only and role_of(text) is None and not _opens(page, word.start)


def _belongs_right(page: Reading, word: Span, person: bool) -> bool:
    text = word.of(page.text)
    if fold(text).strip(".") in _SUFFIXES or text == "&":
        return True
    if text.isdigit() and len(text) < 3:
        before = page.within(Span(max(0, word.start - 12), word.start))[-1:]
        return bool(before) and fold(before[0].of(page.text)) in _NETWORKS
    return _plain_capital(text) and not (person and role_of(text) is not None)


def _opens(page: Reading, at: int) -> bool:
    """Tell whether the word at *at* opens a sentence or a quotation."""
    before = page.text[max(0, at - 3) : at].rstrip(" \xa0")
    return not before or before[-1] in ".!?:\n“\"‘'(—–-•|" or page.sentence_at(at).start == at


def _common(page: Reading, mention: NameMention) -> bool:
    """Tell "University officials" at a sentence's start and "Interior Minister" from names."""
    following = _neighbour(page, mention.span.end, 1)
    if len(mention.words) == 1 and mention.words[0] in _BEFORE_TITLES and following is not None:
        return _titles(page, following)
    known = role_of(mention.words[0])
    common = known is not None and known[0].kind in {RoleKind.BODY, RoleKind.GROUP}
    after = page.text[mention.span.end : mention.span.end + 2]
    return (
        len(mention.words) == 1
        and common
        and _opens(page, mention.span.start)
        and after[:1] == " "
        and after[1:].islower()
    )


# --- names that the tagger missed ----------------------------------------------------------


def _runs(page: Reading) -> list[Span]:
    """Return the runs of capitalised words, particles between them included."""
    runs: list[list[Span]] = []
    current: list[Span] = []
    for word in page.words:
        text = word.of(page.text)
        gap = page.text[current[-1].end : word.start] if current else " "
        tight = gap == "" and "&" in {text, page.text[word.start - 1 : word.start]}
        apart = current and gap not in {" ", "\xa0"} and not tight
        cut = current and _POSSESSIVE.search(current[-1].of(page.text))
        if apart or cut:
            runs.append(current)
            current = []
        begins = not current and text in nationalities()
        if (
            begins
            or _plain_capital(text)
            or (
                current
                and (
                    fold(text) in PARTICLES
                    or text.isdigit()
                    or fold(text) in _SUFFIXES
                    or text == "&"
                )
            )
        ):
            current = [*current, word]
        elif current:
            runs.append(current)
            current = []
    runs.append(current)
    parts = [part for words in runs for part in _parted(page, words)]
    return _institutions(page, [run for part in parts if (run := _trimmed_run(page, part))])


def _after_title(page: Reading, words: list[Span]) -> list[Span]:
    """Return the name after the last title, title included, where there is one."""
    titles = [i for i, w in enumerate(words) if _titles(page, w)]
    rest = words[titles[-1] + 1 :] if titles else []
    given = bool(rest) and fold(rest[0].of(page.text)) in given_names()
    roles = any(role_of(w.of(page.text)) for w in rest)
    return words[titles[-1] :] if rest and (given or not roles) else []


def _titles(page: Reading, word: Span) -> bool:
    text = word.of(page.text)
    known = role_of(text)
    if known is None or known[1] or not _capital(text):
        return False
    person = known[0].kind is RoleKind.PERSON and bool(known[0].classes & _TITLED)
    return person and fold(text) not in given_names()


def _parted(page: Reading, words: list[Span]) -> list[list[Span]]:
    """Cut "Harbour Board Vice President Ana Ruiz" before its title and after it."""
    tail = _after_title(page, words)
    if not tail:
        return [words]
    titles = [i for i, w in enumerate(words) if _titles(page, w)]
    first = titles[0]
    if first and fold(words[first - 1].of(page.text)) in _BEFORE_TITLES:
        first -= 1
    return [part for part in (words[:first], tail) if part]


_BEFORE_TITLES = frozenset(
    "vice deputy assistant foreign prime defense defence interior health finance attorney police "
    "state former acting lieutenant major first associate senior chief home trade energy".split()
)


def _institutions(page: Reading, runs: list[Span]) -> list[Span]:
    """Join "Institute of Harbours" and "Bank for the Sea": a body, then what it is of."""
    joined: list[Span] = []
    for run in runs:
        before = joined[-1] if joined else None
        gap = page.text[before.end : run.start] if before else ""
        if before is not None and re.fullmatch(r"[ \xa0](?:of|for|to)[ \xa0](?:the )?", gap):
            parts = page.within(before)
            known = [role_of(parts[0].of(page.text)), role_of(parts[-1].of(page.text))]
            last = role_of(page.within(run)[-1].of(page.text))
            if last is not None and last[0].kind is RoleKind.BODY and known == [None, None]:
                known = [last] if page.text[: before.start].endswith(("the ", "The ")) else known
            if any(k is not None and k[0].kind is RoleKind.BODY for k in known):
                joined[-1] = Span(before.start, run.end)
                continue
        joined.append(run)
    return joined


def _trimmed_run(page: Reading, words: list[Span]) -> Span | None:
    while words and not _capital(words[-1].of(page.text)):
        words = words[:-1]
    if words and words[0].of(page.text) in nationalities():
        known = role_of(words[-1].of(page.text))
        body = known is not None and known[0].kind is RoleKind.BODY
        words = words if body and len(words) > 2 else words[1:]
    return Span(words[0].start, words[-1].end) if words else None


def _untagged(page: Reading, run: Span, known: set[str]) -> NameMention | None:
    """Read a run of capitalised words as a name, where more than a sentence's start shows it."""
    mention = _mention(page, run, _guess(page, run), tagged=False)
    if mention is None:
        return None
    words = mention.words
    if mention.title in HONORIFICS:
        return replace(mention, type=EntityType.PERSON)
    if len(words) > 1 and words[0] in given_names() and role_of(words[-1]) is None:
        return replace(mention, type=EntityType.PERSON)
    text = mention.span.of(page.text)
    if text in outlets() and text not in outlets()[text].weak:
        return replace(mention, type=EntityType.OUTLET)
    if len(words) == 1 and _opens(page, mention.span.start):
        return mention if words[0] in known and role_of(words[0]) is None else None
    return mention


_TITLED = frozenset(
    "authority politician soldier law judge religious royal head officer police official".split()
)


def _guess(page: Reading, run: Span) -> EntityType:
    """Take "President Ana Ruiz" for a person: a title, then words that are none."""
    words = page.within(run)
    known = [role_of(w.of(page.text)) for w in words]
    first = known[0]
    titled = first is not None and bool(first[0].classes & _TITLED) and not first[1]
    return (
        EntityType.PERSON
        if titled and len(words) > 1 and not any(known[1:])
        else (EntityType.OTHER)
    )


def _mention(page: Reading, span: Span, type_: EntityType, *, tagged: bool) -> NameMention | None:
    """Take the titles off the front and the possessive off the end."""
    tokens = list(page.within(span))
    title = ""
    first = tokens[0].start if tokens else span.start
    hyphened = [i for i, t in enumerate(tokens[:3]) if _HYPHENED.search(t.of(page.text))]
    if hyphened and hyphened[-1] + 1 < len(tokens):
        tokens = tokens[hyphened[-1] + 1 :]
        first = tokens[0].start
    while len(tokens) > 1 and fold(tokens[0].of(page.text)) in {"former", "senior", "acting"}:
        tokens.pop(0)
        first = tokens[0].start
    while len(tokens) > 1 and _is_title(tokens, page.text, type_):
        title = fold(tokens.pop(0).of(page.text)).strip(".")
        if tokens and tokens[0].of(page.text) == ".":
            tokens.pop(0)
    while type_ is EntityType.PERSON and len(tokens) > 2 and _post_nominal(tokens, page.text):
        tokens.pop()
    if not tokens or not any(_capital(t.of(page.text)) or tagged for t in tokens):
        return None
    title, full = (title, first) if title else _title_before(page, tokens[0].start)
    start, end = tokens[0].start, tokens[-1].end
    possessive = _POSSESSIVE.search(page.text[start:end])
    end = start + possessive.start() if possessive else end
    own = bool(possessive) or bool(re.match(r"['’‘]s\b", page.text[end : end + 3]))
    words = tuple(
        fold(w.of(page.text)) for w in page.within(Span(start, end)) if _wordlike(w.of(page.text))
    )
    if possessive:
        words = (*words, *(_POSSESSIVE.sub("", fold(tokens[-1].of(page.text))),))
    if len(words) > 1 and words[-1].strip(".") in COMPANIES:
        words, type_ = words[:-1], EntityType.ORGANIZATION
    if not words or (
        len(words) == 1
        and (words[0] in _DAYS or words[0] in _OPENERS or words[0].strip(".") in COMPANIES)
    ):
        return None
    last = page.text[start:end].split()[-1]
    if last.removesuffix("s") in nationalities() and (len(words) == 1 or last.endswith("s")):
        return None
    return NameMention(
        span=Span(start, end),
        full=Span(full, end),
        type=type_,
        title=title,
        words=words,
        possessive=own,
        tagged=tagged,
    )


def _post_nominal(tokens: Sequence[Span], text: str) -> bool:
    """Tell "Ruiz MBE" and "Ruiz, PhD" from a name all in capitals."""
    word = tokens[-1].of(text)
    if fold(word) in _SUFFIXES:
        return False
    return bool(re.fullmatch(r"[A-Z]{2,5}|PhD|MSc|MEng", word)) and not tokens[0].of(text).isupper()


def _is_title(tokens: Sequence[Span], text: str, type_: EntityType) -> bool:
    word = tokens[0].of(text)
    if fold(word).strip(".") in HONORIFICS:
        return True
    if type_ is not EntityType.PERSON:
        return False
    known = role_of(word)
    return word in nationalities() or (
        known is not None and known[0].kind is RoleKind.PERSON and fold(word) not in given_names()
    )


_TITLE_BEFORE = re.compile(r"(?:^|[\s(“\"])(?P<title>[A-Z][\w-]+)\.?[ \xa0]$")


def _title_before(page: Reading, start: int) -> tuple[str, int]:
    """Return the title that stands before *start* ("Mr", "President") and where it begins."""
    match = _TITLE_BEFORE.search(page.text[max(0, start - 25) : start])
    if match is None:
        return "", start
    title = fold(match["title"])
    known = role_of(title)
    if title in HONORIFICS or (known is not None and known[0].kind is RoleKind.PERSON):
        return title, max(0, start - 25) + match.start("title")
    return "", start


# --- joining and typing --------------------------------------------------------------------


def _joined(page: Reading, found: list[NameMention]) -> list[NameMention]:
    """Join the two halves of "Radio North/Radio South" and "Institute for … (IXY)"."""
    joined: list[NameMention] = []
    for mention in found:
        before = joined[-1] if joined else None
        if before is not None and mention.full.start < before.span.end:
            continue
        if before is not None and _one_name(page, before, mention):
            joined[-1] = replace(
                before,
                span=Span(before.span.start, mention.span.end),
                full=Span(before.full.start, mention.span.end),
                words=(*before.words, *_between(page, before, mention), *mention.words),
                possessive=mention.possessive,
                tagged=before.tagged or mention.tagged,
                type=before.type if before.tagged else mention.type,
            )
            continue
        joined.append(mention)
    return joined


def _between(page: Reading, a: NameMention, b: NameMention) -> tuple[str, ...]:
    gap = page.within(Span(a.span.end, b.full.start))
    return tuple(fold(w.of(page.text)) for w in gap if _wordlike(w.of(page.text)))


def _one_name(page: Reading, a: NameMention, b: NameMention) -> bool:
    if a.possessive or b.title or EntityType.PERSON in {a.type, b.type}:
        return False
    gap = page.text[a.span.end : b.span.start]
    beside = gap in {" ", "\xa0"}
    if gap == "/" or (beside and a.words[-1] in {"radio", "channel", "tv"}):
        return True
    body = role_of(b.words[-1].rpartition("-")[0] or b.words[-1])
    part_of = re.fullmatch(r"[ \xa0](?:of|for)[ \xa0](?:the )?", gap)
    if part_of and _named_body(role_of(a.words[-1])):
        return True
    if beside and a.tagged and b.tagged and body and body[0].kind is RoleKind.BODY:
        return len(b.words) > 1 or a.type is not EntityType.GROUP
    between = _between(page, a, b)
    if not between or set(between) - _JOINS or gap.strip() != gap.strip(" ,;.()“”\"'"):
        return False
    initials = re.match(r"[ \xa0]?\((?:the )?([A-Z]{2,8})\)", page.text[b.span.end :][:16])
    return initials is not None and spells(initials[1], (*a.words, *between, *b.words))


def _nearly(initials: str, words: Sequence[str]) -> bool:
    """Tell whether *initials* abbreviate *words*, or all but the last of them (CDC)."""
    return spells(initials, words) or (len(words) > 3 and spells(initials, words[:-1]))


def spells(initials: str, words: Sequence[str]) -> bool:
    """Tell whether *initials* abbreviate *words*, with or without the small ones.

    >>> spells("IOH", ["institute", "of", "harbours"])
    True
    """
    parts = [part for word in words for part in re.split(r"[-/]", word) if part]
    long = "".join(part[0] for part in parts)
    short = "".join(part[0] for part in parts if part not in _JOINS and part not in PARTICLES)
    return fold(initials).replace("/", "") in {long, short}


def _type(page: Reading, mention: NameMention) -> EntityType:
    """Correct the type by the lists and by the words beside the name."""
    text = mention.span.of(page.text)
    if mention.title and mention.title not in {"st"}:
        return EntityType.PERSON
    if _DOMAIN.fullmatch(text) and len(mention.words) == 1:
        return EntityType.OUTLET
    if mention.words[-1].strip(".") in _SUFFIXES and len(mention.words) > 1:
        return EntityType.PERSON
    whose = re.match(r",? which\b", page.text[mention.span.end :][:9])
    if whose and mention.type is EntityType.PERSON and mention.words[0] not in given_names():
        return EntityType.ORGANIZATION
    if mention.type is EntityType.PERSON and len(mention.words) > 1:
        return mention.type
    known = outlets().get(text) or outlets().get(f"The {text}")
    if known is not None and (text not in known.weak or _told(page, mention)):
        return EntityType.OUTLET
    if _beside_outlet(page, mention):
        return EntityType.OUTLET
    if mention.type is not EntityType.PERSON and _outlet_like(mention.words):
        return EntityType.OUTLET
    body = role_of(mention.words[-1])
    if mention.type is EntityType.PERSON and body and body[0].kind is RoleKind.BODY:
        return EntityType.ORGANIZATION
    who = re.match(r",? (?:who|whose)\b", page.text[mention.span.end :][:9])
    if who and mention.type is EntityType.OTHER:
        return EntityType.PERSON
    if body and body[1] and body[0].kind is RoleKind.PERSON and len(mention.words) == 1:
        return EntityType.GROUP
    if mention.type in {EntityType.PERSON, EntityType.PLACE, EntityType.GROUP}:
        return mention.type
    first = role_of(mention.words[0])
    if mention.type is EntityType.OTHER and _named_body(body) | _named_body(first):
        return EntityType.ORGANIZATION
    return mention.type


def _named_body(known: tuple[Role, bool] | None) -> bool:
    return known is not None and known[0].kind is RoleKind.BODY


def _outlet_like(words: Sequence[str]) -> bool:
    if len(words) < 2:
        return False
    if words[0] in _NETWORKS and len(words) == 2 and words[1].isdigit():
        return True
    return words[-1] in _OUTLET_WORDS or words[0] in {"radio", "channel", "tv"} or "tv" in words


_TOLD = re.compile(r"\b(?:told|to|with|by|reported|in) (?:the |The )?$")


def _told(page: Reading, mention: NameMention) -> bool:
    start = mention.span.start
    before = page.text[max(0, start - 20) : start]
    after = page.text[mention.span.end : mention.span.end + 12]
    if re.search(r"\btold (?:[Tt]he )?$", before):
        return True
    return before.lower().endswith("the ") and bool(
        re.match(r" (?:reported|newspaper|magazine|wrote|said)", after)
    )


def _beside_outlet(page: Reading, mention: NameMention) -> bool:
    """Tell whether "news outlet" or the like stands right before or after the name."""
    before = page.within(Span(max(0, mention.span.start - 40), mention.span.start))[-1:]
    if before and page.text[before[0].end : mention.span.start].strip(" \xa0“‘\"'") == "":
        known = role_of(before[0].of(page.text))
        if known is not None and not known[1] and known[0].kind in PUBLISHERS:
            return True
    after = re.match(
        r" (?:news agency|newspaper|magazine|television|tv|radio|news site|website|news channel)\b",
        page.text[mention.span.end : mention.span.end + 20].lower(),
    )
    return after is not None


def agency(name: str) -> bool:
    """Tell whether *name* is a news agency's.

    >>> agency("Reuters"), agency("Harbour News Agency"), agency("The Harbour Post")
    (True, True, False)
    """
    known = outlets().get(name) or outlets().get(f"The {name}")
    return known.kind is RoleKind.AGENCY if known else name.lower().endswith(_AGENCY_ENDS)
