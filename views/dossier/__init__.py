"""Het dossier: head, *Nu*, *Gezin*, *Punten*, *Afspraken* and what changed."""
