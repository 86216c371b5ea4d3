"""A bidirectional LSTM layer for padded sequences with an explicit gradient.

On one core this is several times faster than automatic differentiation through the steps.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

NOISE = np.random.Generator(np.random.SFC64(1))
"""Generates the dropout masks, much faster than torch's generator on one core."""


def dropout(values: Tensor, rate: float, training: bool) -> Tensor:
    if not training or rate == 0:
        return values
    noise = torch.from_numpy(NOISE.random(tuple(values.shape), dtype=np.float32))
    return values * ((noise >= rate).float() * (1 / (1 - rate)))


class Recurrence(torch.autograd.Function):
    """Runs both directions. `gates` is [N, 2, B, 4H] (input, forget, output, candidate), `weight` is [2, H, 4H]."""

    @staticmethod
    def forward(ctx: Any, gates: Tensor, weight: Tensor) -> Tensor:
        length, _, batch, width = gates.shape
        size = width // 4
        acts = torch.empty_like(gates)
        cells = torch.zeros(length + 1, 2, batch, size)
        tanhs = torch.empty(length, 2, batch, size)
        states = torch.zeros(length + 1, 2, batch, size)
        for t in range(length):
            act = torch.baddbmm(gates[t], states[t], weight, out=acts[t])
            act[..., : 3 * size].sigmoid_()
            act[..., 3 * size :].tanh_()
            cell = torch.mul(act[..., size : 2 * size], cells[t], out=cells[t + 1])
            cell.addcmul_(act[..., :size], act[..., 3 * size :])
            torch.tanh(cell, out=tanhs[t])
            torch.mul(act[..., 2 * size : 3 * size], tanhs[t], out=states[t + 1])
        ctx.save_for_backward(acts, cells, tanhs, states, weight)
        return states[1:].clone()

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor, Tensor]:
        acts, cells, tanhs, states, weight = ctx.saved_tensors
        length, _, batch, size = grad.shape
        slopes = acts * (1 - acts)
        slopes[..., 3 * size :] = 1 - acts[..., 3 * size :] ** 2
        through = (1 - tanhs**2) * acts[..., 2 * size : 3 * size]
        out = torch.empty_like(acts)
        back = weight.transpose(1, 2).contiguous()
        d_state = torch.zeros(2, batch, size)
        d_cell = torch.zeros(2, batch, size)
        for t in range(length - 1, -1, -1):
            act, d_gate = acts[t], out[t]
            d_state += grad[t]
            d_cell.addcmul_(d_state, through[t])
            torch.mul(d_cell, act[..., 3 * size :], out=d_gate[..., :size])
            torch.mul(d_cell, cells[t], out=d_gate[..., size : 2 * size])
            torch.mul(d_state, tanhs[t], out=d_gate[..., 2 * size : 3 * size])
            torch.mul(d_cell, act[..., :size], out=d_gate[..., 3 * size :])
            d_gate *= slopes[t]
            torch.bmm(d_gate, back, out=d_state)
            d_cell *= act[..., size : 2 * size]
        before = states[:-1].transpose(0, 1).reshape(2, -1, size)
        d_weight = torch.bmm(before.transpose(1, 2), out.transpose(0, 1).reshape(2, -1, 4 * size))
        return out, d_weight


def reversal(lengths: Tensor, longest: int) -> Tensor:
    """Returns the index of each token in the reversed sequence [B, N]. Padding keeps its index."""
    at = torch.arange(longest)[None]
    return torch.where(at < lengths[:, None], lengths[:, None] - 1 - at, at)


class BiLstm(nn.Module):
    def __init__(self, inputs: int, size: int) -> None:
        super().__init__()
        self.size = size
        bound = size**-0.5
        self.input = nn.Parameter(torch.empty(2, inputs, 4 * size).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.zeros(2, 4 * size))
        self.bias.data[:, size : 2 * size] = 1.0
        self.state = nn.Parameter(torch.empty(2, size, 4 * size).uniform_(-bound, bound))

    def forward(self, values: Tensor, lengths: Tensor) -> Tensor:
        """Maps inputs [B, N, I] to states [B, N, 2H]."""
        batch, longest, _ = values.shape
        order = reversal(lengths, longest)
        row = torch.arange(batch)[:, None]
        forward = values @ self.input[0] + self.bias[0]
        backward = (values @ self.input[1] + self.bias[1])[row, order]
        gates = torch.stack([forward.transpose(0, 1), backward.transpose(0, 1)], 1)
        states = Recurrence.apply(gates, self.state).permute(1, 2, 0, 3)
        return torch.cat([states[0], states[1][row, order]], -1)
