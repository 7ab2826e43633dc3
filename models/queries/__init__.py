"""Readers: what screens and papers ask of the kluis."""
