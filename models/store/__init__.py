"""The encrypted kluis on disk: opening, writing, reading, checking, keeping and finding (safety.md).

What only SQLite has (pragmas, seal, full text search) lives here and nowhere else.
"""

from models.store.check import CheckReport, full_check, read_sentinel
from models.store.connection import APPLICATION_ID, SCHEMA_VERSION, check_driver
from models.store.engine import INFO_BEWERKING, Store, read_version
from models.store.lock import KluisLock
from models.store.seal import Seal

__all__ = [
    "APPLICATION_ID",
    "INFO_BEWERKING",
    "SCHEMA_VERSION",
    "CheckReport",
    "KluisLock",
    "Seal",
    "Store",
    "check_driver",
    "full_check",
    "read_sentinel",
    "read_version",
]
