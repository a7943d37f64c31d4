"""The Home Office's form to refer or to notify: what it asks, what may go out, and what is struck out first."""
