"""Rules as functions of values: verdicts with reasons, no clock and no database."""
