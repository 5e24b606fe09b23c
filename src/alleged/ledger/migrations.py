"""The history of the schema: one numbered function a change, never edited after release."""

from collections.abc import Callable

from sqlalchemy import Connection, Table, text

from alleged.errors import LedgerTooNew
from alleged.ledger import days, standing
from alleged.ledger.actor_tables import actor_decision, meant
from alleged.ledger.episode_tables import EPISODE_TABLES, decision, episode_stale
from alleged.ledger.judgement_tables import JUDGEMENT_TABLES
from alleged.ledger.proposition_tables import PROPOSITION_TABLES
from alleged.ledger.review_tables import REVIEW_TABLES, STANDING_TABLES, recast
from alleged.ledger.rival_tables import rival_decision
from alleged.ledger.tables import (
    APPEND_ONLY,
    claim,
    deal,
    edge_decision,
    fingerprint,
    overlap,
    schema,
)

Migration = Callable[[Connection], None]

MIGRATIONS: list[Migration] = []


def migration(step: Migration) -> Migration:
    """Add a step to the history. Its place in this file is its number."""
    MIGRATIONS.append(step)
    return step


@migration
def m001_first(db: Connection) -> None:
    """Make the tables, the triggers that keep them append-only, and the full-text indexes."""
    schema.create_all(db)
    for table in APPEND_ONLY:
        keep_append_only(db, table)
    tokens = "tokenize='unicode61 remove_diacritics 2'"
    # The words stand in `document` already; what deals and claims quote, the caller has at hand.
    db.execute(
        text(
            "CREATE VIRTUAL TABLE document_words USING fts5"
            f"(title, text, content='document', content_rowid='number', {tokens})"
        )
    )
    for name in ("deal_words", "claim_words"):
        db.execute(text(f"CREATE VIRTUAL TABLE {name} USING fts5(text, content='', {tokens})"))


@migration
def m002_who_found_an_attribution(db: Connection) -> None:
    """Add what sort of source each attribution has, and what found it; old rows do not say."""
    known = {row.name for row in db.execute(text("PRAGMA table_info(attribution)"))}
    for name, missing in (("source_kind", "none"), ("extractor", "")):
        if name not in known:  # a ledger made today has them from its first step on
            db.execute(
                text(f"ALTER TABLE attribution ADD COLUMN {name} TEXT NOT NULL DEFAULT '{missing}'")
            )


@migration
def m003_propositions(db: Connection) -> None:
    """Add what is said besides deals, and marks of forecasts; old tellings simply have none."""
    for table in PROPOSITION_TABLES:
        table.create(db, checkfirst=True)  # a ledger made today has them from its first step on
        keep_append_only(db, table)
    db.execute(
        text(
            "CREATE VIRTUAL TABLE IF NOT EXISTS proposition_words USING fts5"
            "(text, content='', tokenize='unicode61 remove_diacritics 2')"
        )
    )


@migration
def m004_where_words_come_from(db: Connection) -> None:
    """Add fingerprints, overlaps of reports, and decisions on who took from whom."""
    for table in (fingerprint, overlap, edge_decision):
        table.create(db, checkfirst=True)
        keep_append_only(db, table)


@migration
def m005_episodes(db: Connection) -> None:
    """Add decisions on episodes, and the tables that keep which tellings are one."""
    for table in (decision, *EPISODE_TABLES):
        table.create(db, checkfirst=True)
    keep_append_only(db, decision)


@migration
def m006_rivals(db: Connection) -> None:
    """Add decisions on rival hypotheses."""
    rival_decision.create(db, checkfirst=True)
    keep_append_only(db, rival_decision)


@migration
def m007_judgements(db: Connection) -> None:
    """Add what analysts decide of evidence and sources, and the verdicts they stand by."""
    for table in JUDGEMENT_TABLES:
        table.create(db, checkfirst=True)
        keep_append_only(db, table)


@migration
def m008_reviews(db: Connection) -> None:
    """Add what people decide of findings, and saved searches."""
    for table in REVIEW_TABLES:
        table.create(db, checkfirst=True)
        keep_append_only(db, table)


@migration
def m009_aspects_of_deals(db: Connection) -> None:
    """Add which aspect of a deal a claim denies or names; old claims do not say."""
    known = {row.name for row in db.execute(text("PRAGMA table_info(claim)"))}
    for name, kind in (("denies_only", "TEXT"), ("names", "JSON")):
        if name not in known:  # a ledger made today has them from its first step on
            db.execute(text(f"ALTER TABLE claim ADD COLUMN {name} {kind}"))


@migration
def m010_what_reviews_come_to(db: Connection) -> None:
    """Add tables of what is rejected and corrected; step 13, which has all of it, fills them."""
    for table in (*STANDING_TABLES, episode_stale):
        table.create(db, checkfirst=True)


@migration
def m011_whom_names_mean(db: Connection) -> None:
    """Add decisions on actors, and whom names mean by them."""
    for table in (actor_decision, meant):
        table.create(db, checkfirst=True)
    keep_append_only(db, actor_decision)


@migration
def m012_lists_at_sight(db: Connection) -> None:
    """Add indexes of what lists ask of each row, so that long lists are gone through quickly."""
    for table in schema.sorted_tables:
        known = {row.name for row in db.execute(text(f"PRAGMA index_list({table.name})"))}
        for index in table.indexes:
            if index.name in _AT_SIGHT and index.name not in known:
                index.create(db)


@migration
def m013_what_corrections_name(db: Connection) -> None:
    """Add parties, places and times as people corrected them; work out what reviews come to."""
    recast.create(db, checkfirst=True)
    standing.refresh_all(db)


@migration
def m014_days_and_records(db: Connection) -> None:
    """Add indexes of the days that rows name, and of how an outlet tells what it tells."""
    for of in (deal, claim):
        name = f"{of.name}_by_telling"
        db.execute(text(f"DROP INDEX IF EXISTS {name}"))
        next(index for index in of.indexes if index.name == name).create(db)
    for index in days.INDEXES:
        index.create(db, checkfirst=True)
    for name in ("deal_by_first", "proposition_by_first"):
        db.execute(text(f"DROP INDEX IF EXISTS {name}"))


@migration
def m015_what_is_left_alone(db: Connection) -> None:
    """Add whether something was not read because it plainly is no report."""
    known = {row.name for row in db.execute(text("PRAGMA table_info(refusal)"))}
    if "left_alone" not in known:  # a ledger made today has it from its first step on
        db.execute(text("ALTER TABLE refusal ADD COLUMN left_alone BOOLEAN NOT NULL DEFAULT 0"))


@migration
def m016_deals_apart_from_outcomes(db: Connection) -> None:
    """Mark deals that were taken for one with an outcome, and these, to be worked out anew."""
    db.execute(
        text(
            "INSERT OR IGNORE INTO episode_stale (telling)"
            " SELECT one.telling FROM episode_link"
            " JOIN episode_account AS one ON one.number = episode_link.account"
            " JOIN episode_account AS other ON other.number = episode_link.other"
            " WHERE one.id LIKE 'deal-%' <> (other.id LIKE 'deal-%')"
        )
    )


_AT_SIGHT = frozenset(
    ("document_by_language", "document_at_sight", "deal_at_sight", "deal_with_evidence",
     "deal_place_by_name", "proposition_at_sight", "proposition_with_evidence",
     "proposition_place_by_name")
)  # fmt: skip


def keep_append_only(db: Connection, table: Table) -> None:
    """Make the triggers that refuse to change or delete a row, unless they are there."""
    for verb in ("UPDATE", "DELETE"):
        db.execute(
            text(
                f"CREATE TRIGGER IF NOT EXISTS {table.name}_no_{verb.lower()}"
                f" BEFORE {verb} ON {table.name}"
                f" BEGIN SELECT RAISE(ABORT, 'rows of {table.name} are only ever added'); END"
            )
        )


def migrate(db: Connection) -> None:
    """Bring the ledger up to date; the caller's transaction makes all steps one."""
    version = db.exec_driver_sql("PRAGMA user_version").scalar_one()
    check_version(version)
    for number, step in enumerate(MIGRATIONS[version:], start=version + 1):
        step(db)
        db.exec_driver_sql(f"PRAGMA user_version = {number}")


def check_version(version: int) -> None:
    """Raise LedgerTooNew if a later version of this program wrote the ledger."""
    if version > len(MIGRATIONS):
        raise LedgerTooNew(
            f"the ledger is at schema {version}, this program knows {len(MIGRATIONS)}",
            hint="Upgrade with `pip install -U alleged`.",
        )
