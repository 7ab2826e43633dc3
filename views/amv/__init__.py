"""The screen *Amv*: who turns 18, quarter by quarter."""
