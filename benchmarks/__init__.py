"""How fast and how light, printed as ratios against a baseline measured in the same run."""
