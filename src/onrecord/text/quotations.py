"""Quotations: what stands between quotation marks, of all kinds and in all states of repair."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from onrecord.records import Span

MISPAIRED = 60
"""Code points between two closing marks that can be one pair in a quotation (“his letter” L”)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch between quotation marks, within one block.

    ``span`` includes the marks, ``words`` does not. ``depth`` is 0 for the outermost. ``opened``
    and ``closed`` tell whether the marks are there: a quotation of several paragraphs has a mark
    at the start of each and a closing one only at the end of the last.
    """

    span: Span
    words: Span
    depth: int
    opened: bool
    closed: bool
    single: bool


class _Role(Enum):
    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    single: bool
    role: _Role
    strong: bool
    """Whether it stands right after a sign that ends a clause, as closing marks do."""


@dataclass(slots=True)
class _Open:
    mark: _Mark
    depth: int


_MARK = re.compile(r"''|``|[“”„«»\"‘’'‚‹›`]")
_SINGLE = frozenset("‘’'‚‹›`")
_OPENING = frozenset(["“", "„", "«", "``", "‘", "‚", "‹", "`"])
_CLOSING = frozenset("”»’›")
_BEFORE_OPEN = frozenset("([{—–-/“‘«„\"'…|>*")
_AFTER_CLOSE = frozenset(".,;:?!)]}—–-/”’»\"'…|")
_CLIPPED = re.compile(
    r".(?:\d\ds\b|\d\d\b(?!\d)|(?:em|tis|twas|til|till|cause|bout|n|round)\b)", re.I
)
"""Words that begin with an apostrophe: '90s, 'em, 'til, rock 'n' roll."""


def quotations(text: str, blocks: Iterable[Span]) -> tuple[Quotation, ...]:
    """Return the quotations of each block, in order of their start.

    Apostrophes, inches and the like are no marks; a mark of the wrong direction is read as its
    place demands; a pair that was closed too early is opened again.

    >>> text = "“He drew the letter” L”, again,” Ana said. “It’s ours."
    >>> for q in quotations(text, [Span(0, len(text))]):
    ...     print(q.depth, q.closed, q.span.of(text))
    0 True “He drew the letter” L”, again,”
    1 True ” L”
    0 False “It’s ours.
    """
    found: list[Quotation] = []
    carried = False
    for block in blocks:
        here = _Scan(text, block, carried).run()
        carried = any(not q.closed and q.depth == 0 for q in here[-2:])
        found.extend(here)
    return tuple(found)


def _marks(text: str, block: Span) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, block.start, block.end):
        span = Span(*match.span())
        sign = match.group()
        before = text[span.start - 1] if span.start > block.start else ""
        after = text[span.end] if span.end < block.end else ""
        single = sign in _SINGLE
        if single:
            role = _single_role(text, span, sign, before, after)
        else:
            role = _double_role(sign, before, after)
        yield _Mark(span, single, role, before in frozenset(",.?!…;:—–") if before else False)


def _double_role(sign: str, before: str, after: str) -> _Role:
    """Tell which way a double mark faces by its shape and, where that lies, by its neighbours."""
    leads = before == "" or before.isspace() or before in _BEFORE_OPEN
    trails = after == "" or after.isspace() or after in _AFTER_CLOSE
    if sign in _OPENING:
        return _Role.EITHER if trails and not leads else _Role.OPEN
    if sign in _CLOSING:
        return _Role.EITHER if leads and not trails and before not in "-—–…" else _Role.CLOSE
    if leads == trails:
        return _Role.EITHER
    if before.isdigit() and not after.isalpha():
        return _Role.CLOSE
    return _Role.OPEN if leads else _Role.CLOSE


def _single_role(text: str, span: Span, sign: str, before: str, after: str) -> _Role:
    """Tell a single quotation mark from an apostrophe, as far as its neighbours show it."""
    if before.isalnum() and after.isalnum():
        return _Role.NONE
    leads = before == "" or before.isspace() or before in _BEFORE_OPEN
    if sign in _CLOSING or not leads:
        if sign in _OPENING and not before.isalnum() and (after.isalnum() or after in '“"'):
            return _Role.OPEN
        lost = before == "" or before.isspace() or after.isalpha()
        return _Role.NONE if lost or (sign == "`") else _Role.CLOSE
    if after == "" or after.isspace() or _CLIPPED.match(text, span.start):
        closes = bool(before) and not before.isspace() and sign in "'’"
        return _Role.CLOSE if closes else _Role.NONE
    return _Role.OPEN


@dataclass(slots=True)
class _Scan:
    """One pass over the marks of one block, in linear time."""

    text: str
    block: Span
    carried: bool
    stack: list[_Open] = field(default_factory=list)
    found: list[Quotation] = field(default_factory=list)
    last: tuple[Quotation, _Mark, _Mark] | None = None
    """The outermost quotation that was closed last, and its two marks."""

    def run(self) -> list[Quotation]:
        marks = list(_marks(self.text, self.block))
        later = _closes_later(marks)
        surplus = _surplus(marks)
        for index, mark in enumerate(marks):
            role = self._settled(mark)
            if role is _Role.OPEN:
                self._open(mark, nested=surplus[index] > 0)
            elif role is _Role.CLOSE and not self._possessive(mark, later[index]):
                self._close(mark)
        self._finish()
        return sorted(self.found, key=lambda q: (q.span.start, -q.span.end))

    def _settled(self, mark: _Mark) -> _Role:
        if mark.role is not _Role.EITHER:
            return mark.role
        return _Role.CLOSE if self._within(mark.single) is not None else _Role.OPEN

    def _within(self, single: bool) -> int | None:
        """Return where in the stack the nearest open mark of the family stands."""
        for index in range(len(self.stack) - 1, max(-1, len(self.stack) - 9), -1):
            if self.stack[index].mark.single == single:
                return index
        return None

    def _possessive(self, mark: _Mark, closes_later: bool) -> bool:
        """Tell “the ‘soldiers’ mess’” from ‘the soldiers’ mess,’."""
        if not mark.single or self._within(True) is None or not closes_later:
            return False
        start, end = mark.span
        following = self.text[end : end + 2]
        return self.text[start - 1] in "sS" and following[:1] == " " and following[1:].islower()

    def _open(self, mark: _Mark, nested: bool) -> None:
        at = self._within(mark.single)
        if at is not None and not (nested and not mark.single and not mark.strong):
            self._abandon(at, mark.span.start)
        self.stack.append(_Open(mark, len(self.stack)))

    def _abandon(self, at: int, end: int) -> None:
        """End what was opened and never closed, where the same mark opens again."""
        left, self.stack = self.stack[at], self.stack[:at]
        if not left.mark.single or left.mark.span.start == self.block.start:
            self._emit(left.mark.span, end, end, left, closed=False)

    def _close(self, mark: _Mark) -> None:
        at = self._within(mark.single)
        if at is not None:
            opened, self.stack = self.stack[at], self.stack[:at]
            quotation = self._emit(
                opened.mark.span, mark.span.start, mark.span.end, opened, closed=True
            )
            if quotation is not None and quotation.depth == 0:
                self.last = (quotation, opened.mark, mark)
        elif not mark.single:
            self._unopened(mark)

    def _unopened(self, mark: _Mark) -> None:
        """Read a closing mark that nothing opened."""
        start, end = mark.span
        if (
            self.last is not None
            and self.last[0] in self.found[-2:]
            and self._mispaired(self.last[2], mark)
        ):
            whole, opening, closing = self.last
            self.found.pop(self.found.index(whole, max(0, len(self.found) - 2)))
            self.stack = [_Open(opening, 0)]
            inner = _Open(closing, 1)
            self._emit(closing.span, start, end, inner, closed=True)
            self.last = None
        elif not self.found and not self.stack and self._unmarked_start(mark):
            words = Span(self.block.start, start)
            self.found.append(
                Quotation(
                    span=Span(self.block.start, end),
                    words=words,
                    depth=0,
                    opened=False,
                    closed=True,
                    single=False,
                )
            )

    def _mispaired(self, closing: _Mark, mark: _Mark) -> bool:
        between = self.text[closing.span.end : mark.span.start]
        near = 0 < len(between) <= MISPAIRED and not any(sign in between for sign in ".?!\n")
        return near and not closing.single and not closing.strong and bool(between.strip())

    def _unmarked_start(self, mark: _Mark) -> bool:
        """Tell whether the block's start may stand for the opening mark that is not there."""
        if mark.span.start == self.block.start:
            return False
        if self.text[mark.span.start] in "\"'" and self.text[mark.span.start - 1].isdigit():
            return False
        return self.carried or mark.strong

    def _emit(
        self, opening: Span, stop: int, end: int, opened: _Open, *, closed: bool
    ) -> Quotation | None:
        while not closed and end > opening.end and self.text[end - 1].isspace():
            stop = end = end - 1
        if stop <= opening.end:
            return None
        quotation = Quotation(
            span=Span(opening.start, end),
            words=Span(opening.end, stop),
            depth=opened.depth,
            opened=True,
            closed=closed,
            single=opened.mark.single,
        )
        self.found.append(quotation)
        return quotation

    def _finish(self) -> None:
        """Let what is still open run to the block's end, as it does before the next paragraph."""
        for left in self.stack:
            if not left.mark.single or self._introduced(left.mark):
                self._emit(left.mark.span, self.block.end, self.block.end, left, closed=False)

    def _introduced(self, mark: _Mark) -> bool:
        """Tell an opening single mark that counts alone: one where words of somebody can begin."""
        start, end = mark.span
        before = self.text[max(self.block.start, start - 3) : start].rstrip()
        begun = before.endswith((".", "?", "!", "…")) and self.text[end : end + 1].isupper()
        return start == self.block.start or begun or before.endswith((":", ",", "“", '"'))


def _closes_later(marks: list[_Mark]) -> list[bool]:
    """Tell for each mark whether a single one closes a clause before the next single one opens."""
    answers = [False] * len(marks)
    later = False
    for index in range(len(marks) - 1, -1, -1):
        answers[index] = later
        mark = marks[index]
        if mark.single and mark.role is _Role.OPEN:
            later = False
        elif mark.single and mark.role is _Role.CLOSE and mark.strong:
            later = True
    return answers


def _surplus(marks: list[_Mark]) -> list[int]:
    """Count for each mark by how many the double marks from it on close more than they open."""
    answers = [0] * len(marks)
    count = 0
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        if not mark.single and mark.role is not _Role.EITHER:
            count += 1 if mark.role is _Role.CLOSE else -1
        answers[index] = count
    return answers
