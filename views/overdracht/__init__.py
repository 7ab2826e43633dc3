"""Handing gezinnen over, taking them in, and the weekly exchange with a partner."""
