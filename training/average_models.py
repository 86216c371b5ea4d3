"""Averages the weights of models with the same first pass: `python3 average_models.py --models A.pt B.pt --out mean.pt`."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    models = [torch.load(path) for path in args.models]
    weights = {
        name: torch.stack([model["weights"][name] for model in models]).mean(0) for name in models[0]["weights"]
    }
    torch.save({"shape": models[0]["shape"], "weights": weights}, args.out)


if __name__ == "__main__":
    main()
