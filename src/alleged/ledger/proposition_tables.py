"""The part of the schema that holds what is said besides deals, and what became of forecasts."""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Table, Text, text

from alleged.ledger.tables import places_of, roles_of, schema, voices_of

proposition = Table(
    "proposition",
    schema,
    Column("number", Integer, primary_key=True),
    Column("telling", Integer, ForeignKey("telling.number"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sentences", JSON, nullable=False),
    Column("type", Text, nullable=False, comment="outcome, relation, accusation or forecast"),
    Column("kind", Text, nullable=False),
    Column("words_start", Integer, nullable=False, comment="The words that carry it"),
    Column("words_end", Integer, nullable=False),
    Column("numbers", JSON, nullable=False),
    Column("first", Text, comment="First day it may fall on"),
    Column("last", Text),
    Column("precision", Text),
    Column("period", Text, comment="Words the days were read from"),
    Column("due", Text, comment="Last day on which a forecast may come true"),
    Column("evidence", JSON, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("plover", Text, nullable=False),
    Column("extractor", Text, nullable=False),
    Index("proposition_by_telling", "telling"),
    Index("proposition_by_id", "id"),
    Index("proposition_by_type", "type", "kind"),
    Index("proposition_at_sight", "number", "telling", "id", "first", "last", "type", "kind"),
    Index("proposition_with_evidence", "number", sqlite_where=text("evidence <> '[]'")),
)

proposition_role = roles_of("proposition")
proposition_place = places_of("proposition")
proposition_voice = voices_of("proposition")

mark = Table(
    "mark",
    schema,
    Column("number", Integer, primary_key=True),
    Column("run", Integer, ForeignKey("run.number"), nullable=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("forecast", Text, nullable=False, comment="Id of a proposition"),
    Column("verdict", Text, nullable=False, comment="true, failed or open"),
    Column("because", Text, nullable=False),
    Index("mark_by_forecast", "forecast"),
    comment="What analysts decided of forecasts; the last that no undo hides counts",
)

PROPOSITION_TABLES = (proposition, proposition_role, proposition_place, proposition_voice, mark)
"""All of them; a trigger keeps their rows from being changed or deleted."""
