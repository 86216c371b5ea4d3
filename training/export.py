"""Writes the trained weights as one int8 file.

Usage: `python3 export.py --model model.pt --words vocabulary.json --out weights.bin`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import struct
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

MAGIC, VERSION = b"NVTW", 1
LEXICAL = ("word", "suffix", "prefix", "shape", "verb")
CONTEXT = ("quote", "boundary", "domain")
TABLES = ("word", "suffix", "prefix", "shape", "quote", "boundary", "verb", "domain")


def quantize(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Returns the values as int8 and one scale per row."""
    scales = (np.abs(matrix).max(1) / 127 + 1e-12).astype(np.float32)
    return np.clip(np.rint(matrix / scales[:, None]), -127, 127).astype(np.int8), scales


def checksum(data: bytes) -> int:
    """Returns an FNV-1a hash of the 32-bit words of the data."""
    value = 0x811C9DC5
    for word in struct.unpack(f"<{len(data) // 4}I", data):
        value = ((value ^ word) * 0x01000193) & 0xFFFFFFFF
    return value


class File:
    """The sections of a weights file, in order."""

    def __init__(self) -> None:
        self.header: list[dict[str, object]] = []
        self.body = b""

    def add(self, name: str, kind: str, rows: int, columns: int, data: bytes) -> None:
        self.header.append({"name": name, "kind": kind, "rows": rows, "columns": columns, "offset": len(self.body)})
        self.body += data + b"\0" * (-len(data) % 4)

    def matrix(self, name: str, value: Tensor | np.ndarray) -> None:
        values, scales = quantize(np.asarray(value, dtype=np.float32))
        self.add(name, "matrix", *values.shape, scales.tobytes() + values.tobytes())

    def vector(self, name: str, value: Tensor | np.ndarray) -> None:
        flat = np.asarray(value, dtype=np.float32).reshape(-1)
        self.add(name, "vector", 1, len(flat), flat.tobytes())

    def words(self, words: list[str]) -> None:
        data = json.dumps(words, separators=(",", ":")).encode("ascii")
        self.add("words", "words", 1, len(data), data)

    def dump(self) -> bytes:
        header = json.dumps(self.header, separators=(",", ":")).encode()
        rest = struct.pack("<I", len(header)) + header + b"\0" * (-len(header) % 4) + self.body
        return MAGIC + struct.pack("<II", VERSION, checksum(rest)) + rest


def columns_of(weights: dict[str, Tensor], names: tuple[str, ...]) -> list[int]:
    """Returns the input columns of the named embedding tables, in the order of the names."""
    places, at = {}, 0
    for table in TABLES:
        width = weights[f"encoder.{table}.weight"].shape[1]
        places[table] = list(range(at, at + width))
        at += width
    return [column for name in names for column in places[name]]


def add_layer(file: File, weights: dict[str, Tensor], name: str) -> Tensor:
    """Adds bias and recurrent matrices of a layer. Returns its input matrix: one row per output, both directions."""
    file.vector(f"{name}.bias", weights[f"encoder.{name}.bias"])
    for direction in (0, 1):
        file.matrix(f"{name}.state.{direction}", weights[f"encoder.{name}.state"][direction].T)
    stacked = weights[f"encoder.{name}.input"].transpose(1, 2)
    return stacked.reshape(-1, stacked.shape[2])


def build(weights: dict[str, Tensor], words: list[str]) -> bytes:
    file = File()
    file.words(words)
    for table in TABLES:
        file.matrix(table, weights[f"encoder.{table}.weight"])
    first = add_layer(file, weights, "first")
    file.matrix("first.input.lexical", first[:, columns_of(weights, LEXICAL)])
    file.matrix("first.input.context", first[:, columns_of(weights, CONTEXT)])
    file.matrix("second.input", add_layer(file, weights, "second"))
    for name, layer in (("roles", "roles"), ("links.token", "links.token"), ("links.cue", "links.cue"), ("links.out", "links.out")):
        file.matrix(name, weights[f"{layer}.weight"])
        file.vector(f"{name}.bias", weights[f"{layer}.bias"])
    for table in ("distance", "step", "quote", "between"):
        file.matrix(f"links.{table}", weights[f"links.{table}.weight"])
    for crf in ("crf", "links.crf"):
        file.vector(f"{crf}.transitions", weights[f"{crf}.transitions"])
        file.vector(f"{crf}.start", weights[f"{crf}.start"])
    return file.dump()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--words", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    weights = torch.load(args.model)["weights"]
    data = build(weights, json.loads(args.words.read_text()))
    args.out.write_bytes(data)
    print(f"{len(data)} bytes, {len(gzip.compress(data, 9))} gzipped")


if __name__ == "__main__":
    main()
