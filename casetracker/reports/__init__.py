"""Errors that readers report: a form without an account, and the desk's list of what came.

A report never changes the record and is never public. `sending` decides what is taken, `pages` are the form and the
thanks, `admin` is the desk's side, `retention` deletes what is no longer needed.
"""
