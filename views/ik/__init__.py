"""Mijn gegevens: being away, phone and mail, the own wachtwoordzin."""
