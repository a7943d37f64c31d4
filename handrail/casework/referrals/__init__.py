"""A concern passed to an organisation, and its acknowledgement."""
