"""How long estimates of the unseen take, how that grows, and how often they are right in made-up counties."""

from benchmarks.prevalence.measuring import measure

__all__ = ["measure"]
