"""Beheer: the gemeente, organisations, figures, checklists and the matrix."""
