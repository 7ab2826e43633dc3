"""Backups: what there is, the second place, practising."""
