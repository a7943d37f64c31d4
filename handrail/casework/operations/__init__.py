"""An operation or a welfare visit: planned, consulted on, staffed, and learnt from."""
