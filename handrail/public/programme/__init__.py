"""A seminar as anybody may read it: its programme, the call for speakers, the workshops and the slides."""
