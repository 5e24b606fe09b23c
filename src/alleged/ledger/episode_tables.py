"""The part of the schema that holds decisions on episodes, and which tellings are taken for one."""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Table, Text

from alleged.ledger.tables import schema

decision = Table(
    "decision",
    schema,
    Column("number", Integer, primary_key=True),
    Column("run", Integer, ForeignKey("run.number"), nullable=False),
    Column("verdict", Text, nullable=False, comment="merge, split or move"),
    Column("tellings", JSON, nullable=False, comment="Ids of deals or outcomes"),
    Column("target", Text, nullable=False, comment="Of a move: a telling of where they go"),
    Column("because", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False, comment="UTC, ISO 8601"),
)

# What follows is worked out from deals, and can be worked out again: see docs/why/episodes.md.

episode_telling = Table(
    "episode_telling",
    schema,
    Column("telling", Integer, ForeignKey("telling.number"), primary_key=True),
    comment="Tellings whose accounts are in the tables below",
)

episode_account = Table(
    "episode_account",
    schema,
    Column("number", Integer, primary_key=True),
    Column("telling", Integer, ForeignKey("telling.number"), nullable=False),
    Column("id", Text, nullable=False, unique=True, comment="Of the deal or outcome"),
    Column("digits", Text, nullable=False, comment="The end of the id; names its episode"),
    Column("account", JSON, nullable=False),
    Index("episode_account_by_telling", "telling"),
    Index("episode_account_by_digits", "digits"),
)

episode_key = Table(
    "episode_key",
    schema,
    Column("key", Text, primary_key=True),
    Column("stretch", Integer, primary_key=True),
    Column("account", Integer, ForeignKey("episode_account.number"), primary_key=True),
    Index("episode_key_by_account", "account"),
    sqlite_with_rowid=False,
    comment="Blocks: only accounts that share one are compared",
)

episode_link = Table(
    "episode_link",
    schema,
    Column("account", Integer, ForeignKey("episode_account.number"), primary_key=True),
    Column("other", Integer, ForeignKey("episode_account.number"), primary_key=True),
    Column("bits", Integer, nullable=False, comment="Hundredths; each link stands both ways"),
    sqlite_with_rowid=False,
)

episode_group = Table(
    "episode_group",
    schema,
    Column("account", Integer, ForeignKey("episode_account.number"), primary_key=True),
    Column("leader", Integer, nullable=False, comment="The group's account of the least number"),
    Index("episode_group_by_leader", "leader"),
    comment="Which accounts the program takes for one, before any decision",
)

episode_stale = Table(
    "episode_stale",
    schema,
    Column("telling", Integer, ForeignKey("telling.number"), primary_key=True),
    comment="Tellings of which people decided since their accounts were kept",
)

EPISODE_TABLES = (episode_telling, episode_account, episode_key, episode_link, episode_group)
"""What can be worked out again; decisions are not among them."""
