"""Claims become evidence: how many voices speak, how often each is right, what to believe."""
