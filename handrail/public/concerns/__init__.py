"""Anyone tells of a concern, keeps a receipt, and follows it up."""
