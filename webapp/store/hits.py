"""The counters of the rate limits, shared by all processes through the database."""

import time

from limits.storage import Storage
from sqlalchemy import case, delete, select

from webapp.extensions import db
from webapp.store.engine import changed_rows, commit, insert
from webapp.store.models import Hit


class DatabaseStorage(Storage):
    """A storage of the `limits` library in the site's own database, apart from the request's transaction."""

    STORAGE_SCHEME = None

    @property
    def base_exceptions(self) -> tuple[type[Exception], ...]:
        """Return what may go wrong below."""
        return (Exception,)

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count `amount` more under `key`, from zero once its `expiry` seconds are over; return the count."""
        now = time.time()
        made = insert(Hit).values(key=key, count=amount, expires_at=now + expiry)
        over = Hit.expires_at <= now
        changed = {
            "count": case((over, made.excluded.count), else_=Hit.count + amount),
            "expires_at": case((over, made.excluded.expires_at), else_=Hit.expires_at),
        }
        counted = made.on_conflict_do_update(index_elements=["key"], set_=changed).returning(Hit.count)
        with db.engine.connect().execution_options(writing=True) as connection, connection.begin():
            return int(connection.execute(counted).scalar_one())

    def get(self, key: str) -> int:
        """Return the count under `key`."""
        with db.engine.connect() as connection:
            query = select(Hit.count).where(Hit.key == key, Hit.expires_at > time.time())
            return connection.execute(query).scalar() or 0

    def get_expiry(self, key: str) -> float:
        """Return when the count under `key` starts anew, in seconds since the epoch."""
        with db.engine.connect() as connection:
            return connection.execute(select(Hit.expires_at).where(Hit.key == key)).scalar() or time.time()

    def check(self) -> bool:
        """Tell that the storage is there; the readiness page asks the database itself."""
        return True

    def reset(self) -> int:
        """Forget every count; return how many there were."""
        with db.engine.connect().execution_options(writing=True) as connection, connection.begin():
            return int(connection.execute(delete(Hit)).rowcount)

    def clear(self, key: str) -> None:
        """Forget the count under `key`."""
        with db.engine.connect().execution_options(writing=True) as connection, connection.begin():
            connection.execute(delete(Hit).where(Hit.key == key))


def forget_old_hits() -> int:
    """Delete the counters that are over; return how many."""
    gone = changed_rows(delete(Hit).where(Hit.expires_at <= time.time()))
    commit()
    return gone
