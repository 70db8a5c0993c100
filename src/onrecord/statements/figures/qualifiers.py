"""What qualifies a figure: how near it is ("almost", "up to"), which way it moved, and per what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.records import Approximator, Change, Span
from onrecord.statements.figures.words import lemma

NEAR = 60
"""Code points on either side of a figure in which its qualifiers stand: six or seven words."""
FAR = 120
"""Code points before a figure in which a verb of change stands ("cut its emissions in … by")."""

_S = r"[\s\u00a0]+"
_MUCH = r"(?:many|much|high|large|long|far|big|great|tall|heavy|old|late|wide|deep|fast)"
_LITTLE = r"(?:few|little|low|small|short|young|early|cheap|soon)"
_MORE = (
    r"(?:more|greater|higher|larger|bigger|longer|further|farther|older|better|stronger|faster|"
    r"taller|heavier)"
)
_LESS = r"(?:less|fewer|lower|smaller|shorter|younger|cheaper|slower|under|lighter)"
_BEFORE: tuple[tuple[str, Approximator], ...] = (
    (rf"(?:no|not|nothing){_S}{_MORE}{_S}than|(?:no|not){_S}(?:exceed(?:ing)?|above|"
     rf"over)", Approximator.AT_MOST),
    (rf"(?:no|not|nothing){_S}{_LESS}{_S}than|no{_S}under", Approximator.AT_LEAST),
    (rf"as{_S}{_MUCH}{_S}as|up{_S}to|upto|(?:at{_S})?(?:the{_S})?(?:most|max)|"
     rf"at{_S}(?:the{_S})?(?:very{_S})?most|"
     rf"(?:a{_S})?max(?:imum)?(?:{_S}of)?|capped{_S}at|cap{_S}of|limited{_S}to|"
     rf"upwards?{_S}to", Approximator.AT_MOST),
    (rf"as{_S}{_LITTLE}{_S}as|at{_S}(?:the{_S})?(?:very{_S})?least|"
     rf"(?:a{_S})?min(?:imum)?(?:{_S}of)?|"
     rf"starting{_S}(?:at|from)", Approximator.AT_LEAST),
    (rf"(?:(?:{_MORE}|in{_S}excess|upwards?|north){_S}(?:than|of))|(?:well{_S}|just{_S}|"
     rf"slightly{_S}|far{_S}|comfortably{_S})?"
     rf"(?:above|beyond|over)|(?:exceed(?:s|ed|ing)?|top(?:s|ped|ping)|surpass(?:es|ed|ing)?|"
     rf"past)", Approximator.MORE_THAN),
    (rf"(?:{_LESS}{_S}than)|(?:well{_S}|just{_S}|slightly{_S})?(?:under|below|short{_S}of)|"
     rf"not{_S}quite|"
     rf"(?:south){_S}of", Approximator.LESS_THAN),
    (rf"about|around|roughly|approximately|approx\.?|nearly|almost|some|circa|ca?\.|close{_S}to|"
     rf"(?:an?{_S})?estimated|est\.|approach(?:es|ed|ing)|near(?:ing|s)?|virtually|practically|"
     rf"in{_S}the{_S}(?:region|neighbou?rhood|vicinity){_S}of|on{_S}the{_S}order{_S}of|"
     rf"somewhere{_S}(?:between|around|near)|(?:very{_S})?close{_S}to{_S}(?:topping|reaching|"
     rf"exceeding)|probably|perhaps|~|≈", Approximator.ABOUT),
    (r"exactly|precisely", Approximator.EXACT),
    (r">|≥", Approximator.MORE_THAN),
    (r"<|≤", Approximator.LESS_THAN),
)  # fmt: skip
_OPEN = (
    rf"(?:only|just|even|an?|the|another|additional|whopping|record|staggering|total{_S}of|little|"
    rf"slightly|much|well|also|roughly{_S}speaking|full|mere|is|of|further|extra|US|between|"
    rf"from|high{_S}of|low{_S}of)"
)
_STEP = re.compile(
    rf"(?:^|(?<=[\s\u00a0(“\"‘'—–,]))(?:{'|'.join(f'({words})' for words, _ in _BEFORE)})"
    rf"(?:{_S}|(?<=[<>≥≤~≈]))$",
    re.IGNORECASE,
)
"""All of them, one group each: the one that begins first is the widest ("no more than")."""
_SKIP = re.compile(rf"(?:^|(?<=[\s\u00a0(“\"‘'—–-]))(?:{_OPEN}){_S}$", re.IGNORECASE)
_AFTER: tuple[tuple[re.Pattern[str], Approximator], ...] = tuple(
    (re.compile(rf"^(?:[\s\u00a0,-]+[^\W\d]+){{0,{words}}}?(?:{pattern})", re.IGNORECASE), kind)
    for pattern, kind, words in (
        (rf"\+|-plus\b|{_S}plus\b", Approximator.AT_LEAST, 0),
        (
            rf"{_S}or{_S}(?:more|greater|higher|above|over|older|longer|up|better|larger)\b",
            Approximator.AT_LEAST,
            4,
        ),
        (
            rf"{_S}or{_S}(?:less|fewer|lower|below|under|younger|shorter|smaller)\b",
            Approximator.AT_MOST,
            4,
        ),
        (rf"{_S}(?:and|or){_S}(?:above|over|up)\b|{_S}and{_S}older\b", Approximator.AT_LEAST, 2),
        (
            rf"{_S}at{_S}(?:the{_S})?(?:very{_S})?most\b|{_S}max(?:imum)?\b|{_S}tops\b",
            Approximator.AT_MOST,
            2,
        ),
        (rf"{_S}at{_S}(?:the{_S})?(?:very{_S})?least\b|{_S}minimum\b", Approximator.AT_LEAST, 2),
        (
            rf"-odd\b|{_S}odd\b|{_S}or{_S}so\b|-ish\b|{_S}or{_S}thereabouts\b|"
            rf"{_S}give{_S}or{_S}take\b",
            Approximator.ABOUT,
            2,
        ),
        (rf",?{_S}(?:approximately|roughly|or{_S}about)\b(?=[.,;)])", Approximator.ABOUT, 1),
    )
)
_FOR = re.compile(
    r"\b(?:for|just|well|in|after|of|with|lasted|spanning|took|taken)[\s\u00a0]+$", re.I
)
_SPENT = re.compile(
    r"^[\s\u00a0-]+(?:ago|old|later|long|since|after|before|older|in\s+(?:prison|jail))\b|"
    r"^[\s\u00a0]*$"
)


def approximator(text: str, span: Span, sentence: Span, *, duration: bool) -> Approximator:
    """Return how near the figure at *span* is to what is meant; the outermost word counts.

    >>> text = "It could comprise as much as almost 2,000 men."
    >>> approximator(text, Span(36, 41), Span(0, len(text)), duration=False).value
    'at_most'
    """
    after = text[span.end : min(sentence.end, span.end + NEAR)]
    found = next((kind for pattern, kind in _AFTER if pattern.match(after)), None)
    before = text[max(sentence.start, span.start - NEAR) : span.start]
    return _outermost(before, after, duration) or found or Approximator.EXACT


def _outermost(before: str, after: str, duration: bool) -> Approximator | None:
    outer = None
    article = False
    steps = 0
    while steps < 6:
        steps += 1
        match = _STEP.search(before)
        if match is not None:
            kind = _BEFORE[(match.lastindex or 1) - 1][1]
            word = match.group().strip().lower()
            if (
                word == "over"
                and duration
                and not (_FOR.search(before[: match.start()]) or _SPENT.match(after))
            ):
                return outer  # "over the past two years", "over 12 months": a stretch, no bound
            if word in {"past", "near", "beyond"} and duration:
                return outer
            if word == "past" and re.search(rf"\bthe{_S}$", before[: match.start()]):
                return outer  # "in the past ten elections"
            if article and kind in _BOUNDS and word.split()[-1] in _PLACES:
                return outer  # "talks over a $2 trillion package", "past the 270 votes needed"
            outer, before, article = kind, before[: match.start()], False
            continue
        match_skip = _SKIP.search(before)
        if match_skip is None:
            return outer
        article = match_skip.group().strip().lower() in {"a", "an", "the", "another"}
        before = before[: match_skip.start()]
    return outer


_BOUNDS = frozenset({Approximator.MORE_THAN, Approximator.LESS_THAN, Approximator.ABOUT})
_PLACES = frozenset("over under above below beyond past around about near nears".split())


# --- change --------------------------------------------------------------------------------

_UP = (
    r"r(?:i|o)s(?:e|es|en|ing)|increas(?:e|es|ed|ing)|gr(?:ow|ows|ew|own|owing)|climb(?:s|ed|ing)?|"
    r"jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)|gain(?:s|ed|ing)?|rais(?:e|es|ed|"
    r"ing)|"
    r"boost(?:s|ed|ing)?|advanc(?:e|es|ed|ing)|rall(?:y|ies|ied|ying)|rebound(?:s|ed|ing)?|"
    r"hik(?:e|es|ed|ing)|expand(?:s|ed|ing)?|swell(?:s|ed|ing)?|leap(?:s|t|ed|ing)?|"
    r"spik(?:e|es|ed|ing)|skyrocket(?:s|ed|ing)?|pick(?:s|ed)?\s+up|went\s+up|go(?:es)?\s+up|"
    r"going\s+up|gone\s+up|"
    r"up|ticked\s+up|edged\s+up|inched\s+up|upped|strengthen(?:s|ed|ing)?|quicken(?:s|ed)|"
    r"accelerat(?:e|es|ed|ing)"
)
_DOWN = (
    r"f(?:e|a)ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|"
    r"slip(?:s|ped|ping)?|slid(?:e|es|ing)?|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|"
    r"tumbl(?:e|es|ed|ing)|sink(?:s|ing)?|sank|shed(?:s|ding)?|los(?:e|es|t|ing)|reduc(?:e|es|"
    r"ed|ing)|"
    r"cut(?:s|ting)?|lower(?:s|ed|ing)|slash(?:es|ed|ing)?|shr(?:i|a|u)nk(?:s|ing)?|"
    r"depress(?:es|ed|ing)?|contract(?:s|ed|ing)|dip(?:s|ped|ping)?|eas(?:es|ed)|down|trim(?:s|"
    r"med|ming)?|"
    r"went\s+down|go(?:es)?\s+down|going\s+down|gone\s+down|dwindl(?:e|es|ed|ing)|crash(?:es|"
    r"ed|ing)?|"
    r"scal(?:e|es|ed|ing)\s+back|shav(?:e|es|ed|ing)|weaken(?:s|ed|ing)?|erod(?:e|es|ed|ing)|"
    r"retreat(?:s|ed|ing)?|"
    r"halv(?:e|es|ed|ing)|wip(?:e|es|ed|ing)|shortfall|slow(?:s|ed|ing)?|slump(?:s|ed|ing)?|"
    r"drain(?:s|ed|ing)?"
)
_NOUN_UP = (
    r"increases?|rises?|growth|jumps?|gains?|surges?|hikes?|boosts?|spikes?|upticks?|climbs?|"
    r"leaps?|raises?|"
    r"rall(?:y|ies)|rebounds?|expansion|uptick|improvement"
)
_NOUN_DOWN = (
    r"decreases?|drops?|falls?|declines?|cuts?|reductions?|loss(?:es)?|plunges?|slumps?|slides?|"
    r"contractions?|dips?|discounts?|decreases?|downturns?|tumbles?|shrinkage|pay\s?cuts?"
)
_MOVES = re.compile(
    rf"\b(?:{_UP}|{_DOWN}|{_NOUN_UP}|{_NOUN_DOWN}|below|push|sen[dt])", re.IGNORECASE
)
"""What a change needs in one form or other: most figures stand beside none of them."""
_LINK = (
    rf"(?:{_S}(?:by|to|at{_S}a{_S}rate{_S}of|only|just|another|a|an|the|record|about|around|"
    rf"roughly|"
    rf"approximately|nearly|almost|some|more{_S}than|less{_S}than|as{_S}much{_S}as|at{_S}least|"
    rf"up{_S}to|"
    rf"over|under|further|well|poll-topping|estimated|whopping|even|as{_S}many{_S}as|"
    rf"fewer{_S}than|an{_S}annual{_S}rate{_S}of))*{_S}"
)
_UP_TO = r"(?<!\bup)(?<!\bup )"
_ADJACENT = {
    change: re.compile(rf"\b(?:{words})(?:{_LINK})[(“\"]?$", re.IGNORECASE)
    for change, words in ((Change.UP, _UP), (Change.DOWN, _DOWN))
}
_TO_COUNT = {
    change: re.compile(rf"\b(?:{words}){_S}(?:by|to)(?:{_LINK})$", re.IGNORECASE)
    for change, words in (
        (Change.UP, _UP.replace("|up|", "|")),
        (Change.DOWN, _DOWN.replace("|down|", "|")),
    )
}
_PHRASAL = re.compile(
    rf"\b(?:(?:m[ae][kd]e?\w*|rack\w*|put\w*|t[ao]ken?\w*|giv\w+|show\w*|open\w*|line[sd]?|"
    rf"buil[dt]\w*|turn\w*|add\w*|sum\w*|round\w*|c[ao]me?\w*|br\w+){_S}up|cut(?:ting)?{_S}off|end(?:s|ed|ing)?{_S}up|"
    rf"set(?:ting)?{_S}(?:up|down)|"
    rf"(?:gave|gives?|giving|br[eo]ke?|sign(?:s|ed)){_S}(?:up|down))\b",
    re.IGNORECASE,
)
"""Verbs with "up", "down" or "cut" that move nothing: "make up about 15% of it"."""
_HAD = re.compile(
    r"(?:rais|los|gain|shed|advanc|contract|cut|eas|trim|"
    r"boost)[^\W\d]*(?![^\W\d])(?![\s\S]*\b(?:by|to)\b)",
    re.IGNORECASE,
)
_OBJECT = {
    change: re.compile(
        rf"\b(?:{words})(?:{_S}[^\W\d_]+){{1,5}}(?:{_S}(?:about|around|nearly|almost|roughly|"
        rf"over)|{_S}(?:more|less){_S}than|{_S}at{_S}least|{_S}some|{_S}only)*{_S}$",
        re.IGNORECASE,
    )
    for change, words in (
        (
            Change.UP,
            r"rais(?:e|es|ed|ing)|boost(?:s|ed|ing)?|increas(?:e|es|ed|ing)|push(?:es|ed|ing)?|"
            r"sen(?:d|t|ding)",
        ),
        (
            Change.DOWN,
            r"cut(?:s|ting)?|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|slash(?:es|ed|ing)?|"
            r"depress(?:es|ed|ing)?|trim(?:s|med|ming)?",
        ),
    )
}
_MOVED = {
    change: re.compile(
        rf"\b(?:{words})\b(?:(?![.;:—]|\b(?:and|but|while|said|which|that|who)\b)[\s\S]){{1,110}}?"
        rf"(?<!ed)(?<!according)(?<!compared){_S}(?:by|to){_S}"
        rf"(?:(?:only|just|about|around|a|nearly|almost|roughly|"
        rf"as{_S}much{_S}as|more{_S}than|at{_S}least|up{_S}to|poll-topping|some|over|an?|"
        rf"record){_S})*$",
        re.IGNORECASE,
    )
    for change, words in (
        (Change.UP, _UP.replace(r"|up|", "|")),
        (Change.DOWN, _DOWN.replace("|down|", "|")),
    )
}
_OF = {
    change: re.compile(
        rf"\b(?:{words})(?:{_S}(?:in|to){_S}(?:\w+{_S}){{1,4}})?{_S}of{_S}(?:(?:about|around|"
        rf"almost|nearly|"
        rf"more{_S}than|at{_S}least|up{_S}to|roughly|as{_S}much{_S}as|some|between|over){_S})*$",
        re.IGNORECASE,
    )
    for change, words in ((Change.UP, _NOUN_UP), (Change.DOWN, _NOUN_DOWN))
}
_BEHIND = {
    change: re.compile(
        rf"^(?:{_S}points?)?(?:-|{_S})(?:{words})\b(?!{_S}to\b)", re.IGNORECASE
    )
    for change, words in (
        (Change.UP, rf"{_NOUN_UP}|higher|more{_S}than|up|increase"),
        (Change.DOWN, rf"{_NOUN_DOWN}|lower|down|below|off|less{_S}than"),
    )
}  # fmt: skip
_BEHIND_MOVES = re.compile("|".join(p.pattern for p in _BEHIND.values()), re.IGNORECASE)


def change(
    text: str,
    span: Span,
    sentence: Span,
    *,
    counted: bool,
    money: bool = False,
    share: bool = False,
) -> Change | None:
    """Return which way a quantity moved by the figure at *span* or to it, or ``None``.

    Args:
        text: The article.
        span: The figure with its unit.
        sentence: The sentence around it.
        counted: Whether people or things are counted: "cut 500 jobs" and "lost ten men" move
            nothing that was measured.
        money: Whether it is a sum: "raised $2m" and "lost £5" are sums had, not moves.
        share: Whether it is a share or points: "cut its emissions 26%".

    >>> text = "Prices fell to $36, and wages have grown by about 3%."
    >>> whole = Span(0, len(text))
    >>> [change(text, Span(*at), whole, counted=False).value for at in ((15, 18), (50, 52))]
    ['down', 'up']
    """
    before = text[max(sentence.start, span.start - FAR) : span.start]
    after = text[span.end : min(sentence.end, span.end + NEAR)]
    if not (_MOVES.search(before) or _BEHIND_MOVES.match(after)):
        return None
    before = _PHRASAL.sub("", before)
    if re.search(rf"\bup{_S}to{_S}$", before, re.IGNORECASE):
        before = re.sub(rf"\bup{_S}to{_S}$", "", before, flags=re.IGNORECASE)
        if not re.search(rf"\b(?:by|of){_S}$", before, re.IGNORECASE):
            return None
    if re.search(rf"\b(?:up|down){_S}from{_S}$", before, re.IGNORECASE):
        return None
    tables = (_TO_COUNT, _MOVED, _OF) if counted else (_ADJACENT, _MOVED, _OF)
    for table in tables:
        for way, pattern in table.items():
            if (found := pattern.search(before)) and not (money and _HAD.match(found[0])):
                return way
    object_ = next((w for w, p in _OBJECT.items() if p.search(before)), None) if share else None
    if object_ is not None:
        return object_
    if counted and not re.search(rf"\b(?:by|to){_S}[\w\s]{{0,20}}$", before):
        return None
    return next((w for w, pattern in _BEHIND.items() if pattern.match(after)), None)


# --- per -----------------------------------------------------------------------------------

_TIMES = r"(?:second|minute|hour|day|night|week|month|quarter|year|season|decade|annum)"
_PER = re.compile(
    rf"^[\s\u00a0,]*(?:(?:per|for{_S}every|for{_S}each){_S}(?P<per>(?:[\d,]+{_S})?[^\W\d]+)|"
    rf"(?:an?|each|every|per){_S}(?P<time>{_TIMES})\b(?!{_S}(?:ago|later|earlier|before|after|"
    rf"old|and{_S}a|or))|"
    rf"(?P<adverb>daily|weekly|monthly|annually|yearly|hourly)\b)",
    re.IGNORECASE,
)
_PER_ANY = re.compile(rf"^[\s\u00a0]+an?{_S}(?P<noun>[^\W\d]+)\b", re.IGNORECASE)
_PER_NOUNS = frozenset(
    "barrel gallon litre liter tonne ton pound head person share piece ounce acre hectare mile "
    "kilometre kilo bottle ticket pop copy plate room seat vote unit bushel pack household".split()
)
_ADVERB = {"daily": "day", "weekly": "week", "monthly": "month", "hourly": "hour"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Per:
    """What a rate is per, and where the words that say so end."""

    name: str
    end: int


def per(text: str, at: int, end: int, *, money: bool) -> Per | None:
    """Return per what the figure that ends at *at* is a rate, or ``None``.

    >>> per("$725 a night", 4, 12, money=True).name
    'night'
    """
    after = text[at : min(end, at + NEAR)]
    match = _PER.match(after)
    if match is not None:
        word = match["per"] or match["time"] or ""
        name = _ADVERB.get(match["adverb"].lower(), "year") if match["adverb"] else _plain(word)
        return None if name == "cent" else Per(name=name, end=at + match.end())
    any_ = _PER_ANY.match(after) if money else None
    if any_ is not None and lemma(any_["noun"]) in _PER_NOUNS:
        return Per(name=lemma(any_["noun"]), end=at + any_.end())
    return None


def _plain(words: str) -> str:
    *count, noun = words.split()
    name = (
        "year" if noun.lower() == "annum" else "person" if noun.lower() == "capita" else lemma(noun)
    )
    return " ".join((*(c.replace(",", "") for c in count), name))
