"""Review before publishing: `second_person` says when it takes two, `steps` holds what editors do for each other."""
