"""Making judgements: what may be said of what, checked before anything is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.judgements.values import days, furniture, hops, quantity
from onrecord.problems import BadArgument
from onrecord.records import Judgement, JudgementKind, MergeReason, Target, TargetKind
from onrecord.serialise import named


class Verb(StrEnum):
    """What a person says: the first word of ``onrecord judge``."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    OFF = "off"
    ON = "on"
    SPEAKER = "speaker"
    PUBLISHER = "publisher"
    DATE = "date"
    RELAY = "relay"
    FIGURE = "figure"
    FURNITURE = "furniture"
    REJECTED = "rejected"
    GRADE = "grade"
    REVIEWED = "reviewed"
    DISPUTED = "disputed"
    OPEN = "open"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class _Form:
    """What a verb needs: how many things, of which kinds, and a value or none."""

    kind: JudgementKind
    things: int
    kinds: frozenset[TargetKind]
    valued: Callable[[str], object] | None = None


def _any_name(value: str) -> str:
    if not value.strip():
        raise BadArgument(repr(value), "no name", "it is empty", "Name somebody, or say unknown.")
    return value


_STATEMENT = frozenset({TargetKind.STATEMENT})
_ARTICLE = frozenset({TargetKind.ARTICLE})
_CLAIM = frozenset({TargetKind.CLAIM})
_PASSAGE = frozenset({TargetKind.STATEMENT, TargetKind.ARTICLE})
_COMPARED = frozenset({TargetKind.STATEMENT, TargetKind.CLAIM, TargetKind.NAME})
_GRADED = frozenset({TargetKind.CLAIM, TargetKind.NAME})

FORMS: Mapping[Verb, _Form] = {
    Verb.SAME: _Form(JudgementKind.SAMENESS, 2, _COMPARED),
    Verb.DIFFERENT: _Form(JudgementKind.SAMENESS, 2, _COMPARED),
    Verb.UNSURE: _Form(JudgementKind.SAMENESS, 2, _COMPARED),
    Verb.OFF: _Form(JudgementKind.MERGE, 2, _STATEMENT),
    Verb.ON: _Form(JudgementKind.MERGE, 2, _STATEMENT),
    Verb.SPEAKER: _Form(JudgementKind.SPEAKER, 1, _STATEMENT, _any_name),
    Verb.PUBLISHER: _Form(JudgementKind.PUBLISHER, 1, _ARTICLE, _any_name),
    Verb.DATE: _Form(JudgementKind.DATE, 1, _ARTICLE, days),
    Verb.RELAY: _Form(JudgementKind.RELAY, 1, _STATEMENT, hops),
    Verb.FIGURE: _Form(JudgementKind.FIGURE, 1, frozenset({TargetKind.FIGURE}), quantity),
    Verb.FURNITURE: _Form(JudgementKind.FURNITURE, 1, _PASSAGE, furniture),
    Verb.REJECTED: _Form(JudgementKind.STATEMENT, 1, _STATEMENT),
    Verb.GRADE: _Form(JudgementKind.GRADE, 1, _GRADED, _any_name),
    Verb.REVIEWED: _Form(JudgementKind.STATUS, 1, _CLAIM),
    Verb.DISPUTED: _Form(JudgementKind.STATUS, 1, _CLAIM),
    Verb.OPEN: _Form(JudgementKind.STATUS, 1, _CLAIM),
    Verb.FORGOTTEN: _Form(JudgementKind.DOCUMENT, 1, frozenset({TargetKind.DOCUMENT})),
}


def judgement(
    verb: Verb,
    about: Sequence[Target],
    *,
    value: str | None = None,
    merge: MergeReason | None = None,
    author: str,
    time: str,
    reason: str = "",
) -> Judgement:
    """Return the judgement that *author* makes.

    Args:
        verb: what is said.
        about: what it is said of.
        value: what is right, for a verb that puts something right or grades it.
        merge: the one reason of a merge that is meant, for ``off`` and ``on``; all if not given.
        author: who says so.
        time: when, in UTC to the second.
        reason: why.

    Raises:
        BadArgument: it cannot be said of these; the message says what can.
    """
    form = FORMS[verb]
    _check_things(verb, form, about)
    verdict = _verdict(verb, form, about[0], value)
    if merge and (form.kind is not JudgementKind.MERGE or merge is MergeReason.SAME_ARTICLE):
        why = "statements of one article are never two origins"
        raise _bad(verb, why if form.kind is JudgementKind.MERGE else "only off and on know merges")
    if not author.strip():
        raise _bad(verb, "nobody says so: give an author")
    detail = merge.value if merge else None
    return _named(form.kind, verdict, tuple(about), detail, author.strip(), time, reason.strip())


def undoing(undone: Judgement, *, author: str, time: str, reason: str = "") -> Judgement:
    """Return the judgement that undoes another."""
    made = _named(JudgementKind.UNDO, "undone", (), None, author.strip(), time, reason.strip())
    made = replace(made, undoes=undone.id)
    return replace(made, id=named(made))


def _named(
    kind: JudgementKind,
    verdict: str,
    about: tuple[Target, ...],
    detail: str | None,
    author: str,
    time: str,
    reason: str,
) -> Judgement:
    made = Judgement(
        id="",
        kind=kind,
        verdict=verdict,
        about=about,
        author=author,
        time=time,
        reason=reason,
        detail=detail,
    )
    return replace(made, id=named(made))


def _check_things(verb: Verb, form: _Form, about: Sequence[Target]) -> None:
    kinds = {target.kind for target in about}
    if len(about) != form.things:
        raise _bad(verb, f"it is about {form.things} things, {len(about)} are given")
    if not kinds <= form.kinds:
        raise _bad(verb, f"it is about a {_listed(form.kinds)}, not a {_listed(kinds)}")
    if len(kinds) > 1:
        raise _bad(verb, f"a {_listed(kinds)} cannot be compared")
    if form.things == 2 and about[0] == about[1]:
        raise _bad(verb, "both are one and the same")
    articles = {anchor.article for target in about for anchor in target.anchors}
    if verb is Verb.OFF and len(articles) == 1:
        raise _bad(verb, "statements of one article are never two origins")


def _verdict(verb: Verb, form: _Form, target: Target, value: str | None) -> str:
    if form.valued is None:
        if value is not None:
            raise _bad(verb, "it takes no value")
        return verb.value
    if value is None:
        raise _bad(verb, "the right value is missing: give one with --is")
    form.valued(value)
    if verb is Verb.GRADE:
        known = "ABCDEF" if target.kind is TargetKind.NAME else "123456"
        if len(value) != 1 or value.upper() not in known:
            raise _bad(verb, f"{value!r} is none of {', '.join(known)}")
        return value.upper()
    return value.strip()


def _listed(kinds: Sequence[TargetKind] | set[TargetKind] | frozenset[TargetKind]) -> str:
    return " or ".join(sorted(kind.value for kind in kinds))


def _bad(verb: Verb, why: str) -> BadArgument:
    return BadArgument(verb.value, "cannot be judged", why, "See `onrecord judge --help`.")
