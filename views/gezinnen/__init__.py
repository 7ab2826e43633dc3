"""Gezinnen: one table, filters, fifty thousand rows."""
