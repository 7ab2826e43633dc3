"""Gemeente: taakstelling, doorlooptijd, toezicht and herverdeling; figures of the whole gemeente."""
