"""The logboek: who did what when, reading it through, its list and its sheet."""
