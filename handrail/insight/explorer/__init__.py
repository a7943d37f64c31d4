"""Counts that an analyst puts together: any two or three codes, each table safe beside all that were shown before."""
