"""Taking in a list of gezinnen: choose, say what each column is, look, take in."""
