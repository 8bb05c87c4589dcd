"""Work that no request waits for: what each background task needs in the database beside the queue's own table.

A task is a function with `django_tasks.task` before it, in a `tasks.py` beside what it works on; `enqueue()` within the
transaction that makes it necessary, so that neither comes without the other. It gets ids, never names or texts, and it
can be run again from the start at any time: a killed worker's task is. `casetracker/beside/working.py` runs them.
"""
