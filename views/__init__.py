"""Screens: what a person sees and wishes."""
