"""The reception centre on the day: who arrived, what they need, where everybody is."""
