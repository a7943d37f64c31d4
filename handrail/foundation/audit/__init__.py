"""The trail: every act and every reading, chained so that tampering shows."""
