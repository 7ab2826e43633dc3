"""A new herstelcode, and a new master key for the whole kluis."""
