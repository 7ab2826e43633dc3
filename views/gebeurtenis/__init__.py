"""Wat is er gebeurd?: one question for all events, with a preview."""
