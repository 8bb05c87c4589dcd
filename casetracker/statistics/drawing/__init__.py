"""What figures look like: columns, bars and times, on pages and as files to save."""
