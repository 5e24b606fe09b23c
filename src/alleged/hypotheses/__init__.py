"""Evidence to answers: which of several rival stories holds up, and whether a pattern is one."""
