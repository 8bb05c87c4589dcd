"""Statements that are compiled once and run for many keys."""
