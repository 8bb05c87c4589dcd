"""The desk for many records at once: actions of the lists, and the page where a job is begun, watched and reported."""
