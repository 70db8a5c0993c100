"""Media: the tweet, memo or video in which something was said, and who made it known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.records import EntityType, Hop, HopRole, Span
from onrecord.statements.drafts import Draft
from onrecord.statements.naming.audience import frames
from onrecord.statements.naming.entities import Entity
from onrecord.statements.naming.hops import (
    hop_role,
    medium_hop,
    outlet_hop,
    speaker_hop,
    stated,
)
from onrecord.statements.naming.lexicon import WORKS, RoleKind
from onrecord.statements.naming.names import NameMention
from onrecord.statements.naming.phrases import Phrase, own_words, phrase
from onrecord.statements.naming.voices import Scene, Voice

_MEDIUM = re.compile(
    r"\b(?:in|on|via|through)\s+(?P<np>(?:an?|his|her|its|their|the|one|another|\w+['’]s)\s+"
    r"(?:[\w’'-]+\s+){0,4}?(?P<noun>manifestos?|report|book|memoir|autobiography|biography|memo|"
    r"letter|op-ed|essay|article|column|editorial|paper|study|lawsuit|complaint|filing|affidavit|"
    r"indictment|tweets?|(?:[\w-]+\s)?posts?|thread|videos?|clip|recording|podcast|documentary|"
    r"transcript|dossier|diary))\b",
    re.IGNORECASE,
)

_PLATFORM = re.compile(
    r"\b(?:on|via)\s+(?:his\s+|her\s+|its\s+|their\s+)?(?P<name>Twitter|Facebook|Telegram|"
    r"Instagram|TikTok|YouTube|VKontakte|VK|Weibo|LinkedIn|Truth Social|Reddit|Snapchat|Parler|"
    r"Gab|Mastodon|Threads|Bluesky|WhatsApp|WeChat|Tumblr|Twitch)\b"
)

_OBTAINED = re.compile(
    r"\b(?:published|obtained|seen|reviewed|reported|released|quoted|cited|posted|aired|shared|"
    r"viewed|leaked|interviewed|contacted|heard|conducted|carried|aired|broadcast|given|shown|sent|"
    r"provided)\s+(?:\w+\s+){0,2}?(?:by|to|on)\s+(?:[Tt]he\s+)?"
    r"|\b(?:spoke|talked|speaking|talking)\s+(?:to|with)\s+(?:[Tt]he\s+)?"
)

_QUOTED_BY = re.compile(
    r"\b(?:quoted|cited)\s+(?:as\s+saying\s+)?(?:\w+\s+){0,2}?by\s+(?:[Tt]he\s+)?"
)

_ACCORDING = re.compile(r"\baccording\s+to\s+(?:[Tt]he\s+)?(?=[A-Z])")
"""Whom the report has another's words from: "the board said it fell, according to the Post"."""

_CITING = re.compile(r"\b(?:quoting|citing)\s+", re.IGNORECASE)

_MADE_PUBLIC = re.compile(
    r"\b(?:post|shar|publish|upload|releas|air|broadcast|show)(?:ed|ing|s|es)?\s+"
    r"(?P<np>(?:an?|the|its|his|her)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:video|clip|recording|footage|tape))\b",
    re.IGNORECASE,
)

_CLAUSE = re.compile(r"[,;“”\"\0]|\b(?:said|says|reported|found)\b|$")


def media(scene: Scene, draft: Draft, voice: Voice) -> tuple[Hop, ...]:
    """Return the tweet, manifesto or video in which it was said."""
    if voice.phrase is not None and voice.phrase.role and voice.phrase.role.kind in WORKS:
        return ()
    told = next(_told_media(scene, draft), None)
    if told is not None:
        return (told,)
    tweets = [c for c in draft.cue if "tweet" in c.of(scene.page.text).lower()]
    return tuple(stated("tweet", HopRole.POST, cue) for cue in tweets[:1])


def _told_media(scene: Scene, draft: Draft) -> Iterator[Hop]:
    for frame, masked in frames(scene.page, draft, scene.drafts):
        for match in _MEDIUM.finditer(masked):
            if match["noun"][:1].isupper():
                continue
            yield medium_hop(" ".join(match["noun"].split()), _within(frame, match, "np"))
        for match in _PLATFORM.finditer(masked):
            yield stated(match["name"], HopRole.POST, _within(frame, match, 0))


def _within(frame: Span, match: re.Match[str], group: str | int) -> Span:
    return Span(frame.start + match.start(group), frame.start + match.end(group))


def made_known(scene: Scene, draft: Draft, voice: Voice) -> tuple[Hop, ...]:
    """Return the outlet in "a memo obtained by the Post" or "the board, cited by the Post"."""
    source = voice.phrase.span if voice.phrase is not None else Span(0, 0)
    for match in _OBTAINED.finditer(source.of(scene.page.text)):
        quoted = _QUOTED_BY.match(scene.page.text, source.start + match.start()) is not None
        found = _outlet_in_clause(scene, source.start + match.end(), any_body=quoted)
        if found is not None:
            shown = Span(source.start + match.start(), found[1].span.end)
            return (stated(found[0].name, hop_role(found[0], None), shown),)
    return _quoted_by(scene, draft) or _according(scene, draft)


def _outlet_in_clause(
    scene: Scene, at: int, *, any_body: bool = False
) -> tuple[Entity, NameMention] | None:
    """Return the first outlet, or any body, named after *at* and before the next comma."""
    types = {EntityType.OUTLET, EntityType.ORGANIZATION} if any_body else {EntityType.OUTLET}
    clause = scene.page.text[at : at + 60].partition(",")[0]
    for name in scene.names:
        inside = at <= name.span.start <= at + 40 and name.span.end <= at + len(clause)
        entity = scene.cast.of(name) if inside else None
        if entity is not None and entity.type in types:
            return entity, name
    return None


def _quoted_by(scene: Scene, draft: Draft) -> tuple[Hop, ...]:
    """Return the outlet in "the institute, cited by the Post, said"."""
    for frame, masked in frames(scene.page, draft, scene.drafts):
        match = _QUOTED_BY.search(masked)
        found = _outlet_in_clause(scene, frame.start + match.end()) if match else None
        if match is not None and found is not None:
            return (outlet_hop(found[0], Span(frame.start + match.start(), found[1].span.end)),)
    return ()


def _according(scene: Scene, draft: Draft) -> tuple[Hop, ...]:
    """Return the outlet in "the board said it fell, according to the Post" at a sentence's end."""
    if draft.within is not None or not draft.source or not draft.cue:
        return ()
    page = scene.page
    sentence = page.sentence_at(draft.cue[0].start)
    found = list(_ACCORDING.finditer(page.text, draft.end, sentence.end))
    if len(found) != 1 or any(d.cue and d.cue[0].start > draft.end for d in _beside(scene, draft)):
        return ()
    named = _outlet_in_clause(scene, found[0].end())
    if named is None or page.text[named[1].span.end : sentence.end].strip(' .”"\xa0'):
        return ()
    return (outlet_hop(named[0], Span(found[0].start(), named[1].span.end)),)


def _beside(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the other statements whose cue stands in the sentence of *draft*'s."""
    sentence = scene.page.sentence_at(draft.cue[0].start)
    near = (scene.drafts[position] for position in scene.drafts.near(sentence))
    return (d for d in near if d is not draft and d.cue and sentence.covers(d.cue[0]))


def cited(scene: Scene, draft: Draft) -> tuple[Hop, ...]:
    """Return whom or what the speaker quotes ("Citing local papers", "posting a video")."""
    position = next(i for i, d in enumerate(scene.drafts) if d is draft)
    if any(d.within == position for d in scene.drafts):
        return ()
    for frame, masked in frames(scene.page, draft, scene.drafts):
        match = _CITING.search(masked)
        if match is not None:
            return _cited_hop(scene, frame, frame.start + match.end())
        shown = _MADE_PUBLIC.search(masked)
        if shown is not None:
            return (medium_hop(shown["np"].split()[-1], _within(frame, shown, "np")),)
    return ()


def _cited_hop(scene: Scene, frame: Span, start: int) -> tuple[Hop, ...]:
    stop = _CLAUSE.search(scene.page.text[start : frame.end])
    said = phrase(scene.page, Span(start, start + (stop.start() if stop else 0)), scene.names)
    words = own_words(scene.page, said)
    if not words:
        return ()
    named = scene.cast.of(said.name) if said.name is not None and not said.joined else None
    entity = named or Entity(type=_kind(said), words=words)
    return (speaker_hop(Voice(entity=entity, open=None, phrase=said), entity, None),)


def _kind(said: Phrase) -> EntityType:
    if said.role is not None and said.role.kind in WORKS:
        return EntityType.DOCUMENT
    if said.role is not None and said.role.kind is RoleKind.OUTLET:
        return EntityType.OUTLET
    return EntityType.GROUP if said.plural else EntityType.OTHER
