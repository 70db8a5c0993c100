"""Makes the table of word vectors that widens what can be a restatement.

    python -m training.words --encoder MINILM_FOLDER --out src/onrecord/data/words.npz

Each whole word of the encoder's own vocabulary goes through it alone; its pooled vector loses the
mean of all and is cut to the directions that tell most. Nothing of any corpus is in the table.

References:
    Tulkens and van Dongen, Model2Vec (2024): static vectors distilled from a sentence encoder.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import AutoModel

SHORTEST = 3
"""Letters of the shortest word kept; shorter ones are function words and abbreviations."""


def vocabulary(tokenizer: Tokenizer) -> list[str]:
    """Return the whole plain words of the encoder's vocabulary, as it has them: frequent first."""
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    plain = (word for word, _ in pieces if word.isascii() and word.isalpha())
    return [word for word in plain if len(word) >= SHORTEST]


def pooled(words: list[str], folder: Path, tokenizer: Tokenizer) -> NDArray[np.float32]:
    """Return a unit vector for each word as the encoder pools it: its pieces' mean."""
    model = AutoModel.from_pretrained(folder).eval()
    rows = []
    for start in range(0, len(words), 512):
        ids = [tokenizer.encode(word).ids for word in words[start : start + 512]]
        with torch.no_grad():
            hidden = model(input_ids=torch.tensor(ids)).last_hidden_state.mean(1)
        rows.append(torch.nn.functional.normalize(hidden, dim=1).numpy())
    return np.concatenate(rows)


def cut(vectors: NDArray[np.float32], size: int) -> NDArray[np.int8]:
    """Take off the mean, keep the *size* directions that tell most, and write them as bytes."""
    centred = vectors - vectors.mean(0)
    values, directions = np.linalg.eigh(centred.T @ centred)
    best = centred @ directions[:, np.argsort(-values)[:size]]
    best /= np.linalg.norm(best, axis=1, keepdims=True)
    scale = 127 / np.abs(best).max(1, keepdims=True)
    return np.round(best * scale).astype(np.int8)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", type=int, default=128)
    asked = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(asked.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    words = vocabulary(tokenizer)
    vectors = cut(pooled(words, asked.encoder, tokenizer), asked.size)
    table = np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
    np.savez_compressed(asked.out, words=table, vectors=vectors)
    print(len(words), asked.out.stat().st_size)


if __name__ == "__main__":
    main()
