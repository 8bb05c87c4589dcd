"""Many documents at once: from files, folders and lines, one after another, with a summary of what became of each."""
