"""Written by clients/python/generator; not for reading."""
