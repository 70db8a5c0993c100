"""A tokenizer small enough to read, so that windows can be tested without the model."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer


def tokenizer_path(folder: Path) -> Path:
    """Write a tokenizer.json of letters and signs to *folder* and return its path."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    signs = ".,:“”\"'"
    words = ["one", "two", "three", "four", "five", "six", "seven"]
    words += ["the", "said", "bbc", "times", "word"]
    insides = (f"##{letter}" for letter in letters)
    pieces = ["[UNK]", "[CLS]", "[SEP]", *words, *letters, *insides, *signs]
    vocabulary = {piece: number for number, piece in enumerate(dict.fromkeys(pieces))}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    path = folder / "tokenizer.json"
    tokenizer.save(str(path))
    return path
