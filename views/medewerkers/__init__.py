"""Medewerkers: who works with the kluis, keys, absence, handing over, leaving."""
