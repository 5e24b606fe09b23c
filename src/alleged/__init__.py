"""Keep a ledger of who said what about deals between armed actors, and weigh it."""
