"""Widgets that screens share; passive, without services."""
