"""Papier invoeren: the way back from paper, one short line for what was written beside a number."""
