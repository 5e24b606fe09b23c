"""The part of the schema that holds what people decided of findings, and what they looked for."""

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, Table, Text

from alleged.ledger.tables import schema

review = Table(
    "review",
    schema,
    Column("number", Integer, primary_key=True),
    Column("run", Integer, ForeignKey("run.number"), nullable=False),
    Column("target", Text, nullable=False, comment="Id of a deal, proposition or claim"),
    Column("document", Text, nullable=False, comment="Content id"),
    Column("verdict", Text, nullable=False, comment="accepted, rejected, corrected or added"),
    Column("content", JSON, nullable=False, comment="Corrected fields, or what was added"),
    Column("because", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False, comment="UTC, ISO 8601"),
    Index("review_by_target", "target", "number"),
    Index("review_by_document", "document"),
    Index("review_by_run", "run"),
    comment="The last of each target that no undo hides counts",
)

saved_search = Table(
    "saved_search",
    schema,
    Column("number", Integer, primary_key=True),
    Column("run", Integer, ForeignKey("run.number"), nullable=False),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False, comment="Path and query of the list it opens"),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    comment="The last of each name counts; an empty address takes it off the list",
)

REVIEW_TABLES = (review, saved_search)
"""A trigger keeps their rows from being changed or deleted."""

# What follows is worked out from reviews, and kept for speed: see `standing`.

rejected = Table(
    "rejected",
    schema,
    Column("target", Text, primary_key=True),
    Column("document", Text, nullable=False, comment="Content id"),
    Index("rejected_by_document", "document"),
    sqlite_with_rowid=False,
    comment="What a person rejected, and that of which every claim was",
)

correction = Table(
    "correction",
    schema,
    Column("target", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("document", Text, nullable=False, comment="Content id"),
    Index("correction_by_value", "field", "value"),
    Index("correction_by_document", "document"),
    sqlite_with_rowid=False,
    comment="Fields as people corrected them",
)

STANDING_TABLES = (rejected, correction)

recast = Table(
    "recast",
    schema,
    Column("of", Text, primary_key=True, comment="deal or proposition"),
    Column("owner", Integer, primary_key=True, comment="Its number"),
    Column("field", Text, primary_key=True, comment="parties, places or time"),
    Column("position", Integer, primary_key=True),
    Column("document", Text, nullable=False, comment="Content id"),
    Column("name", Text, nullable=False, comment="As a person wrote it, or as it is known"),
    Column("folded", Text, nullable=False),
    Column("key", Text, comment="Id of an actor, or of a place in GeoNames"),
    Column("role", Text, nullable=False),
    Column("lat", Float),
    Column("lon", Float),
    Column("precision", Text),
    Column("country", Text),
    Column("first", Text, comment="ISO 8601"),
    Column("last", Text),
    Index("recast_by_document", "document"),
    Index("recast_by_key", "of", "field", "key"),
    Index("recast_by_name", "of", "field", "folded"),
    sqlite_with_rowid=False,
    comment="Parties, places and times as people corrected them: they stand for what was read",
)
