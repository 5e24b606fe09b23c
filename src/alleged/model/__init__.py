"""The nouns every stage shares: frozen values, standard library only, no input or output."""
