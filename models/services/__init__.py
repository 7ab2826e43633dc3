"""Verbs: one thing a person does, one transaction, a Change."""
