"""Aanmelden: the wachtwoordzin opens the kluis."""
