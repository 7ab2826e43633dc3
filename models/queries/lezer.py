"""What every query needs: a reading session, the day, who asks, and the content of the kluis."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from models.content import Inhoud, Item
from models.errors import Refused
from models.queries.inhoud import SHARED, InhoudCache, InhoudStand
from models.queries.instellingen import Instellingen, Waarde
from models.values import Bereik, Recht

if TYPE_CHECKING:
    from models.queries.zicht import Overzicht, Persoonlijk


@dataclass(slots=True)
class Lezer:
    """A reading place inside one transaction. Queries never write and give frozen rows back."""

    session: Session
    vandaag: date
    wie: str
    """Uid of the medewerker who asks, or `systeem`."""
    cache: InhoudCache = field(default=SHARED)
    persoonlijk: Persoonlijk | None = None
    """The roles of who asks; None = the program itself, which sees everything."""
    gezien: set[str] = field(default_factory=set)
    """Uids of dossiers that were opened whole: who looks at a dossier is written down (BIO2 8.15)."""
    overzicht: Overzicht | None = None
    """Numbers for the rechtenoverzicht, for who looks after the medewerkers."""
    _stand: InhoudStand | None = None

    @property
    def stand(self) -> InhoudStand:
        """The content and figures of the kluis, read once a transaction and kept while nothing changes."""
        if self._stand is None:
            self._stand = self.cache.get(self.session)
        return self._stand

    def may(self, recht: Recht) -> bool:
        """Whether who asks has the right at all."""
        return self.persoonlijk is None or self.persoonlijk.reach(recht) is not Bereik.GEEN

    def require(self, recht: Recht) -> None:
        """Refuse a question that the roles of who asks do not allow. Raises Refused("geen_recht")."""
        if not self.may(recht):
            raise Refused("geen_recht", recht=recht.value)

    def inhoud(self, gemeente_uid: str = "") -> Inhoud:
        """Give the newest content for a gemeente; empty uid = as shipped."""
        return self.stand.inhoud(gemeente_uid)

    def item(self, item_id: str, nummer: int, herkomst: str, gemeente_id: int | None) -> Item | None:
        """Give the version of an item that an actiepunt points to."""
        return self.stand.item(item_id, nummer, herkomst, gemeente_id)

    @property
    def instellingen(self) -> Instellingen:
        """The dated figures."""
        return self.stand.instellingen

    def setting(self, code: str, dag: date | None = None, *, gemeente_uid: str = "") -> Waarde:
        """Give the value of a setting on a day (today) for a gemeente; None = open or not there."""
        return self.stand.instellingen.value(
            code,
            dag or self.vandaag,
            gemeente_uid=gemeente_uid,
            provincie=self.stand.provincies.get(gemeente_uid, ""),
        )
