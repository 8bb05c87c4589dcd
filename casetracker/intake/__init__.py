"""What programs write through the API: new records, changes, publishing, documents by their keys, and many at once.

`commands` says what can be done, over the actions of the desk and `casetracker/exchange`; `views` gives each command
its address, its precondition and its answer. Whoever writes is a `Bearer`: an account as far as its token goes.
"""
