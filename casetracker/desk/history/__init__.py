"""What was: every version of a record with what it changed, a form filled with one of them, and the log to read."""
