"""Reads the corpora written by export-corpora.ts: documents as rows of numbers, with attributions as token spans."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np

COLUMNS = 8
PARAGRAPH = 7
NEWS, READOUT = 0, 1
Span = tuple[int, int]


@dataclass
class Attribution:
    sources: list[Span]
    cues: list[Span]
    contents: list[Span]
    addressees: list[Span]


@dataclass
class Document:
    id: str
    rows: np.ndarray
    attributions: list[Attribution]
    domain: int

    @property
    def issuer(self) -> str:
        return self.id.rsplit("-", 1)[0]


@dataclass
class Chunk:
    """Consecutive paragraphs of one document, from token `start` to token `end` (excluded)."""

    document: Document
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


def load(folder: Path, name: str, domain: int) -> list[Document]:
    rows = np.fromfile(folder / f"{name}.i32", dtype=np.int32).reshape(-1, COLUMNS)
    documents, offset = [], 0
    for entry in json.loads((folder / f"{name}.json").read_text()):
        end = offset + entry["length"]
        attributions = [
            Attribution(*([tuple(span) for span in one[role]] for role in ("sources", "cues", "contents", "addressees")))
            for one in entry["attributions"]
        ]
        documents.append(Document(entry["id"], rows[offset:end].astype(np.int64), attributions, domain))
        offset = end
    return documents


LONGEST = 400


def cut_into_chunks(document: Document, limit: int, jitter: random.Random | None = None) -> list[Chunk]:
    """Splits a document into chunks of whole paragraphs.

    A chunk has at most `limit` tokens, or a random limit with `jitter`. Longer paragraphs are split after every
    LONGEST tokens.
    """
    paragraphs = document.rows[:, PARAGRAPH]
    size = len(paragraphs)
    starts = [i for i in range(size) if i == 0 or paragraphs[i] != paragraphs[i - 1]] + [size]
    chunks: list[Chunk] = []
    begin = 0
    room = jitter.randint(limit // 2, limit) if jitter else limit
    for k in range(1, len(starts)):
        if starts[k] - begin > room and starts[k - 1] > begin:
            chunks.append(Chunk(document, begin, starts[k - 1]))
            begin = starts[k - 1]
        while starts[k] - begin > LONGEST:
            chunks.append(Chunk(document, begin, begin + LONGEST))
            begin += LONGEST
    if size > begin:
        chunks.append(Chunk(document, begin, size))
    return chunks
