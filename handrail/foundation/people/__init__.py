"""Who works in the partnership, for which organisation, in which role."""
