"""The program: starting, opening, jobs, locking."""
