"""Toegang in nood: open a dossier that is not in sight, with a reason."""
