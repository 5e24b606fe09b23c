"""The ledger becomes something a reader can check: briefs, exports, pages."""
