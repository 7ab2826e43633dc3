"""Help: the handbook pages that come with the program."""
