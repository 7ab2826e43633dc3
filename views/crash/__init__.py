"""What is said when the program itself was wrong."""
