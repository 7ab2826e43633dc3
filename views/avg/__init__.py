"""Parts of Beheer for the AVG: what may go, the register of processing, breaches."""
