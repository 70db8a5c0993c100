"""Cuts an article into the windows of word pieces that the model reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.records import Span, Spans
from onrecord.text.words import words

Ints = NDArray[np.int64]

CLS, SEP = "[CLS]", "[SEP]"
LOWER, TITLE, UPPER, DIGIT, SIGN = 0, 1, 2, 3, 4
"""Case of a word: the encoder is uncased, and names are told by their capitals."""

CHUNK = 500
"""Words given to the tokenizer at once: its time grows faster than the number of words."""

KNOWN = 1 << 16
"""Words whose pieces are remembered, some 15 MB: nine in ten words were met before."""

_SENTENCE_END = frozenset('.!?”"…')


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the model.

    ``ids`` and ``case`` have one number per piece. ``first`` gives the place of each word's first
    piece; its words are those from ``start`` of the article's words on, in order.
    """

    ids: Ints
    case: Ints
    first: Ints
    start: int

    @property
    def end(self) -> int:
        """The number of the word after the window's last."""
        return self.start + len(self.first)


@dataclass(frozen=True, slots=True)
class Pieces:
    """An article's words, the block that each lies in, and the windows that hold them."""

    words: Spans
    block: Ints
    windows: tuple[Window, ...]


class Cutter:
    """Cuts texts with one tokenizer, which it loads once.

    Args:
        path: A ``tokenizer.json`` with the pieces ``[CLS]`` and ``[SEP]`` (WordPiece, uncased).
        size: The most pieces that a window may have, the special ones included.
    """

    def __init__(self, path: Path, size: int) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.size = size
        self._known: dict[str, list[int]] = {}
        self._cls, self._sep, self._unknown = map(self._special, (CLS, SEP, "[UNK]"))

    def _special(self, piece: str) -> int:
        number = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ValueError(f"the tokenizer has no piece {piece}: use a WordPiece tokenizer.json")
        return int(number)

    def cut(self, text: str, blocks: Sequence[Span], first_size: int | None = None) -> Pieces:
        """Pack whole blocks into windows, in order; a block longer than a window is split.

        A block is split after the end of a sentence where there is one in the last half of the
        window. ``first_size`` makes the first window shorter: training shifts the borders with it.
        """
        spans: list[Span] = []
        ids: list[list[int]] = []
        units: list[tuple[int, int]] = []
        block_of: list[int] = []
        for number, block in enumerate(blocks):
            found = words(text, block)
            pieces = self._pieces([span.of(text) for span in found])
            units += self._units(text, found, pieces, len(spans))
            spans += found
            ids += pieces
            block_of += [number] * len(found)
        windows = tuple(
            self._window(text, spans, ids, group) for group in self._pack(units, ids, first_size)
        )
        return Pieces(tuple(spans), np.asarray(block_of, dtype=np.int64), windows)

    def _pieces(self, forms: list[str]) -> list[list[int]]:
        """Return the pieces of each word, which are the same wherever it stands."""
        new = [form for form in dict.fromkeys(forms) if form not in self._known]
        if len(self._known) + len(new) > KNOWN:
            self._known.clear()
            new = list(dict.fromkeys(forms))
        for offset in range(0, len(new), CHUNK):
            self._learn(new[offset : offset + CHUNK])
        return [self._known[form] for form in forms]

    def _learn(self, forms: list[str]) -> None:
        found: list[list[int]] = [[] for _ in forms]
        encoding = self._tokenizer.encode(forms, is_pretokenized=True, add_special_tokens=False)
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if word is not None:  # every piece of ours has a word; the type allows for others
                found[word].append(piece)
        for form, pieces in zip(forms, found, strict=True):
            # Control characters leave no piece; a word of a hundred signs would fill a window.
            self._known[form] = pieces[: self.size // 8] or [self._unknown]

    def _units(
        self, text: str, found: Spans, pieces: list[list[int]], offset: int
    ) -> Iterator[tuple[int, int]]:
        start = sentence = at = 0
        room = self.size - 2
        while at < len(found):
            room -= len(pieces[at])
            if room < 0:
                cut = sentence if sentence > start + (at - start) // 2 else at
                yield offset + start, offset + cut
                start = at = cut
                room, sentence = self.size - 2, 0
                continue
            if text[found[at].end - 1] in _SENTENCE_END:
                sentence = at + 1
            at += 1
        if start < len(found):
            yield offset + start, offset + len(found)

    def _pack(
        self, units: list[tuple[int, int]], ids: list[list[int]], first_size: int | None
    ) -> Iterator[list[tuple[int, int]]]:
        group: list[tuple[int, int]] = []
        room = (first_size or self.size) - 1
        for unit in units:
            need = sum(len(ids[i]) for i in range(*unit)) + 1
            if group and need > room:
                yield group
                group, room = [], self.size - 1
            group.append(unit)
            room -= need
        if group:
            yield group

    def _window(
        self, text: str, spans: list[Span], ids: list[list[int]], group: list[tuple[int, int]]
    ) -> Window:
        pieces, case = [self._cls], [SIGN]
        first: list[int] = []
        for start, end in group:
            for i in range(start, end):
                first.append(len(pieces))
                pieces += ids[i]
                case += [_case(spans[i].of(text))] * len(ids[i])
            pieces.append(self._sep)
            case.append(SIGN)
        return Window(
            np.asarray(pieces, dtype=np.int64),
            np.asarray(case, dtype=np.int64),
            np.asarray(first, dtype=np.int64),
            group[0][0],
        )


def _case(word: str) -> int:
    if word[0].isdigit():
        return DIGIT
    if not word[0].isalpha():
        return SIGN
    if word.isupper() and len(word) > 1:
        return UPPER
    return TITLE if word[0].isupper() else LOWER
