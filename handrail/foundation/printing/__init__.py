"""Documents to print or keep: accessible PDF, locked with a password where it leaves.

`documents.document` makes a PDF/UA-1 from an app's `print/NAME.typ` and values; `enclosing.with_files` puts files
inside it; `locking.locked` locks it, with what is inside, with AES-256, and `locking.new_password` makes the password,
to be said over a telephone and never sent with the document.
"""
