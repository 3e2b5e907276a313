"""The ledger's three tables: entries (the chain), contents (sources' bytes), formats."""

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    event,
)

#: What `formats` says of a file this version of Parley can read; raised when a table changes.
FORMAT = 1
NAME = "parley-ledger"

metadata = MetaData()

formats = Table(
    "formats",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("version", Integer, nullable=False),
)

#: One row a record or correction, in the order written; see chain.Row for the columns.
entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("lineage", Integer, nullable=False),
    Column("id", String(64), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("source", String(64), nullable=False),
    Column("known", String(32), nullable=False),
    Column("recorded", String(32), nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("replaces", String(64), nullable=False),
    Column("record", Text, nullable=False),
    Column("previous", String(64), nullable=False, unique=True),
    Column("hash", String(64), nullable=False, unique=True),
    Index("entries_by_id", "id"),
    Index("entries_by_lineage", "lineage", "number"),
)

contents = Table(
    "contents",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)


_FUNCTION = """
CREATE OR REPLACE FUNCTION parley_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the ledger only appends'; END $$
"""


def _forbid_change(table: Table, connection: Connection, **_: object) -> None:
    """Let the database itself refuse to change or delete a row.

    The hash chain shows a change; this keeps one from happening by accident.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_FUNCTION)
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table.name}_append_only BEFORE UPDATE OR DELETE ON {table.name} "
            f"FOR EACH ROW EXECUTE FUNCTION parley_append_only()"
        )
        return
    for act in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table.name}_no_{act.lower()} BEFORE {act} ON {table.name} "
            f"BEGIN SELECT RAISE(ABORT, 'the ledger only appends'); END"
        )


event.listen(entries, "after_create", _forbid_change)
event.listen(contents, "after_create", _forbid_change)
