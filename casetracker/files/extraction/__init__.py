"""Reading the text of files that nobody vouches for. It runs in a process of its own (`worker`), without Django."""
