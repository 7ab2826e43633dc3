"""Temporary places: how many fit, live there and are left, and until when."""
