"""The part of the schema that holds decisions on rival hypotheses."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, Table, Text

from alleged.ledger.tables import schema

rival_decision = Table(
    "rival_decision",
    schema,
    Column("number", Integer, primary_key=True),
    Column("run", Integer, ForeignKey("run.number"), nullable=False),
    Column("matrix", Text, nullable=False),
    Column("change", JSON, nullable=False, comment="What is begun, added, judged or removed"),
    Column("because", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False, comment="UTC, ISO 8601"),
)
