"""Claims to evidence: whose words they are, how often a source is right, how much a voice is
worth."""
