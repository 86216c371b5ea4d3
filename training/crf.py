"""A linear-chain CRF whose gradient is computed by the forward-backward algorithm, not by automatic differentiation."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

FORBIDDEN = -1e4


def forward_backward(
    emissions: Tensor, transitions: Tensor, start: Tensor, mask: Tensor
) -> tuple[Tensor, Tensor, Tensor]:
    """Returns the log partition [B], tag marginals [B, N, L] and expected transition counts [L, L].

    Computes with probabilities that are scaled to sum to 1 at each step. `mask` [B, N] is 1 for tokens and 0 for the
    padding after them.
    """
    batch, length, labels = emissions.shape
    peak = emissions.max(2, keepdim=True).values
    scores = torch.exp(emissions - peak)
    step = torch.exp(transitions)
    alpha = torch.empty_like(scores)
    scale = torch.ones(batch, length)
    state = scores[:, 0] * torch.exp(start)
    for i in range(length):
        if i > 0:
            moved = (state @ step) * scores[:, i]
            keep = mask[:, i : i + 1]
            state = moved * keep + state * (1 - keep)
        total = state.sum(1)
        scale[:, i] = total
        state = state / total[:, None]
        alpha[:, i] = state
    log_z = (torch.log(scale) * mask).sum(1) + (peak[..., 0] * mask).sum(1)
    beta = torch.ones(batch, labels)
    betas = torch.empty_like(scores)
    betas[:, length - 1] = beta
    for i in range(length - 1, 0, -1):
        moved = (beta * scores[:, i]) @ step.T / scale[:, i : i + 1]
        keep = mask[:, i : i + 1]
        beta = moved * keep + beta * (1 - keep)
        betas[:, i - 1] = beta
    marginals = alpha * betas * mask[..., None]
    right = betas[:, 1:] * scores[:, 1:] * (mask[:, 1:] / scale[:, 1:])[..., None]
    counts = step * (alpha[:, :-1].reshape(-1, labels).T @ right.reshape(-1, labels))
    return log_z, marginals, counts


class CrfNll(torch.autograd.Function):
    """Returns the summed negative log likelihood of the gold tags, and the marginals."""

    @staticmethod
    def forward(
        ctx: Any, emissions: Tensor, transitions: Tensor, start: Tensor, gold: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        log_z, marginals, counts = forward_backward(emissions, transitions, start, mask)
        labels = emissions.shape[2]
        one_hot = torch.nn.functional.one_hot(gold, labels).float() * mask[..., None]
        pairs = (gold[:, :-1] * labels + gold[:, 1:])[mask[:, 1:] > 0]
        gold_counts = torch.bincount(pairs, minlength=labels * labels).view(labels, labels).float()
        first = one_hot[:, 0]
        score = (emissions * one_hot).sum() + (transitions * gold_counts).sum() + (first * start).sum()
        ctx.save_for_backward(marginals - one_hot, counts - gold_counts, (marginals[:, 0] - first).sum(0))
        ctx.mark_non_differentiable(marginals)
        return log_z.sum() - score, marginals

    @staticmethod
    def backward(ctx: Any, grad: Tensor, _marginals: Tensor) -> tuple[Tensor | None, ...]:
        emissions, transitions, start = ctx.saved_tensors
        return emissions * grad, transitions * grad, start * grad, None, None


def viterbi(emissions: Tensor, transitions: Tensor, start: Tensor, lengths: list[int]) -> list[list[int]]:
    """Returns the tag sequence with the highest score for each sequence."""
    state = emissions[:, 0] + start
    pointers = []
    states = [state]
    for i in range(1, emissions.shape[1]):
        best, where = (state[:, :, None] + transitions[None]).max(1)
        state = best + emissions[:, i]
        pointers.append(where)
        states.append(state)
    back = torch.stack(pointers, 1).tolist() if pointers else [[] for _ in lengths]
    tags = []
    for b, length in enumerate(lengths):
        tag = int(states[length - 1][b].argmax())
        path = [tag]
        for i in range(length - 2, -1, -1):
            tag = back[b][i][tag]
            path.append(tag)
        tags.append(path[::-1])
    return tags


def bio_constraint(roles: int) -> tuple[Tensor, Tensor]:
    """Returns terms for transition and start scores that let an inside tag follow only a tag of its own role."""
    labels = 2 * roles + 1
    transitions = torch.zeros(labels, labels)
    start = torch.zeros(labels)
    for inside in range(2, labels, 2):
        start[inside] = FORBIDDEN
        for before in range(labels):
            if before not in (inside, inside - 1):
                transitions[before, inside] = FORBIDDEN
    return transitions, start
