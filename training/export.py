"""Turns trained weights into the file that ships: ONNX, fused, int8 weights, tables beside it.

    python -m training.export --model run/average.pt --tokenizer tokenizer.json --out MODEL_FOLDER

Weights of the large matrices become int8 per channel; activations are quantised as they come
(dynamic quantisation), so that no calibration text is needed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from onrecord.statements.tagging.decode import legal
from training.model import Model, load


class Shipped(nn.Module):
    """The network as one window goes through it: no padding, no mask, batch of one."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, case: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return tag and name log-probabilities and link vectors, without the batch axis."""
        tags, names, links = self.model(ids, case, first)
        return tags[0], names[0], links[0]


def export(model: Model, folder: Path, tokenizer: Path, name: str, crf: bool) -> None:
    """Write ``model.onnx``, ``model.json`` (tables) and ``tokenizer.json`` to *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    plain = folder / "plain.onnx"
    example = (
        torch.tensor([[101, 2002, 2056, 102]]),
        torch.tensor([[4, 0, 0, 4]]),
        torch.tensor([[1, 2]]),
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Shipped(model.eval()), example, str(plain), dynamo=False, opset_version=17,
            input_names=["ids", "case", "first"], output_names=["tags", "names", "links"],
            dynamic_axes={"ids": {1: "pieces"}, "case": {1: "pieces"}, "first": {1: "words"},
                          "tags": {0: "words"}, "names": {0: "words"}, "links": {0: "words"}},
        )  # fmt: skip
    shape = model.encoder.shape
    fused = optimize_model(str(plain), "bert", num_heads=shape.heads, hidden_size=shape.hidden)
    fused.save_model_to_file(str(plain))
    quantize_dynamic(
        str(plain),
        str(folder / "model.onnx"),
        weight_type=QuantType.QInt8,
        per_channel=True,
        # Fused nodes are unknown to shape inference: it has to be told that they give floats.
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    plain.unlink()
    onnx.checker.check_model(str(folder / "model.onnx"))
    table = legal(7) + (model.transitions.detach().numpy() if crf else 0)
    (folder / "model.json").write_text(
        json.dumps(
            {
                "name": name,
                "transitions": [[round(float(v), 3) for v in row] for row in table],
                "cue_distance": [round(float(v), 4) for v in model.cue_distance.detach()],
                "source_distance": [round(float(v), 4) for v in model.source_distance.detach()],
                "no_cue": round(float(model.none[0].detach()), 4),
                "no_source": round(float(model.none[1].detach()), 4),
            },
            indent=1,
        )
        + "\n",
        "utf-8",
    )
    shutil.copyfile(tokenizer, folder / "tokenizer.json")


def main() -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", required=True)
    parser.add_argument("--tokenizer", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--name", default="attribution-1")
    parser.add_argument("--crf", action=argparse.BooleanOptionalAction, default=True)
    args = parser.parse_args()
    export(load(args.model), args.out, args.tokenizer, args.name, args.crf)


if __name__ == "__main__":
    main()
