"""When a report may go which way, whoever asks."""
