"""The organisations of the partnership and how to reach them."""
