"""The screen *Spreekuur*: who came today, noted quickly on one list."""
