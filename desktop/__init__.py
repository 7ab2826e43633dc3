"""The program: starting, opening, jobs, locking."""

from time import monotonic

STARTED = monotonic()
"""When this process began, as far as we know: a second start must speak within five seconds of it."""
