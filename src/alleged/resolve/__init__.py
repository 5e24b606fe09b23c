"""Mentions become actors, places and periods, each with its reason."""
