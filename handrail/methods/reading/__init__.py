"""Reading what somebody told: telephones, plates, places, names, days and ages, found in words and folded to one form.

Pure: no clock, no database, no file but the lists in `words`, which are our own. The day a text is from is handed over.
"""
