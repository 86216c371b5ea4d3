"""The network: a shared encoder, a tagger of all roles (stage 1), and a tagger of one cue's spans (stage 2)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from crf import CrfNll, bio_constraint, forward_backward, viterbi
from lstm import BiLstm, dropout

AFFIX_BUCKETS, SHAPES, QUOTES, BOUNDARIES, VERB_CLASSES, DOMAINS = 1024, 6, 4, 8, 11, 2
ROLE_TAGS, LINK_TAGS = 9, 7
"""Numbers of tags: O, and B and I for each role. Stage 1 has source, cue, content and addressee, stage 2 has no cue."""

CUE_BEGIN, CUE_INSIDE = 3, 4
DISTANCES, PARAGRAPH_STEPS, QUOTE_PAIRS, BETWEEN = 27, 5, 16, 8
DISTANCE_STEPS = (1, 2, 3, 4, 5, 7, 10, 15, 25, 40, 60, 90, 130)
"""The minimum distance from the cue, in tokens, of each bucket on either side."""


@dataclass
class Shape:
    vocabulary: int
    word: int = 56
    suffix: int = 16
    prefix: int = 8
    hidden: int = 96
    link: int = 64
    product: int = 32

    @property
    def input(self) -> int:
        return self.word + self.suffix + self.prefix + 4 + 6 + 6 + 8 + 4


class Crf(nn.Module):
    """A CRF layer whose transition scores include the BIO constraint."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(tags, tags))
        self.start = nn.Parameter(torch.zeros(tags))
        transitions, start = bio_constraint((tags - 1) // 2)
        self.register_buffer("allowed", transitions, persistent=False)
        self.register_buffer("allowed_start", start, persistent=False)

    def scores(self) -> tuple[Tensor, Tensor]:
        return self.transitions + self.allowed, self.start + self.allowed_start

    def nll(self, emissions: Tensor, gold: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        return CrfNll.apply(emissions, *self.scores(), gold, mask)

    def marginals(self, emissions: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        log_z, marginals, _ = forward_backward(emissions, *self.scores(), mask)
        return log_z, marginals

    def best(self, emissions: Tensor, lengths: list[int]) -> list[list[int]]:
        return viterbi(emissions, *self.scores(), lengths)


class Encoder(nn.Module):
    def __init__(self, shape: Shape, vectors: np.ndarray, dropout: tuple[float, float, float]) -> None:
        super().__init__()
        self.unknown = shape.vocabulary
        self.dropout = dropout
        self.word = nn.Embedding(shape.vocabulary + 1, shape.word)
        self.word.weight.data.copy_(torch.from_numpy(vectors))
        self.suffix = nn.Embedding(AFFIX_BUCKETS, shape.suffix)
        self.prefix = nn.Embedding(AFFIX_BUCKETS, shape.prefix)
        self.shape = nn.Embedding(SHAPES, 4)
        self.quote = nn.Embedding(QUOTES, 6)
        self.boundary = nn.Embedding(BOUNDARIES, 6)
        self.verb = nn.Embedding(VERB_CLASSES, 8)
        self.domain = nn.Embedding(DOMAINS, 4)
        for table in (self.suffix, self.prefix):
            table.weight.data.mul_(0.3)
        self.first = BiLstm(shape.input, shape.hidden)
        self.second = BiLstm(2 * shape.hidden, shape.hidden)

    def embed(self, rows: Tensor, domains: Tensor) -> Tensor:
        words = rows[..., 0]
        if self.training:
            words = torch.where(torch.rand(words.shape) < 0.06, torch.full_like(words, self.unknown), words)
        tables = (self.suffix, self.prefix, self.shape, self.quote, self.boundary, self.verb)
        parts = [self.word(words)] + [table(rows[..., i + 1]) for i, table in enumerate(tables)]
        parts.append(self.domain(domains)[:, None].expand(-1, rows.shape[1], -1))
        return torch.cat(parts, -1)

    def forward(self, rows: Tensor, domains: Tensor, lengths: Tensor) -> Tensor:
        into, between, out = self.dropout
        embedded = dropout(self.embed(rows, domains), into, self.training)
        states = dropout(self.first(embedded, lengths), between, self.training)
        return dropout(self.second(states, lengths), out, self.training)


def bucket_distances(distance: Tensor) -> Tensor:
    """Returns bucket 0 for tokens of the cue, 1 to 13 for tokens after it, 14 to 26 for tokens before it."""
    steps = torch.tensor(DISTANCE_STEPS)
    bucket = torch.bucketize(distance.abs(), steps, right=True)
    return torch.where(distance < 0, bucket + len(DISTANCE_STEPS), bucket)


@dataclass
class Cues:
    """The cues of a batch: row in the batch, first token and last token of each."""

    row: Tensor
    first: Tensor
    last: Tensor


class LinkTagger(nn.Module):
    """Scores the role of every token in the attribution of one cue, from the states and positions of both."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        states = 2 * shape.hidden
        self.token = nn.Linear(states, shape.link + shape.product)
        self.cue = nn.Linear(2 * states, shape.link + shape.product)
        self.distance = nn.Embedding(DISTANCES, shape.link)
        self.step = nn.Embedding(PARAGRAPH_STEPS, shape.link)
        self.quote = nn.Embedding(QUOTE_PAIRS, shape.link)
        self.between = nn.Embedding(BETWEEN, shape.link)
        for table in (self.distance, self.step, self.quote, self.between):
            table.weight.data.mul_(0.3)
        self.out = nn.Linear(shape.link + shape.product, LINK_TAGS)
        self.link = shape.link
        self.crf = Crf(LINK_TAGS)

    def places(self, rows: Tensor, cue_mass: Tensor, cues: Cues) -> Tensor:
        """Embeds the relative position of token and cue: distance, paragraphs, quotation, cues in between."""
        at = torch.arange(rows.shape[1])[None]
        first, last = cues.first[:, None], cues.last[:, None]
        distance = torch.where(at < first, at - first, (at - last).clamp(min=0))
        own = rows[cues.row]
        index = torch.arange(len(cues.row))
        steps = (own[..., 7] - own[index, cues.first, 7][:, None]).clamp(-2, 2) + 2
        quotes = own[..., 4] * 4 + own[index, cues.first, 4][:, None]
        mass = F.pad(cue_mass[cues.row], (1, 0))
        before = mass[index, cues.first][:, None] - mass[:, 1:]
        after = mass[:, 1:] - mass[index, cues.last + 1][:, None]
        count = torch.where(at < first, before, after).clamp(min=0)
        between = torch.bucketize(count, torch.tensor([0.3, 1.3, 2.3]), right=True)
        between = between + 4 * (at < first).long()
        return self.distance(bucket_distances(distance)) + self.step(steps) + self.quote(quotes) + self.between(between)

    def forward(self, states: Tensor, rows: Tensor, cue_mass: Tensor, cues: Cues) -> Tensor:
        token = self.token(states)[cues.row]
        ends = torch.cat([states[cues.row, cues.first], states[cues.row, cues.last]], -1)
        cue = self.cue(ends)[:, None]
        added = token[..., : self.link] + cue[..., : self.link] + self.places(rows, cue_mass, cues)
        product = token[..., self.link :] * cue[..., self.link :]
        return self.out(dropout(torch.cat([F.relu(added), product], -1), 0.2, self.training))


class Tagger(nn.Module):
    def __init__(
        self, shape: Shape, vectors: np.ndarray, dropout: tuple[float, float, float] = (0.3, 0.4, 0.4)
    ) -> None:
        super().__init__()
        self.encoder = Encoder(shape, vectors, dropout)
        self.roles = nn.Linear(2 * shape.hidden, ROLE_TAGS)
        self.crf = Crf(ROLE_TAGS)
        self.links = LinkTagger(shape)


def starting_vectors(folder: str, words: list[str], size: int) -> np.ndarray:
    """Returns the given vectors reduced to `size` numbers by PCA. Words without a vector get small random ones."""
    known = open(f"{folder}/words.txt", encoding="utf8").read().split("\n")
    raw = np.fromfile(f"{folder}/glove-60000x100.f16", dtype=np.float16).reshape(-1, 100).astype(np.float32)
    raw /= np.linalg.norm(raw, axis=1, keepdims=True) + 1e-9
    mean = raw[:20000].mean(0)
    _, _, axes = np.linalg.svd(raw[:20000] - mean, full_matrices=False)
    index = {word: i for i, word in enumerate(known)}
    vectors = np.random.default_rng(0).normal(0, 0.1, (len(words) + 1, size)).astype(np.float32)
    for i, word in enumerate(words):
        if word in index:
            vectors[i] = (raw[index[word]] - mean) @ axes[:size].T * 2.0
    return vectors
