"""Relay chains within one article: through whom the report has a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.options import NamingOptions
from onrecord.records import (
    Addressee,
    Basis,
    EntityType,
    Hop,
    HopRole,
    NoSource,
    Span,
    StatementClass,
)
from onrecord.statements.audience import Heard, frames, heard, spoke_before
from onrecord.statements.drafts import Draft
from onrecord.statements.entities import Cast, Entity
from onrecord.statements.lexicon import WORKS, RoleKind, fold, role_of
from onrecord.statements.names import NameMention
from onrecord.statements.nametypes import agency
from onrecord.statements.phrases import Article, Phrase, own_words, phrase
from onrecord.statements.reading import Reading
from onrecord.statements.speakers import outer_first
from onrecord.statements.voices import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a statement reached the report: its audience and its hops, nearest first."""

    audience: tuple[Addressee, ...]
    relay: tuple[Hop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Carried:
    """An interview that holds on while the report keeps quoting from it."""

    audience: tuple[Addressee, ...]
    hops: tuple[Hop, ...]
    days: frozenset[str]
    at: int


_AUTHORITY = frozenset(
    "committee council court congress parliament police ministry department senate house fbi "
    "commission un nations assembly government kremlin bureau office union army duma rada knesset "
    "bundestag board party cabinet conference inquiry tribunal administration security nato eu "
    "commons lords treasury embassy navy force service services authority agency cia nsa nasa "
    "pentagon state republic democrats republicans".split()
)
_POLITICAL = frozenset(
    {"authority", "soldier", "judge", "royal", "police", "candidate", "official"}
)
_DAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:yesterday|today|last (?:week|month|year)|"
    r"earlier this|in (?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December|\d{4}))\b",
    re.IGNORECASE,
)
_OTHER_SETTING = re.compile(
    r"\b(?:in|at|during|on|to|via|outside|before)\s+(?:an?|his|her|their|the|its|another|one)?\s*"
    r"(?:[\w’'-]+\s+){0,3}?(?:statements?|speech|news conference|press conference|conference|rally|"
    r"tweets?|posts?|letter|memo|briefing|hearing|debate|address|e-?mails?|videos?|report|"
    r"manifesto|book|op-ed|filing|testimony|court|event|Twitter|Facebook|Telegram|Instagram|"
    r"TikTok|YouTube|press release|interview|podcast|call|meeting|summit|town hall)\b",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"\b(?:tweet|retweet|wrote|writes|posted|testified|emailed)", re.IGNORECASE)
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
_CITING = re.compile(r"\b(?:quoting|citing)\s+", re.IGNORECASE)
_MADE_PUBLIC = re.compile(
    r"\b(?:post|shar|publish|upload|releas|air|broadcast|show)(?:ed|ing|s|es)?\s+"
    r"(?P<np>(?:an?|the|its|his|her)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:video|clip|recording|footage|tape))\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Relays:
    """Finds audience and relay of one draft after another, in reading order."""

    page: Reading
    names: Sequence[NameMention]
    cast: Cast
    drafts: Sequence[Draft]
    voices: Sequence[Voice]
    publisher: str | None
    options: NamingOptions
    ways: list[Way] = field(default_factory=list)
    carried: dict[int, _Carried] = field(default_factory=dict)

    def run(self) -> list[Way]:
        """Return the ways of all drafts, in their order."""
        self.ways = [Way(audience=(), relay=())] * len(self.drafts)
        for position in outer_first(self.drafts):
            self.ways[position] = self._way(self.drafts[position], self.voices[position])
        return self.ways

    def _way(self, draft: Draft, voice: Voice) -> Way:
        if draft.continues is not None:
            return self.ways[draft.continues]
        if draft.no_source is NoSource.OWN_VOICE:
            return Way(audience=(), relay=())
        outer = self._outer(draft)
        if voice.entity is None:
            return Way(audience=(), relay=outer)
        audience, before = self._audience(draft, voice.entity)
        own = self._speaker_hop(voice, draft)
        seen = self._made_known(voice) or self._quoted_by(draft)
        chain = (*outer, *before, *self._media(draft, voice), *seen, own, *self._cited(draft))
        return Way(audience=audience, relay=_once(chain))

    def _outer(self, draft: Draft) -> tuple[Hop, ...]:
        if draft.within is None:
            return ()
        return self.ways[draft.within].relay

    # --- audience and the hops it makes ----------------------------------------------------

    def _audience(
        self, draft: Draft, speaker: Entity
    ) -> tuple[tuple[Addressee, ...], tuple[Hop, ...]]:
        said_to = heard(self.page, draft, self.drafts, self.names, self.cast)
        said_to = tuple(h for h in said_to if h.entity is not speaker)
        if not said_to and draft.within is None and draft.source:
            before = spoke_before(
                self.page, speaker, draft.start, self.drafts, self.names, self.cast
            )
            said_to = (before,) if before is not None and before.entity is not speaker else ()
        if not said_to:
            return self._carry(draft, speaker)
        audience = tuple(Addressee(name=h.name, span=h.span) for h in said_to)
        hops = tuple(hop for h in said_to for hop in self._heard_hops(h))
        if draft.within is None:
            self._keep(draft, speaker, audience, hops)
        return audience, hops

    def _keep(
        self, draft: Draft, speaker: Entity, audience: tuple[Addressee, ...], hops: tuple[Hop, ...]
    ) -> None:
        self.carried.pop(id(speaker), None)
        if hops:
            self.carried[id(speaker)] = _Carried(
                audience=audience, hops=hops, days=self._days(draft), at=draft.start
            )

    def _carry(
        self, draft: Draft, speaker: Entity
    ) -> tuple[tuple[Addressee, ...], tuple[Hop, ...]]:
        """Let an interview hold for the same speaker's next words, until the scene changes."""
        kept = self.carried.get(id(speaker))
        if kept is None or draft.within is not None or draft.class_ is not StatementClass.SPEECH:
            return (), ()
        framed = " ".join(masked for _, masked in frames(self.page, draft, self.drafts))
        cue = " ".join(c.of(self.page.text) for c in draft.cue)
        new_day = self._days(draft) - kept.days
        if new_day or _OTHER_SETTING.search(framed) or _WRITTEN.search(cue):
            self.carried.pop(id(speaker))
            return (), ()
        apart = self.page.block(draft.start) - self.page.block(kept.at)
        if apart > self.options.carried_stated:
            return kept.audience, tuple(replace(h, basis=Basis.INFERRED) for h in kept.hops)
        return kept.audience, kept.hops

    def _days(self, draft: Draft) -> frozenset[str]:
        framed = frames(self.page, draft, self.drafts)
        return frozenset(m.group().lower() for _, text in framed for m in _DAY.finditer(text))

    def _heard_hops(self, said_to: Heard) -> list[Hop]:
        hops = []
        if said_to.outlet is not None:
            owner = self.cast.of(said_to.outlet)
            if owner is not None and owner.type is EntityType.OUTLET:
                hops.append(
                    self._hop(owner.name, _outlet_role(owner), said_to.outlet.span, said_to)
                )
        entity = said_to.entity
        if entity is None:
            return hops
        if self._publishes(entity):
            hops.append(self._hop(entity.name, _outlet_role(entity), said_to.span, said_to))
        elif entity.type is EntityType.PERSON and not hops and self._interviews(entity, said_to):
            hops.append(self._hop(entity.name, HopRole.PERSON, said_to.span, said_to))
        return [hop for hop in hops if not self._own_page(hop.name)]

    def _hop(self, name: str, role: HopRole, span: Span, said_to: Heard) -> Hop:
        words = Span(min(said_to.words.start, span.start), span.end)
        evidence = words if words.end - words.start < 80 else span
        return Hop(name=name, role=role, basis=Basis.STATED, evidence=(evidence,))

    def _publishes(self, entity: Entity) -> bool:
        if entity.type is EntityType.OUTLET:
            return True
        words = {word for name in entity.names for word in name.words}
        fits = entity.type in {EntityType.ORGANIZATION, EntityType.OTHER}
        roles = {d.role.kind for d in entity.descriptions if d.role is not None}
        return fits and not (words & _AUTHORITY) and RoleKind.BODY not in roles

    def _interviews(self, entity: Entity, said_to: Heard) -> bool:
        """Tell an interviewer from the counterpart of a talk between officials."""
        classes = {c for d in entity.descriptions if d.role for c in d.role.classes}
        if "journalist" in classes:
            return True
        if classes & _POLITICAL or "politician" in classes:
            return False
        return said_to.interview or self._spoken_with(entity)

    def _spoken_with(self, entity: Entity) -> bool:
        before = (self.page.text[max(0, n.full.start - 70) : n.full.start] for n in entity.names)
        return any(
            re.search(r"\b(?:spoke|speaking|talked|interview\w*) (?:with|to|by)\b[^.“”]*$", words)
            for words in before
        )

    def _own_page(self, name: str) -> bool:
        """Tell whether the hop is the report's own publisher, which a chain leaves out."""
        if self.publisher is None:
            return False
        hop, own = _plain(name).split(), _plain(self.publisher).split()
        size = min(len(hop), len(own))
        return hop[:size] == own[:size] and (size > 1 or len(hop) == len(own))

    # --- the other hops --------------------------------------------------------------------

    def _media(self, draft: Draft, voice: Voice) -> tuple[Hop, ...]:
        """Return the tweet, manifesto or video in which it was said."""
        if voice.phrase is not None and voice.phrase.role and voice.phrase.role.kind in WORKS:
            return ()
        hops = []
        for frame, masked in frames(self.page, draft, self.drafts):
            for match in _MEDIUM.finditer(masked):
                span = Span(frame.start + match.start("np"), frame.start + match.end("np"))
                noun = match["noun"].split()[-1]
                hops.append(_medium(" ".join(match["noun"].split()), noun, span))
            for match in _PLATFORM.finditer(masked):
                span = Span(frame.start + match.start(), frame.start + match.end())
                hops.append(
                    Hop(name=match["name"], role=HopRole.POST, basis=Basis.STATED, evidence=(span,))
                )
        if not hops:
            hops = [
                Hop(name="tweet", role=HopRole.POST, basis=Basis.STATED, evidence=(c,))
                for c in draft.cue
                if "tweet" in c.of(self.page.text).lower()
            ]
        return tuple(hops[:1])

    def _made_known(self, voice: Voice) -> tuple[Hop, ...]:
        """Return the outlet that "a memo obtained by the Post" came through."""
        if voice.phrase is None:
            return ()
        source = voice.phrase.span
        for match in _OBTAINED.finditer(source.of(self.page.text)):
            at = source.start + match.end()
            near = [n for n in self.names if at <= n.span.start <= at + 40]
            clause = self.page.text[at : at + 60].partition(",")[0]
            near = [n for n in near if n.span.end <= at + len(clause)]
            name = next((n for n in near if self._is_outlet(n)), None)
            entity = self.cast.of(name) if name is not None else None
            if name is not None and entity is not None:
                span = Span(source.start + match.start(), name.span.end)
                if not self._own_page(entity.name):
                    return (
                        Hop(
                            name=entity.name,
                            role=_outlet_role(entity),
                            basis=Basis.STATED,
                            evidence=(span,),
                        ),
                    )
        return ()

    def _is_outlet(self, name: NameMention) -> bool:
        entity = self.cast.of(name)
        return entity is not None and entity.type is EntityType.OUTLET

    def _quoted_by(self, draft: Draft) -> tuple[Hop, ...]:
        """Return the outlet in "the institute, cited by the Post, said"."""
        for frame, masked in frames(self.page, draft, self.drafts):
            match = _QUOTED_BY.search(masked)
            at = frame.start + match.end() if match else -1
            name = next((n for n in self.names if n.span.start == at), None)
            entity = self.cast.of(name) if name is not None else None
            if match and name and entity and entity.type is EntityType.OUTLET:
                span = Span(frame.start + match.start(), name.span.end)
                if not self._own_page(entity.name):
                    return (
                        Hop(
                            name=entity.name,
                            role=_outlet_role(entity),
                            basis=Basis.STATED,
                            evidence=(span,),
                        ),
                    )
        return ()

    def _cited(self, draft: Draft) -> tuple[Hop, ...]:
        """Return whom the speaker quotes ("Citing local papers, the board found")."""
        position = next(i for i, d in enumerate(self.drafts) if d is draft)
        if any(d.within == position for d in self.drafts):
            return ()
        for frame, masked in frames(self.page, draft, self.drafts):
            match = _CITING.search(masked)
            if match:
                return self._cited_hop(frame, match.end())
            shown = _MADE_PUBLIC.search(masked)
            if shown:
                span = Span(frame.start + shown.start("np"), frame.start + shown.end("np"))
                return (_medium(shown["np"].split()[-1], shown["np"].split()[-1], span),)
        return ()

    def _cited_hop(self, frame: Span, offset: int) -> tuple[Hop, ...]:
        start = frame.start + offset
        stop = re.search(
            r"[,;“”\"\0]|\b(?:said|says|reported|found)\b|$", self.page.text[start : frame.end]
        )
        span = Span(start, start + (stop.start() if stop else 0))
        said = phrase(self.page, span, self.names)
        words = own_words(self.page, said)
        if not words:
            return ()
        entity = self.cast.of(said.name) if said.name is not None and not said.joined else None
        voice = Voice(
            entity=entity or Entity(type=_kind(said), words=words), open=None, phrase=said
        )
        return (self._speaker_hop(voice, None),)

    def _speaker_hop(self, voice: Voice, draft: Draft | None) -> Hop:
        entity = voice.entity
        if entity is None:
            raise ValueError("a hop needs somebody who speaks")
        evidence = voice.evidence or self._evidence(voice, draft)
        return Hop(
            name=entity.name,
            role=role(entity, voice.phrase),
            basis=Basis.INFERRED if voice.evidence else Basis.STATED,
            evidence=evidence,
        )

    def _evidence(self, voice: Voice, draft: Draft | None) -> tuple[Span, ...]:
        if draft is not None and draft.source:
            return draft.source
        if voice.phrase is not None:
            return (voice.phrase.core,)
        return tuple(voice.entity.spans[-1:]) if voice.entity else ()


def _plain(name: str) -> str:
    return re.sub(r"^the ", "", fold(name))


def _once(chain: Sequence[Hop]) -> tuple[Hop, ...]:
    """Leave out a hop that only repeats the one before it."""
    kept: list[Hop] = []
    for hop in chain:
        if not kept or kept[-1].name != hop.name:
            kept.append(hop)
    return tuple(kept)


def _medium(name: str, noun: str, span: Span) -> Hop:
    known = role_of(noun)
    kinds = {RoleKind.POST: HopRole.POST, RoleKind.RECORDING: HopRole.RECORDING}
    kind = kinds.get(known[0].kind, HopRole.DOCUMENT) if known else HopRole.DOCUMENT
    return Hop(name=name, role=kind, basis=Basis.STATED, evidence=(span,))


def _kind(said: Phrase) -> EntityType:
    if said.role is not None and said.role.kind in WORKS:
        return EntityType.DOCUMENT
    if said.role is not None and said.role.kind is RoleKind.OUTLET:
        return EntityType.OUTLET
    return EntityType.GROUP if said.plural else EntityType.OTHER


def _outlet_role(entity: Entity) -> HopRole:
    return HopRole.AGENCY if agency(entity.name) else HopRole.OUTLET


_UNNAMED = frozenset(
    {
        "official",
        "officer",
        "diplomat",
        "aide",
        "adviser",
        "source",
        "insider",
        "employee",
        "staffer",
        "executive",
        "agent",
    }
)


def role(entity: Entity, said: Phrase | None) -> HopRole:
    """Return what *entity* is as a hop; one whom the article never names may be anonymous."""
    if not entity.main and (kind := _unnamed_role(entity, said)) is not None:
        return kind
    roles = {
        EntityType.PERSON: HopRole.PERSON,
        EntityType.GROUP: HopRole.GROUP,
        EntityType.ORGANIZATION: HopRole.ORGANIZATION,
        EntityType.PLACE: HopRole.ORGANIZATION,
        EntityType.OUTLET: _outlet_role(entity),
        EntityType.DOCUMENT: HopRole.DOCUMENT,
        EntityType.OTHER: HopRole.UNKNOWN,
    }
    return roles[entity.type]


def _unnamed_role(entity: Entity, said: Phrase | None) -> HopRole | None:
    known = said.role if said is not None else None
    if known is None:
        known = entity.descriptions[0].role if entity.descriptions else None
    if known is None:
        return None
    if known.kind is RoleKind.POST:
        return HopRole.POST
    if known.kind is RoleKind.RECORDING:
        return HopRole.RECORDING
    if known.kind is RoleKind.ANONYMOUS:
        return HopRole.ANONYMOUS
    pointed = said is not None and said.article in {Article.DEFINITE, Article.OWNED}
    if known.noun in _UNNAMED and not pointed:
        return HopRole.ANONYMOUS
    return None
