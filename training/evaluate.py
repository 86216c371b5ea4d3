"""Computes exact F1 of token spans per role and of whole relations."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from corpus import Attribution, Span

INSTANCE = 300
ROLES = ("sources", "cues", "contents")


@dataclass
class Count:
    hits: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: set, gold: set) -> None:
        self.hits += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    @property
    def f1(self) -> float:
        return 200 * self.hits / max(1, self.found + self.gold)

    @property
    def text(self) -> str:
        p, r = 100 * self.hits / max(1, self.found), 100 * self.hits / max(1, self.gold)
        return f"{self.f1:.1f} ({p:.0f}/{r:.0f})"


def fragments(spans: list[Span]) -> set[Span]:
    """Returns the spans, split at every multiple of INSTANCE tokens as in the CofeNet protocol."""
    pieces = set()
    for start, end in spans:
        while start < end:
            edge = min(end, (start // INSTANCE + 1) * INSTANCE)
            pieces.add((start, edge))
            start = edge
    return pieces


def relation_key(one: Attribution) -> tuple:
    return (tuple(sorted(one.sources)), tuple(sorted(one.cues)), tuple(sorted(one.contents)))


@dataclass
class Score:
    roles: dict[str, Count] = field(default_factory=lambda: {role: Count() for role in ROLES})
    relation: Count = field(default_factory=Count)

    def add(self, found: list[Attribution], gold: list[Attribution]) -> None:
        for role in ROLES:
            sets = [fragments([span for one in ones for span in getattr(one, role)]) for ones in (found, gold)]
            self.roles[role].add(*sets)
        keys = [Counter(map(relation_key, ones)) for ones in (found, gold)]
        self.relation.hits += sum((keys[0] & keys[1]).values())
        self.relation.found += len(found)
        self.relation.gold += len(gold)

    def __str__(self) -> str:
        parts = [f"{role} {count.text}" for role, count in self.roles.items()]
        return ", ".join(parts + [f"relation {self.relation.text}"])
