"""Questions about figures: what others have published, and what we count ourselves."""

from handrail.insight.figures.queries.published import known_counts, published_series

__all__ = ["known_counts", "published_series"]
