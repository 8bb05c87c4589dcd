"""Whom a document means: the records of other systems and of editors that are there already, under keys of their own.

What is certain is linked, what is likely is asked (`candidates.py`), and all else is new. What was found or decided is
kept (`casetracker.duplicates.models.Matched`), so that the next document of the system asks nothing.
"""
