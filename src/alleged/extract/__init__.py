"""Documents become claims: syntax, attributions and deals, each pinned to its words."""
