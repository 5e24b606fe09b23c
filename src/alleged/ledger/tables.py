"""The schema of a ledger, as it is now."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

schema = MetaData()

act = Table(
    "act",
    schema,
    Column("number", Integer, primary_key=True),
    Column("run", Integer, nullable=False, comment="One command of the user, however many acts"),
    Column("kind", Text, nullable=False, comment="As in history.Act"),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False, comment="UTC, ISO 8601"),
    Column("what", Text, nullable=False, comment="JSON, as hashed"),
    Column("previous", Text, nullable=False, comment="Hash of the act before; empty for the first"),
    Column("hash", Text, nullable=False),
    Index("act_by_run", "run"),
)

run = Table(
    "run",
    schema,
    Column("number", Integer, primary_key=True),
    Column("hidden", Boolean, nullable=False, comment="Follows from the acts; kept for speed"),
)

original = Table(
    "original",
    schema,
    Column("sha256", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("encoding", Text, nullable=False, comment="zlib, or empty for bytes as they came"),
    Column("data", LargeBinary, nullable=False),
)

document = Table(
    "document",
    schema,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("given_id", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("outlet_folded", Text, nullable=False),
    Column("authors", JSON, nullable=False),
    Column("published", Text, nullable=False),
    Column("published_first", Text, comment="First day `published` may mean"),
    Column("published_last", Text, comment="Last day `published` may mean"),
    Column("url", Text, nullable=False),
    Column("sha256", Text, ForeignKey("original.sha256"), nullable=False),
    Column("language", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("text", Text, nullable=False),
    Index("document_by_outlet", "outlet_folded"),
    Index("document_by_path", "path"),
    Index("document_by_language", "language"),
    Index("document_at_sight", "number", "published_first", "published_last"),
)

page = Table(
    "page",
    schema,
    Column("document", Integer, ForeignKey("document.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    sqlite_with_rowid=False,
)

telling = Table(
    "telling",
    schema,
    Column("number", Integer, primary_key=True),
    Column("document", Integer, ForeignKey("document.number"), nullable=False),
    Column("run", Integer, ForeignKey("run.number"), nullable=False),
    Column("extractor", Text, nullable=False, comment="Names and versions of what made it"),
    Index("telling_by_document", "document"),
    Index("telling_by_run", "run"),
)

shown = Table(
    "shown",
    schema,
    Column("document", Integer, ForeignKey("document.number"), primary_key=True),
    Column("telling", Integer, ForeignKey("telling.number"), nullable=False, unique=True),
    comment="The latest telling of each document that no undo hides; kept for speed",
)


def _part_of_telling(name: str, *columns: Column[object] | Index) -> Table:
    """Return a table whose rows are numbered within one telling."""
    return Table(
        name,
        schema,
        Column("telling", Integer, ForeignKey("telling.number"), primary_key=True),
        Column("position", Integer, primary_key=True),
        *columns,
        sqlite_with_rowid=False,
    )


appearance = _part_of_telling(
    "appearance",
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("actor", Text),
    Column("kind", Text, nullable=False),
    Column(
        "mentions", JSON, nullable=False, comment="Lists of place in the telling, start, end, form"
    ),
    Index("appearance_by_key", "key"),
)

place_mention = _part_of_telling(
    "place_mention",
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("place", Text, comment="Name in the gazetteer; null where no sense was found"),
    Column("lat", Float),
    Column("lon", Float),
    Column("geonames_id", Text),
    Column("precision", Text),
    Column("country", Text),
    Column("within_name", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
)

attribution = _part_of_telling(
    "attribution",
    Column("id", Text, nullable=False),
    Column("source", JSON, nullable=False),
    Column("cue", JSON, nullable=False),
    Column("content", JSON, nullable=False),
    Column("stance", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("speaker", JSON(none_as_null=True)),
    Column("co_speakers", JSON, nullable=False),
    Column("parent", Text),
    Column("source_kind", Text, nullable=False, server_default="none"),
    Column("extractor", Text, nullable=False, server_default="", comment="What found it"),
    Index("attribution_by_id", "id"),
)

actor = _part_of_telling(
    "actor",
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("aliases", JSON, nullable=False),
    Column("countries", JSON, nullable=False),
    Column("part_of", Text),
    Index("actor_by_id", "id"),
)

deal = Table(
    "deal",
    schema,
    Column("number", Integer, primary_key=True),
    Column("telling", Integer, ForeignKey("telling.number"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sentences", JSON, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("visibility", Text, nullable=False),
    Column("first", Text, comment="First day the deal may fall on"),
    Column("last", Text),
    Column("precision", Text),
    Column("period", Text, comment="Words the days were read from"),
    Column("terms", JSON, nullable=False),
    Column("evidence", JSON, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("extractor", Text, nullable=False),
    Index("deal_by_telling", "telling", "status", "id"),
    Index("deal_by_id", "id"),
    Index("deal_by_kind", "kind"),
    Index("deal_by_status", "status"),
    Index("deal_at_sight", "number", "telling", "id", "first", "last", "kind", "status"),
    Index("deal_with_evidence", "number", sqlite_where=text("evidence <> '[]'")),
)


def roles_of(owner: str, *keys: Column[str]) -> Table:
    """Return a table of those with a role in each row of `owner`."""
    return Table(
        f"{owner}_role",
        schema,
        Column(owner, Integer, ForeignKey(f"{owner}.number"), primary_key=True),
        *keys,
        Column("position", Integer, primary_key=True),
        Column("name", Text, nullable=False),
        Column("folded", Text, nullable=False),
        Column("actor", Text),
        Column("mention", Text, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("side", Integer),
        Column("role", Text, nullable=False),
        Index(f"{owner}_role_by_actor", "actor"),
        Index(f"{owner}_role_by_name", "folded"),
        sqlite_with_rowid=False,
    )


def places_of(owner: str) -> Table:
    """Return a table of the places that each row of `owner` names."""
    return Table(
        f"{owner}_place",
        schema,
        Column(owner, Integer, ForeignKey(f"{owner}.number"), primary_key=True),
        Column("position", Integer, primary_key=True),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("name", Text, nullable=False),
        Column("folded", Text, nullable=False, comment="As written and name in the gazetteer"),
        Column("place", Text),
        Column("lat", Float),
        Column("lon", Float),
        Column("geonames_id", Text),
        Column("precision", Text),
        Column("country", Text),
        Column("within_name", Boolean, nullable=False),
        Column("reason", Text, nullable=False),
        Index(f"{owner}_place_by_geonames_id", "geonames_id"),
        Index(f"{owner}_place_by_name", "folded"),
        sqlite_with_rowid=False,
    )


def voices_of(owner: str) -> Table:
    """Return a table of those who claim, deny or doubt each row of `owner`."""
    return Table(
        f"{owner}_voice",
        schema,
        Column(owner, Integer, ForeignKey(f"{owner}.number"), primary_key=True),
        Column("field", Text, primary_key=True, comment="claimed_by, denied_by or doubted_by"),
        Column("position", Integer, primary_key=True),
        Column("name", Text, nullable=False),
        Column("folded", Text, nullable=False),
        Column("actor", Text),
        Column("mention", Text, nullable=False),
        Column("start", Integer),
        Column("end", Integer),
        sqlite_with_rowid=False,
    )


deal_role = roles_of(
    "deal", Column("field", Text, primary_key=True, comment="parties, mediators or other_roles")
)
deal_place = places_of("deal")
deal_voice = voices_of("deal")

claim = Table(
    "claim",
    schema,
    Column("number", Integer, primary_key=True),
    Column("telling", Integer, ForeignKey("telling.number"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("about_type", Text, nullable=False),
    Column("about_id", Text, nullable=False),
    Column("denies_only", Text, comment="of a denial: the one aspect it is of, if not the whole"),
    Column("names", JSON(none_as_null=True), comment="aspects that a claim asserts, if any"),
    Index("claim_by_telling", "telling", "stance", "id", "about_id"),
    Index("claim_by_id", "id"),
    Index("claim_by_stance", "stance"),
    Index("claim_by_about", "about_id"),
)

claim_voice = Table(
    "claim_voice",
    schema,
    Column("claim", Integer, ForeignKey("claim.number"), primary_key=True),
    Column("position", Integer, primary_key=True, comment="0 is the outermost speaker"),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("actor", Text),
    Column("mention", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Index("claim_voice_by_actor", "actor"),
    Index("claim_voice_by_name", "folded"),
    sqlite_with_rowid=False,
)

refusal = Table(
    "refusal",
    schema,
    Column("number", Integer, primary_key=True),
    Column("run", Integer, ForeignKey("run.number"), nullable=False),
    Column("at", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("where", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("hint", Text, nullable=False),
    Column("left_alone", Boolean, nullable=False, server_default="0"),
    Index("refusal_by_path", "path"),
)

resolution = Table(
    "resolution",
    schema,
    Column("refusal", Integer, ForeignKey("refusal.number"), primary_key=True),
    Column("run", Integer, ForeignKey("run.number"), primary_key=True),
    Column("at", Text, nullable=False),
    comment="A refused path that a later run could read",
)

fingerprint = Table(
    "fingerprint",
    schema,
    Column("telling", Integer, ForeignKey("telling.number"), primary_key=True),
    Column("scheme", Integer, primary_key=True, comment="Version of how the numbers are made"),
    Column("shingles", LargeBinary, nullable=False, comment="Numbers of four bytes, little first"),
    Column("stems", LargeBinary, nullable=False),
    Column("marks", LargeBinary, nullable=False),
    Column("imprint", JSON, nullable=False, comment="Who publishes it, and whom it credits"),
    comment="Of each telling that was compared with all others of its time",
)

overlap = Table(
    "overlap",
    schema,
    Column("number", Integer, primary_key=True),
    Column("left", Integer, ForeignKey("telling.number"), nullable=False),
    Column("right", Integer, ForeignKey("telling.number"), nullable=False),
    Column("basis", Text, nullable=False, comment="words, rewrite, credit or source"),
    Column("score", Float, nullable=False),
    Column("left_share", Float, nullable=False),
    Column("right_share", Float, nullable=False),
    Column("name", Text, nullable=False),
    Column("passages", JSON, nullable=False, comment="Lists of start, end, start, end, own words"),
    Column("reason", Text, nullable=False),
    Index("overlap_by_left", "left"),
    Index("overlap_by_right", "right"),
)

edge_decision = Table(
    "edge_decision",
    schema,
    Column("number", Integer, primary_key=True),
    Column("run", Integer, ForeignKey("run.number"), nullable=False),
    Column("document", Text, nullable=False, comment="Content id"),
    Column("origin", Text, comment="Content id; null where the origin is only a name"),
    Column("origin_name", Text, nullable=False),
    Column("kind", Text, nullable=False, comment="copy, derived, quotes or cites"),
    Column("verdict", Text, nullable=False, comment="confirmed or refuted"),
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("edge_decision_by_document", "document"),
)

APPEND_ONLY = (
    act,
    original,
    document,
    page,
    telling,
    appearance,
    place_mention,
    attribution,
    actor,
    deal,
    deal_role,
    deal_place,
    deal_voice,
    claim,
    claim_voice,
    refusal,
    resolution,
    fingerprint,
    overlap,
    edge_decision,
)
"""Tables whose rows a trigger keeps from being changed or deleted."""
