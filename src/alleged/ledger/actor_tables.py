"""The part of the schema that holds decisions on whom names mean, and what follows from them."""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Table, Text

from alleged.ledger.tables import schema

actor_decision = Table(
    "actor_decision",
    schema,
    Column("number", Integer, primary_key=True),
    Column("run", Integer, ForeignKey("run.number"), nullable=False),
    Column("verdict", Text, nullable=False, comment="merge or split"),
    Column("actors", JSON, nullable=False, comment="Ids, or names that are in no actor file"),
    Column("keys", JSON, nullable=False, comment="Of a split: merged actors that leave"),
    Column("mentions", JSON, nullable=False, comment="Of a split: words that mean the other"),
    Column("documents", JSON, nullable=False, comment="Of a split: reports that mean the other"),
    Column("target", Text, nullable=False, comment="Of a split: the other"),
    Column("because", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False, comment="UTC, ISO 8601"),
)

# What follows is worked out from decisions, and kept for speed: see `meanings`.

meant = Table(
    "meant",
    schema,
    Column("of", Text, primary_key=True, comment="deal, proposition, claim or appearance"),
    Column("owner", Integer, primary_key=True, comment="Its number, or that of the telling"),
    Column("read", Text, primary_key=True, comment="Id, or name where there is none"),
    Column("mention", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("key", Text, nullable=False, comment="Whom it means by what people decided"),
    Column("folded", Text, nullable=False, comment="The name of that actor"),
    Index("meant_by_key", "key", "of"),
    sqlite_with_rowid=False,
    comment="Who has a role, speaks or is named, where people decided whom that means",
)
