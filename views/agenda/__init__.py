"""The screen *Agenda*: appointments and terms of the own gezinnen, by month or by week."""
