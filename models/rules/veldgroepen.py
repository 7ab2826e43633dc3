"""Who owns which fields of a gezin that a gemeente and a begeleidende organisatie share.

Each field belongs to a group; who owns a group is a dated figure (`uitwisselen_<groep>`), a proposal that the
gemeente changes. Fields of the other are taken in without a question, fields of ours are never overwritten,
what belongs to both is compared. A table that nobody put in a group belongs to both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from models.rules.overdracht import Cel, Kant, Verschil
from models.values import Partij


class Groep(StrEnum):
    """Groups of fields, as people speak of them."""

    MENSEN = "mensen"
    WONEN = "wonen"
    DATUMS = "datums"
    INBURGERING = "inburgering"
    BEGELEIDING = "begeleiding"
    PUNTEN_GEMEENTE = "punten_gemeente"
    PUNTEN_BEGELEIDING = "punten_begeleiding"
    PUNTEN_SAMEN = "punten_samen"
    OVERIG = "overig"


class Eigenaar(StrEnum):
    """Who owns a group."""

    GEMEENTE = "gemeente"
    BEGELEIDING = "begeleiding"
    BEIDE = "beide"


CIJFER = "uitwisselen_"
"""What the name of the dated figure of a group begins with."""

_TABEL: dict[str, Groep] = {
    "persoonsgegevens": Groep.MENSEN,
    "lidmaatschap": Groep.MENSEN,
    "woonadres": Groep.WONEN,
    "huurderving": Groep.WONEN,
    "inrichtingskrediet": Groep.WONEN,
    "aanbod": Groep.WONEN,
    "traject": Groep.WONEN,
    "traject_lid": Groep.WONEN,
    "mijlpaal": Groep.INBURGERING,
    "deelname": Groep.BEGELEIDING,
    "ronde": Groep.DATUMS,
    "pauze": Groep.DATUMS,
    "ankerdatum": Groep.DATUMS,
    "begeleidingsafspraak": Groep.BEGELEIDING,
    "eindafspraak": Groep.BEGELEIDING,
}
_VELD: dict[tuple[str, str], Groep] = {
    **{
        ("persoonsgegevens", name): Groep.INBURGERING
        for name in ("inburgeringsplichtig", "regime", "nl_niveau")
    },
    **{
        ("persoonsgegevens", name): Groep.BEGELEIDING
        for name in ("opleiding", "werkervaring", "talenten", "plannen", "werk", "leestaal", "tolk")
    },
    **{("persoonsgegevens", name): Groep.OVERIG for name in ("telefoon", "email", "notitie")},
    **{
        ("dossier", name): Groep.WONEN
        for name in (
            "azc_id",
            "corporatie_id",
            "in_opvang",
            "regio",
            "bijstand",
            "overname",
            "woonbehoefte",
            "kamers_nodig",
            "begane_grond",
            "lift",
            "route",
            "familie_verwacht",
            "aantal_verwacht",
        )
    },
    **{("dossier", name): Groep.BEGELEIDING for name in ("talenten", "perspectief", "begeleiding_id")},
    ("dossier", "naam"): Groep.MENSEN,
    ("dossier", "aantal_personen"): Groep.MENSEN,
}
_ANKER: dict[str, Groep] = {
    "pip": Groep.INBURGERING,
    "schoolaanmelding": Groep.BEGELEIDING,
    "huisartsaanmelding": Groep.BEGELEIDING,
    "start_opvang": Groep.BEGELEIDING,
    "start_werk": Groep.BEGELEIDING,
    "lidmaatschap": Groep.BEGELEIDING,
    "einde_begeleiding": Groep.BEGELEIDING,
}


def group_of(tabel: str, kolom: str, waarden: Mapping[str, Cel], partij: str = "") -> Groep:
    """The group of a field; `partij` = whose turn an actiepunt is."""
    if tabel == "actiepunt":
        if kolom == "notitie":
            return Groep.OVERIG
        turns = {Partij.GEM: Groep.PUNTEN_GEMEENTE, Partij.MB: Groep.PUNTEN_BEGELEIDING}
        return turns.get(Partij(partij), Groep.PUNTEN_SAMEN) if partij in set(Partij) else Groep.PUNTEN_SAMEN
    if tabel == "ankerdatum":
        return _ANKER.get(str(waarden.get("soort")), Groep.DATUMS)
    return _VELD.get((tabel, kolom), _TABEL.get(tabel, Groep.OVERIG))


def agreed(ours: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, Eigenaar]:
    """Who owns each group where both sides say the same; where they do not it is of both."""
    found = {}
    for groep in Groep:
        said = {ours.get(groep.value, Eigenaar.BEIDE.value), theirs.get(groep.value, Eigenaar.BEIDE.value)}
        one = said.pop() if len(said) == 1 else Eigenaar.BEIDE.value
        found[groep.value] = Eigenaar(one) if one in set(Eigenaar) else Eigenaar.BEIDE
    return found


def differs(ours: Mapping[str, str], theirs: Mapping[str, str]) -> tuple[str, ...]:
    """Groups of which the two sides say something else."""
    both = Eigenaar.BEIDE.value
    return tuple(g.value for g in Groep if ours.get(g.value, both) != theirs.get(g.value, both))


def owner_of(
    verschil: Verschil,
    waarden: Mapping[str, Cel],
    eigenaren: Mapping[str, Eigenaar],
    partner: str,
    partij: str = "",
) -> Kant:
    """Whose field it is in an exchange with a partner that is a `gemeente` or a `begeleiding`."""
    groep = group_of(verschil.tabel, verschil.kolommen[0], waarden, partij)
    eigenaar = eigenaren.get(groep.value, Eigenaar.BEIDE)
    if eigenaar is Eigenaar.BEIDE:
        return Kant.BEIDE
    return Kant.ZIJ if eigenaar.value == partner else Kant.WIJ


def decide(kant: Kant, owner: Kant = Kant.BEIDE) -> bool | None:
    """What happens without a question: True = theirs, False = ours, None = a person must choose.

    The owner of a field decides; in a field of both what one side changed counts.
    """
    if owner is not Kant.BEIDE:
        return owner is Kant.ZIJ
    return None if kant is Kant.BEIDE else kant is Kant.ZIJ


def defaults(cijfers: Iterable[tuple[str, object]]) -> dict[str, str]:
    """The owners from the dated figures: group -> owner."""
    return {code.removeprefix(CIJFER): str(value) for code, value in cijfers if code.startswith(CIJFER)}
