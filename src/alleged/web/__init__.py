"""The casebook over HTTP: pages for people, JSON for programs."""
