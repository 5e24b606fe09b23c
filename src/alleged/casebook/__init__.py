"""The stages joined: reports go in, a ledger grows, and every question is answered from it."""
