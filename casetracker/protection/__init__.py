"""Protecting a person: a name that must not be public is found and replaced everywhere, and never comes back.

`names` recognises names in texts by keyed hashes, so that none has to be kept; `places` reads every column of text;
`rewriting` says what stands there instead; `person` and `redaction` do it, in one transaction; `gate` refuses the names
from then on; `transfer` carries the redactions to a restored backup; `forms` and `pages` are the desk's.
"""
