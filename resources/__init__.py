"""Content and words: texts, figures, help, pictures."""
