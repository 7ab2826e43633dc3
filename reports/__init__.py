"""Papers: facts become blocks, blocks become pages."""
