"""The Home Office's form to refer or to notify: its pages and fields, what may go out, and what has to be struck out."""
