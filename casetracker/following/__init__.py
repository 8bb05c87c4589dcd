"""Following the public record: what changed, told in order and for ever, and the documents by which to check it.

What builds on the changes of the public record (webhooks, mirrors) asks `changes.changes_after(sequence)` for the rows
and `changes.told` for what each says; `changes.newest_sequence()` is where to begin to follow from now.
"""
