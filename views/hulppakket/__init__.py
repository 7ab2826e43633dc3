"""The support bundle: what it holds is seen before it is saved."""
