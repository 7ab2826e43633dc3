"""Papier: choose a paper, for whom, look at it, print or save it, and what still lies on paper."""
