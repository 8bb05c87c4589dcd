"""What stands in a form and is not saved is kept for its account: while it is typed, and when it cannot be saved.

`keeping` says what is kept, for how long and for whom; `restoring` gives the units' admin its restored forms; `views`
answers the script, the start page and forged forms; `middleware` keeps a form that was sent and not saved.
"""
