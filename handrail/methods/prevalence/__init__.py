"""Multiple systems estimation: how many people are on no list, from how the lists overlap, and when nobody can say."""
