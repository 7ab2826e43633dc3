"""A disk that loses its power: what can be on it, given the writes and syncs that a program made.

What was synced is there. Of what came later each sector of 512 bytes stands as it was at any moment since
(not written, torn, or out of order with the others), a file has any of its lengths since, and a new or
removed name without a sync may have happened or not.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.faults.vfs import Event

SECTOR = 512


@dataclass
class _File:
    """One file: what is surely on the disk, what the program sees, and all that may be there instead."""

    durable: bytes | None
    view: bytearray = field(default_factory=bytearray)
    exists: bool = True
    sizes: list[int] = field(default_factory=list)
    sectors: dict[int, list[bytes]] = field(default_factory=dict)
    deleted: bool = False

    def write(self, at: int, data: bytes) -> None:
        self.exists = True
        end = at + len(data)
        if len(self.view) < end:
            self.view.extend(bytes(end - len(self.view)))
        self.view[at:end] = data
        for sector in range(at // SECTOR, (end - 1) // SECTOR + 1):
            span = slice(sector * SECTOR, (sector + 1) * SECTOR)
            self.sectors.setdefault(sector, []).append(bytes(self.view[span]))
        self.sizes.append(len(self.view))

    def truncate(self, size: int) -> None:
        del self.view[size:]
        self.sizes.append(len(self.view))

    def sync(self) -> None:
        self.durable = bytes(self.view)
        self.sizes.clear()
        self.sectors.clear()
        self.deleted = False

    def delete(self, *, synced: bool) -> None:
        self.view.clear()
        self.exists = False
        if synced:
            self.durable = None
            self.sizes.clear()
            self.sectors.clear()
        else:
            self.deleted = True

    def after_crash(self, chance: random.Random) -> bytes | None:
        """One of the things that may be on the disk; None = no such file."""
        if self.deleted and chance.random() < 0.5:
            return None
        if self.durable is None and (not self.sizes or chance.random() < 0.3):
            return None
        old = self.durable or b""
        mode = chance.choice(("none", "all", "mixed", "mixed", "first"))
        if mode == "none" or self.deleted:
            return old
        size = self.sizes[-1] if self.sizes and mode == "all" else chance.choice([len(old), *self.sizes])
        image = bytearray(old[:size].ljust(size, b"\0"))
        reached = sorted(self.sectors)
        stop = chance.choice(reached) if reached else 0
        for sector in reached:
            versions = self.sectors[sector]
            if mode == "all" or (mode == "first" and sector < stop):
                content = versions[-1]
            elif mode == "mixed":
                before = bytes(old[sector * SECTOR : (sector + 1) * SECTOR]).ljust(SECTOR, b"\0")
                content = chance.choice([before, *versions])
            else:
                continue
            at = sector * SECTOR
            content = content[: max(0, size - at)]
            image[at : at + len(content)] = content
        return bytes(image)


def crash(
    base: Mapping[str, bytes], events: Sequence[Event], chance: random.Random
) -> tuple[dict[str, bytes], int]:
    """Cut the power after `events`: the files that may be found then, and the last acknowledged save."""
    files = {name: _File(content, bytearray(content)) for name, content in base.items()}
    acknowledged = 0
    for event in events:
        if event.kind == "ack":
            acknowledged = event.at
            continue
        file = files.setdefault(event.name, _File(None))
        if event.kind == "write":
            file.write(event.at, event.data)
        elif event.kind == "truncate":
            file.truncate(event.at)
        elif event.kind == "sync":
            file.sync()
        else:
            file.delete(synced=bool(event.at))
    images = {name: file.after_crash(chance) for name, file in files.items()}
    return {name: image for name, image in images.items() if image is not None}, acknowledged
