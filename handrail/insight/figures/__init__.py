"""Series of published counts, imported with their editions."""
