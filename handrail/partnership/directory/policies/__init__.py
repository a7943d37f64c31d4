"""How another directory's feed is read."""

from handrail.partnership.directory.policies.entries import BadEntry, FeedEntry, entry_of
from handrail.partnership.directory.policies.feed import Fault, Feed, NoFeed, read_feed

__all__ = ["BadEntry", "Fault", "Feed", "FeedEntry", "NoFeed", "entry_of", "read_feed"]
