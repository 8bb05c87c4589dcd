"""Reasons and review in the forms: why something is changed, and what editors say about it to each other."""
