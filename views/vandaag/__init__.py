"""Vandaag: what waits for whom today, over all gezinnen."""
