"""The list of dwellings that can be offered."""
