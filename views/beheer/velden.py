"""The fields that Beheer asks: which fields a row has, its values, and what a saved form means."""

from __future__ import annotations

import json
from collections.abc import Sequence

from models.content import Item
from models.queries.rows_beheer import ContactRow, GemeenteRow, InstellingRow, MatrixVersieRow, OrganisatieRow
from models.queries.rows_papier import MatrixRij
from models.values import MATRIX_PARTIJEN, Anker, Fase, Partij, Verdeling
from resources.i18n import _
from resources.labels import LABELS, label, label_of
from views.widgets.velden import Veld, Veldsoort, Waarde

Velden = tuple[Veld, ...]
PROVINCIES = (
    "Drenthe",
    "Flevoland",
    "Friesland",
    "Gelderland",
    "Groningen",
    "Limburg",
    "Noord-Brabant",
    "Noord-Holland",
    "Overijssel",
    "Utrecht",
    "Zeeland",
    "Zuid-Holland",
)
LOKETTEN = tuple(f"L{n}" for n in range(1, 10))


def gemeente_velden() -> Velden:
    """A gemeente."""
    return (
        Veld("naam", _("Naam")),
        Veld("provincie", _("Provincie"), Veldsoort.LIJST, tuple((p, p) for p in PROVINCIES)),
        Veld("kleine_plaats", _("Geen station of ziekenhuis in de plaats zelf"), Veldsoort.VINK),
        Veld("doet_begeleiding_zelf", _("De gemeente doet de begeleiding zelf"), Veldsoort.VINK),
    )


def gemeente_waarden(row: GemeenteRow) -> dict[str, Waarde]:
    """The values of a gemeente."""
    return {
        "naam": row.naam,
        "provincie": row.provincie,
        "kleine_plaats": row.kleine_plaats,
        "doet_begeleiding_zelf": row.doet_begeleiding_zelf,
    }


def organisatie_velden(gemeenten: Sequence[GemeenteRow] = (), *, nieuw: bool = False) -> Velden:
    """An organisation; where there are several gemeenten also which one it works for."""
    soorten = tuple((code, label_of("organisatie", code)) for code in LABELS["organisatie"])
    velden: Velden = (
        Veld("naam", _("Naam")),
        Veld("soort", _("Soort"), Veldsoort.KEUZE, soorten),
        Veld("telefoon", _("Telefoon")),
        Veld("email", _("E-mail")),
        Veld("adres", _("Adres")),
    )
    if len(gemeenten) > 1:
        where = (("", _("Alle gemeenten")), *((one.uid, one.naam) for one in gemeenten))
        velden = (*velden, Veld("gemeente_uid", _("Werkt voor"), Veldsoort.KEUZE, where))
    return velden if nieuw else (*velden, Veld("actief", _("Wordt nog gebruikt"), Veldsoort.VINK))


def organisatie_waarden(row: OrganisatieRow) -> dict[str, Waarde]:
    """The values of an organisation."""
    return {
        "naam": row.naam,
        "soort": row.soort,
        "telefoon": row.telefoon,
        "email": row.email,
        "adres": row.adres,
        "gemeente_uid": row.gemeente_uid,
        "actief": row.actief,
    }


def contact_velden(organisaties: Sequence[OrganisatieRow] = (), *, nieuw: bool = False) -> Velden:
    """A contact person; a new one says where it works."""
    where = (("", _("Bij de gemeente")), *((o.uid, o.naam) for o in organisaties))
    velden = (
        Veld("naam", _("Naam")),
        Veld("functie", _("Functie")),
        Veld("telefoon", _("Telefoon")),
        Veld("email", _("E-mail")),
        Veld("loket", _("Loket"), Veldsoort.KEUZE, (("", _("geen")), *((code, code) for code in LOKETTEN))),
    )
    if nieuw:
        return (velden[0], Veld("organisatie_uid", _("Waar"), Veldsoort.KEUZE, where), *velden[1:])
    return (*velden, Veld("actief", _("Wordt nog gebruikt"), Veldsoort.VINK))


def contact_waarden(row: ContactRow) -> dict[str, Waarde]:
    """The values of a contact person."""
    return {
        "naam": row.naam,
        "functie": row.functie,
        "telefoon": row.telefoon,
        "email": row.email,
        "loket": row.loket,
        "actief": row.actief,
    }


def instelling_velden(row: InstellingRow) -> Velden:
    """A figure: its new value, from which day, and where it comes from."""
    eenheid = f" ({row.eenheid})" if row.eenheid else ""
    if row.keuzes:
        first = Veld("waarde", _("Waarde"), Veldsoort.KEUZE, tuple((k, k) for k in row.keuzes))
    elif isinstance(json.loads(row.waarde), bool):
        first = Veld("waarde", row.naam, Veldsoort.VINK)
    else:
        first = Veld("waarde", _("Waarde") + eenheid, hint=_("leeg = niet ingevuld"))
    return (
        first,
        Veld("geldig_vanaf", _("Geldt vanaf (leeg = altijd)"), Veldsoort.DATUM),
        Veld("bron", _("Waar staat dat?")),
    )


def instelling_waarden(row: InstellingRow) -> dict[str, Waarde]:
    """The values of a figure."""
    value = json.loads(row.waarde)
    shown: Waarde
    if isinstance(value, bool):
        shown = value
    elif isinstance(value, list):
        shown = ", ".join(str(one) for one in value)
    else:
        shown = (
            "" if value is None else str(value).replace(".", ",") if isinstance(value, float) else str(value)
        )
    return {"waarde": shown, "geldig_vanaf": row.geldig_vanaf, "bron": row.bron}


def instelling_waarde(row: InstellingRow, typed: Waarde) -> float | int | str | bool | tuple[str, ...] | None:
    """Read what was typed as the kind of value the figure has; text that is no number stays text."""
    old = json.loads(row.waarde)
    if isinstance(typed, bool):
        return typed
    text = str(typed or "").strip()
    if not text:
        return None
    if isinstance(old, list):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    number = text.replace(".", "").replace(",", ".") if "," in text else text
    try:
        return int(number)
    except ValueError:
        pass
    try:
        return float(number)
    except ValueError:
        return text


def item_velden(item: Item) -> Velden:
    """An actiepunt: what a gemeente may change without touching the shipped one."""
    ankers = tuple((a.value, label(a)) for a in Anker)
    velden: list[Veld] = [Veld("tekst", _("Wat moet er gebeuren?"), breed=True)]
    if item.termijn is not None:
        velden.append(Veld("anker", _("Telt vanaf"), Veldsoort.KEUZE, ankers))
        if not item.termijn.instelling:
            velden.append(Veld("offset", _("Hoeveel erbij of eraf"), hint=_("+14d, -7d, +2wd, +10w of +3m")))
    velden += [
        Veld("kern", _("Nodig voor de volgende fase (ster)"), Veldsoort.VINK),
        Veld("aan", _("Dit punt gebruiken wij"), Veldsoort.VINK),
        Veld("reden", _("Zet je het uit? Schrijf waarom."), breed=True),
    ]
    return tuple(velden)


def item_waarden(item: Item) -> dict[str, Waarde]:
    """The values of an actiepunt."""
    return {
        "tekst": item.tekst,
        "anker": item.termijn.anker.value if item.termijn is not None else "",
        "offset": item.termijn.offset if item.termijn is not None else "",
        "kern": item.kern,
        "aan": not item.uit,
        "reden": "",
    }


def nieuw_item_velden() -> Velden:
    """An own actiepunt of the gemeente."""
    return (
        Veld("tekst", _("Wat moet er gebeuren?"), breed=True, hint=_("bijvoorbeeld: fiets regelen")),
        Veld("fase", _("Fase"), Veldsoort.KEUZE, tuple((fase.value, label(fase)) for fase in Fase)),
        Veld(
            "doener",
            _("Wie doet het?"),
            Veldsoort.KEUZE,
            tuple((p.value, label(p)) for p in (Partij.GEM, Partij.MB)),
        ),
        Veld("anker", _("Telt vanaf"), Veldsoort.KEUZE, tuple((a, label(Anker(a))) for a in _NIEUW_ANKERS)),
        Veld("offset", _("Hoeveel erbij of eraf"), hint=_("+14d, -7d, +2wd, +10w of +3m")),
        Veld("kern", _("Nodig voor de volgende fase (ster)"), Veldsoort.VINK),
    )


_NIEUW_ANKERS = ("koppeling", "tekendatum", "huuringang", "verhuizing")


def matrix_velden(rij: MatrixRij) -> Velden:
    """A responsibility: its words, who shares it and who sees to it."""
    del rij
    verdeling = tuple((v.value, label(v)) for v in Verdeling)
    partijen = tuple((p.value, label(p)) for p in MATRIX_PARTIJEN)
    return (
        Veld("tekst", _("Verantwoordelijkheid"), breed=True),
        Veld("verdeling", _("Volledig of gedeeld"), Veldsoort.KEUZE, verdeling),
        Veld("trekker", _("Regelt het"), Veldsoort.KEUZE, partijen),
        *(Veld(f"partij:{p.value}", label(p), Veldsoort.VINK) for p in MATRIX_PARTIJEN),
        Veld("wie_doet_wat", _("Wie doet wat"), breed=True),
    )


def matrix_waarden(rij: MatrixRij) -> dict[str, Waarde]:
    """The values of a responsibility."""
    return {
        "tekst": rij.tekst,
        "verdeling": rij.verdeling.value,
        "trekker": rij.trekker.value,
        **{f"partij:{p.value}": p in rij.partijen for p in MATRIX_PARTIJEN},
        "wie_doet_wat": rij.wie_doet_wat,
    }


def chosen_parties(values: dict[str, Waarde]) -> tuple[str, ...]:
    """The parties that are ticked, in column order."""
    return tuple(p.value for p in MATRIX_PARTIJEN if values.get(f"partij:{p.value}"))


def versie_velden() -> Velden:
    """The dates and the remark of a matrix version."""
    return (
        Veld("geldig_vanaf", _("Geldig vanaf"), Veldsoort.DATUM),
        Veld("geldig_tot", _("Geldig tot en met"), Veldsoort.DATUM),
        Veld("evaluatie_op", _("Samen bekijken op"), Veldsoort.DATUM),
        Veld("opmerking", _("Opmerking"), breed=True),
    )


def versie_waarden(versie: MatrixVersieRow) -> dict[str, Waarde]:
    """The values of a matrix version."""
    return {
        "geldig_vanaf": versie.geldig_vanaf,
        "geldig_tot": versie.geldig_tot,
        "evaluatie_op": versie.evaluatie_op,
        "opmerking": versie.opmerking,
    }
