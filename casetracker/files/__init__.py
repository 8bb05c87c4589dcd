"""Files of judgments and sources: kept by digest, read in a process of their own, quoted, and served by themselves."""
