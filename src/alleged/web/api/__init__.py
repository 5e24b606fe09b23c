"""JSON for programs: one file a resource."""
