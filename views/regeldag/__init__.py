"""Regeldag: the day on which a gezin passes all loketten; place, contacts, times, gezinnen."""
