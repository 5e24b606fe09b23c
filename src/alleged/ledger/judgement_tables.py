"""The part of the schema that holds what analysts decide of evidence and sources, and verdicts."""

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, Table, Text

from alleged.ledger.tables import schema

inquiry = Table(
    "inquiry",
    schema,
    Column("number", Integer, primary_key=True),
    Column("run", Integer, ForeignKey("run.number"), nullable=False),
    Column("telling", Text, nullable=False, comment="Id of a deal or outcome of the episode"),
    Column("trace", Text, nullable=False, comment="Its name in the checklist"),
    Column("state", Text, nullable=False, comment="As in TraceState"),
    Column("searched", Float, nullable=False, comment="0 to 1"),
    Column("because", Text, nullable=False),
    Column("files", JSON, nullable=False, comment="Name, sha256, media_type, size of each"),
    Column("links", JSON, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False, comment="UTC, ISO 8601"),
    Index("inquiry_by_telling", "telling"),
)

grade = Table(
    "grade",
    schema,
    Column("number", Integer, primary_key=True),
    Column("run", Integer, ForeignKey("run.number"), nullable=False),
    Column("source", Text, nullable=False, comment="Name of an outlet or speaker"),
    Column("letter", Text, nullable=False, comment="A to F"),
    Column("because", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False, comment="UTC, ISO 8601"),
)

assessment = Table(
    "assessment",
    schema,
    Column("number", Integer, primary_key=True),
    Column("run", Integer, ForeignKey("run.number"), nullable=False),
    Column("telling", Text, nullable=False, comment="Id of a deal or outcome of the episode"),
    Column("heading", Text, nullable=False),
    Column("weighed", JSON, nullable=False, comment="The verdict as it was"),
    Column("basis", JSON, nullable=False, comment="As in model.assessed.Basis"),
    Column("note", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False, comment="UTC, ISO 8601"),
    Index("assessment_by_telling", "telling"),
)

JUDGEMENT_TABLES = (inquiry, grade, assessment)
