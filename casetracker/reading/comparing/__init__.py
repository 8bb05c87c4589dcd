"""Records of one kind side by side: what the address names, a row for each fact, and what is the same in all once."""
