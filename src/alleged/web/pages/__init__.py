"""Pages for people: one file a screen."""
