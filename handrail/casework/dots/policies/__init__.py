"""How mentions are made out of words, by what they are found, and what happens when two are one.

Folding alone is offered here: it needs no database, and the bulk engine and benchmarks use it without one.
"""

from handrail.casework.dots.policies.folding import mention_of

__all__ = ["mention_of"]
