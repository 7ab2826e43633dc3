"""The first start: three calm steps make a kluis."""
