"""Whether the database takes what is written to it."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from webapp.extensions import db
from webapp.store.engine import insert
from webapp.store.models import Fact

HEARTBEAT = "heartbeat"
EVERY = timedelta(seconds=10)
"""However many processes are asked, the database is written to no more often than this."""


def check_writing() -> None:
    """Write the hour to the database unless that was done a moment ago; raise SQLAlchemyError when it cannot."""
    now = datetime.now(UTC)
    with db.engine.connect() as connection:
        last = connection.execute(select(Fact.value).where(Fact.name == HEARTBEAT)).scalar()
    if last and timedelta(0) <= now - datetime.fromisoformat(last) < EVERY:
        return
    made = insert(Fact).values(name=HEARTBEAT, value=now.isoformat())
    upsert = made.on_conflict_do_update(index_elements=["name"], set_={"value": made.excluded.value})
    with db.engine.connect().execution_options(writing=True) as connection, connection.begin():
        connection.execute(upsert)
