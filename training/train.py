"""Trains the attribution tagger: `python3 train.py --dump DUMP --vectors VECTORS --out OUT [--hold-out ISSUER ...]`."""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from corpus import NEWS, READOUT, Attribution, Chunk, Document, Span, cut_into_chunks, load
from evaluate import Score
from model import CUE_BEGIN, CUE_INSIDE, Cues, Shape, Tagger, starting_vectors

CHUNK = 160
BATCH_TOKENS = 4400
STAGE1_ROLES = (("sources", 1), ("cues", 3), ("contents", 5), ("addressees", 7))
LINK_ROLES = (("sources", 1), ("contents", 3), ("addressees", 5))


def paint(tags: np.ndarray, spans: list[Span], begin: int, offset: int) -> None:
    """Writes the B and I tags of the parts of the spans that are in the chunk that begins at token `offset`."""
    for start, end in spans:
        first, last = max(start - offset, 0), min(end - offset, len(tags))
        if first < last:
            tags[first:last] = begin + 1
            tags[first] = begin


class Batch:
    """Chunks as padded tensors, sorted by decreasing length, with the gold tags of both stages."""

    def __init__(self, chunks: list[Chunk]) -> None:
        self.chunks = sorted(chunks, key=len, reverse=True)
        self.lengths = torch.tensor([len(chunk) for chunk in self.chunks])
        longest = int(self.lengths[0])
        rows = np.zeros((len(chunks), longest, self.chunks[0].document.rows.shape[1]), dtype=np.int64)
        tags = np.zeros((len(chunks), longest), dtype=np.int64)
        cues: list[tuple[int, int, int]] = []
        links: list[np.ndarray] = []
        for b, chunk in enumerate(self.chunks):
            rows[b, : len(chunk)] = chunk.document.rows[chunk.start : chunk.end]
            for one in chunk.document.attributions:
                self.paint_attribution(tags[b, : len(chunk)], chunk, one)
                first, last = one.cues[0][0] - chunk.start, one.cues[0][1] - 1 - chunk.start
                if 0 <= first <= last < len(chunk):
                    link = np.zeros(longest, dtype=np.int64)
                    for role, begin in LINK_ROLES:
                        paint(link[: len(chunk)], getattr(one, role), begin, chunk.start)
                    cues.append((b, first, last))
                    links.append(link)
        self.rows, self.tags = torch.from_numpy(rows), torch.from_numpy(tags)
        self.domains = torch.tensor([chunk.document.domain for chunk in self.chunks])
        self.mask = (torch.arange(longest)[None] < self.lengths[:, None]).float()
        self.cues = cues
        self.links = links

    @staticmethod
    def paint_attribution(tags: np.ndarray, chunk: Chunk, one: Attribution) -> None:
        for role, begin in STAGE1_ROLES:
            paint(tags, getattr(one, role), begin, chunk.start)


def to_cues(triples: list[tuple[int, int, int]]) -> Cues:
    columns = torch.tensor(triples, dtype=torch.long).view(-1, 3)
    return Cues(columns[:, 0], columns[:, 1], columns[:, 2])


def false_cues(batch: Batch, marginals: Tensor) -> list[tuple[int, int, int]]:
    """Returns tokens that stage 1 wrongly considers possible cues, so that stage 2 learns to find nothing for them."""
    likely = (marginals[..., CUE_BEGIN] > 0.1) & (batch.tags != CUE_BEGIN) & (batch.tags != CUE_INSIDE)
    places = likely.nonzero().tolist()
    random.shuffle(places)
    return [(b, i, i) for b, i in places[: len(batch.cues) // 3]]


def loss_of(model: Tagger, batch: Batch) -> Tensor:
    states = model.encoder(batch.rows, batch.domains, batch.lengths)
    nll, marginals = model.crf.nll(model.roles(states), batch.tags, batch.mask)
    if not batch.cues:
        return nll / batch.mask.sum()
    wrong = false_cues(batch, marginals)
    cues = to_cues(batch.cues + wrong)
    gold = torch.from_numpy(np.stack(batch.links + [np.zeros_like(batch.links[0])] * len(wrong)))
    mass = marginals[..., CUE_BEGIN].cumsum(1)
    emissions = model.links(states, batch.rows, mass, cues)
    link_nll, _ = model.links.crf.nll(emissions, gold, batch.mask[cues.row])
    return (nll + link_nll) / batch.mask.sum()


def spans_of(tags: list[int], begin: int) -> list[Span]:
    spans: list[Span] = []
    for i, tag in enumerate(tags):
        if tag == begin:
            spans.append((i, i + 1))
        elif tag == begin + 1 and spans and spans[-1][1] == i:
            spans[-1] = (spans[-1][0], i + 1)
    return spans


def shift(spans: list[Span], by: int) -> list[Span]:
    return [(start + by, end + by) for start, end in spans]


@torch.no_grad()
def predict(model: Tagger, documents: list[Document]) -> tuple[list[list[Attribution]], list[list[Attribution]]]:
    """Returns for each document its attributions, and the spans of stage 1 without links (one entry per chunk)."""
    model.eval()
    linked: dict[int, list[Attribution]] = {id(document): [] for document in documents}
    flat: dict[int, list[Attribution]] = {id(document): [] for document in documents}
    chunks = sorted((c for d in documents for c in cut_into_chunks(d, CHUNK)), key=len)
    for i in range(0, len(chunks), 32):
        batch = Batch(chunks[i : i + 32])
        states = model.encoder(batch.rows, batch.domains, batch.lengths)
        emissions = model.roles(states)
        paths = model.crf.best(emissions, batch.lengths.tolist())
        triples = []
        for b, (chunk, path) in enumerate(zip(batch.chunks, paths)):
            roles = [shift(spans_of(path, begin), chunk.start) for begin in (1, 3, 5, 7)]
            flat[id(chunk.document)].append(Attribution(*roles))
            triples += [(b, start, end - 1) for start, end in spans_of(path, CUE_BEGIN)]
        if not triples:
            continue
        _, marginals = model.crf.marginals(emissions, batch.mask)
        cues = to_cues(triples)
        scores = model.links(states, batch.rows, marginals[..., CUE_BEGIN].cumsum(1), cues)
        lengths = [len(batch.chunks[b]) for b, _, _ in triples]
        for (b, first, last), path in zip(triples, model.links.crf.best(scores, lengths)):
            offset = batch.chunks[b].start
            sources, contents, addressees = (shift(spans_of(path, begin), offset) for begin in (1, 3, 5))
            cue = [(first + offset, last + 1 + offset)]
            linked[id(batch.chunks[b].document)].append(Attribution(sources, cue, contents, addressees))
    model.train()
    return [linked[id(d)] for d in documents], [flat[id(d)] for d in documents]


def score(model: Tagger, documents: list[Document]) -> str:
    linked, flat = predict(model, documents)
    scores = Score(), Score()
    for found, bag, document in zip(linked, flat, documents):
        scores[0].add(found, document.attributions)
        scores[1].add(bag, document.attributions)
    stage1 = ", ".join(f"{count.f1:.1f}" for count in scores[1].roles.values())
    return f"{scores[0]} | stage 1: {stage1}"


class Average:
    """An exponential moving average of the weights. The average is saved, not the last weights."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.decay = decay
        self.steps = 0
        self.weights = {name: p.detach().clone() for name, p in model.named_parameters()}

    def update(self, model: nn.Module) -> None:
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for name, p in model.named_parameters():
            self.weights[name].mul_(decay).add_(p.detach(), alpha=1 - decay)

    def swap(self, model: nn.Module) -> None:
        for name, p in model.named_parameters():
            p.data, self.weights[name] = self.weights[name], p.data


def make_batches(documents: list[Document], rng: random.Random) -> list[Batch]:
    chunks = [chunk for document in documents for chunk in cut_into_chunks(document, CHUNK, rng)]
    chunks.sort(key=lambda chunk: len(chunk) + rng.random() * 20)
    groups: list[list[Chunk]] = [[]]
    tokens = 0
    for chunk in chunks:
        if tokens + len(chunk) > BATCH_TOKENS:
            groups.append([])
            tokens = 0
        groups[-1].append(chunk)
        tokens += len(chunk)
    rng.shuffle(groups)
    return [Batch(group) for group in groups if group]


VARIANTS = ("", "-dropped", "-swapped", "-exchanged")
FIRST_PASS = {NEWS: (78, 12, 10, 0), READOUT: (60, 20, 20, 0)}
SECOND_PASS = {NEWS: (64, 12, 10, 14), READOUT: (45, 15, 15, 25)}
"""The share of documents in each of the VARIANTS, in percent."""


class Mixture:
    """Chooses the documents of an epoch: each in one variant, readouts several times, and a sample of invented ones."""

    def __init__(self, args: argparse.Namespace) -> None:
        hold_out = set(args.hold_out)
        self.news = [load(args.dump, f"polnear-train{variant}", NEWS) for variant in VARIANTS]
        self.readouts = [
            load(args.dump, f"readouts{variant}", READOUT) + load(args.dump, f"written{variant}", READOUT)
            for variant in VARIANTS
        ]
        self.invented = load(args.dump, "practice", READOUT)
        self.kept = [i for i, d in enumerate(self.readouts[0]) if d.issuer not in hold_out and not args.news_alone]
        self.held_out = [d for d in self.readouts[0] if d.issuer in hold_out]
        self.shares = SECOND_PASS if args.start else FIRST_PASS
        self.args = args

    def epoch(self, rng: random.Random) -> list[Document]:
        def variant(domain: int) -> int:
            return rng.choices(range(len(VARIANTS)), self.shares[domain])[0]

        all_news = range(len(self.news[0]))
        share = self.args.news_share
        chosen = all_news if share == 1 else rng.sample(all_news, round(share * len(all_news)))
        news = [self.news[variant(NEWS)][i] for i in chosen]
        readouts = [
            self.readouts[variant(READOUT)][i] for _ in range(self.args.repeat_readouts) for i in self.kept
        ]
        return news + readouts + rng.sample(self.invented, self.args.practice)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dump", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--stop-after", type=int, default=0, help="stop after this number of epochs")
    parser.add_argument("--hidden", type=int, default=96)
    parser.add_argument("--word", type=int, default=56)
    parser.add_argument("--rate", type=float, default=4e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat-readouts", type=int, default=4)
    parser.add_argument("--practice", type=int, default=0, help="number of invented readouts per epoch")
    parser.add_argument("--news-share", type=float, default=1, help="share of the news documents used per epoch, 0 to 1")
    parser.add_argument("--start", type=Path, help="weights of a first pass to continue from")
    parser.add_argument("--hold-out", nargs="*", default=[], help="issuers whose readouts are used for evaluation only")
    parser.add_argument("--news-alone", action="store_true", help="train without annotated readouts")
    parser.add_argument("--limit", type=int, default=0, help="maximum number of batches per epoch, for trials")
    return parser.parse_args()


def main() -> None:
    args = parse_arguments()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    words = json.loads((args.dump / "vocabulary.json").read_text())
    mixture = Mixture(args)
    dev = load(args.dump, "polnear-dev", NEWS)
    shape = Shape(len(words), word=args.word, hidden=args.hidden)
    model = Tagger(shape, starting_vectors(str(args.vectors), words, shape.word))
    if args.start:
        model.load_state_dict(torch.load(args.start)["weights"])
    print("parameters", sum(p.numel() for p in model.parameters()), flush=True)
    optimizer = torch.optim.Adam(model.parameters(), lr=args.rate, betas=(0.9, 0.98))
    average = Average(model, 0.998)
    started = time.time()
    step, total = 0, None
    for epoch in range(args.stop_after or args.epochs):
        batches = make_batches(mixture.epoch(rng), rng)[: args.limit or None]
        total = total or len(batches) * args.epochs
        losses = []
        for batch in batches:
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = args.rate * min(1, step / 200) * max(0.02, 1 - step / (total * 1.02))
            optimizer.zero_grad()
            loss = loss_of(model, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            average.update(model)
            losses.append(float(loss))
        print(f"epoch {epoch} loss {np.mean(losses):.4f} {time.time() - started:.0f}s", flush=True)
        average.swap(model)
        print("  dev", score(model, dev), flush=True)
        if mixture.held_out:
            print("  held out", score(model, mixture.held_out), flush=True)
        torch.save({"shape": asdict(shape), "weights": model.state_dict()}, args.out / "model.pt")
        average.swap(model)
        print(f"  {time.time() - started:.0f}s", flush=True)


if __name__ == "__main__":
    main()
