"""A new gezin in four fields, or a running one: *Wij beginnen hier*."""
