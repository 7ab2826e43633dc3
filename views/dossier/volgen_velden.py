"""The small forms of the tab *Wonen volgen*: what each asks, and with which values it begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from models.queries.rows_volgen import MeldingRow, SchadeRow, VolgenRow
from models.queries.volgen import PARTIJEN
from models.rules.geld import spelled
from models.values import MELDING_OVER, MELDINGMELDERS, SCHADE_BETALERS, TEKEN_STANDEN, TEKENS, Waarheid
from resources.i18n import _
from resources.labels import label_of
from views.dossier.velden_gezin import languages
from views.widgets.velden import Veld, Veldsoort, Waarde

K, D, LANG, VINK = Veldsoort.KEUZE, Veldsoort.DATUM, Veldsoort.LANG, Veldsoort.VINK
Vorm = tuple[str, tuple[Veld, ...], dict[str, Waarde]]
"""Title, fields and first values."""


def _choices(group: str, codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((code, label_of(group, code)) for code in codes)


def vorm_van(actie: str, key: str, row: VolgenRow, vandaag: date) -> Vorm | None:
    """The form of a wish about the line `key`; None = there is none."""
    report = next((one for one in row.meldingen if one.uid == key), None)
    hurt = next((one for one in row.schades if one.uid == key), None)
    made: dict[str, Callable[[], Vorm | None]] = {
        "teken": lambda: _teken(key, row, vandaag) if key in TEKENS else None,
        "melding": lambda: _melding(None, vandaag),
        "melding_verder": lambda: _melding(report, vandaag) if report is not None else None,
        "schade": lambda: _schade(None, vandaag),
        "schade_verder": lambda: _schade(hurt, vandaag) if hurt is not None else None,
        "betaald": lambda: _betaald(key, row, vandaag),
        "moment": lambda: _moment(key, row, vandaag),
        "woongedrag": lambda: _uitleg(row, vandaag),
    }
    return made[actie]() if actie in made else None


def _teken(soort: str, row: VolgenRow, vandaag: date) -> Vorm:
    held = row.teken(soort)
    return (
        _("{teken}: hoe staat het ervoor?").format(teken=label_of("teken", soort)),
        (
            Veld("stand", _("Hoe staat het ervoor"), K, _choices("teken_stand", TEKEN_STANDEN)),
            Veld("op", _("Op welke dag"), D, verleden=True),
            Veld("reden", _("Waarom, in een paar woorden (geen ziekte)"), breed=True),
        ),
        {"stand": held.stand if held is not None else TEKEN_STANDEN[0], "op": vandaag},
    )


def _melding(held: MeldingRow | None, vandaag: date) -> Vorm:
    what = Veld("onderwerp", _("Waarover"), K, _choices("melding_over", MELDING_OVER))
    who = Veld(
        "melder", _("Van wie"), K, (("", _("Niet bekend")), *_choices("melding_melder", MELDINGMELDERS))
    )
    shared = (
        what,
        who,
        Veld("melder_naam", _("Naam van de melder (hoeft niet)")),
        Veld("notitie", _("Wat is er gezegd (geen ziekte, geen BSN)"), LANG, breed=True),
        *(
            Veld(f"weet_{name}", label_of("weet", name).capitalize(), VINK, kop=kop)
            for name, kop in zip(PARTIJEN, (_("Wie weet ervan"), "", "", ""), strict=True)
        ),
        Veld("aanpak", _("Wat spreken we af"), LANG, breed=True, kop=_("Aanpak")),
    )
    if held is None:
        return (
            _("Melding over wonen"),
            (
                Veld("op", _("Wanneer"), D, verleden=True),
                *shared,
                Veld("vervolg", _("Wat moet er nu gebeuren (hoeft niet)"), hint=_("wordt een punt")),
                Veld("vervolg_dag", _("Voor welke dag"), D),
            ),
            {"op": vandaag, "onderwerp": "huur", "melder": "corporatie"},
        )
    return (
        _("Melding bijwerken"),
        (
            *shared,
            Veld("afloop", _("Wat kwam eruit"), LANG, breed=True),
            Veld("gesloten_op", _("Dicht op (leeg = nog open)"), D, verleden=True),
        ),
        {
            "onderwerp": held.onderwerp,
            "melder": held.melder,
            "melder_naam": held.melder_naam,
            "notitie": held.notitie,
            "aanpak": held.aanpak,
            "afloop": held.afloop,
            "gesloten_op": held.gesloten_op,
            **{f"weet_{name}": name in held.weet for name in PARTIJEN},
        },
    )


def _schade(held: SchadeRow | None, vandaag: date) -> Vorm:
    fell = (
        (Waarheid.ONBEKEND.value, _("Nog niet bekend")),
        (Waarheid.JA.value, _("Ja, aantoonbaar")),
        (Waarheid.NEE.value, _("Nee")),
    )
    agreed = (("", _("Volgens de afspraak")), *_choices("schade_betaler", SCHADE_BETALERS))
    fields = (
        Veld("wat", _("Wat is er stuk"), breed=True),
        Veld("tekort", _("Schoot de begeleiding tekort"), K, fell),
        Veld("betaalt", _("Wie betaalt"), K, agreed),
        Veld("bedrag", _("Bedrag in euro (hoeft niet)")),
        Veld("afgehandeld_op", _("Afgehandeld op (leeg = nog open)"), D, verleden=True),
    )
    if held is None:
        day = Veld("op", _("Op welke dag"), D, verleden=True)
        return _("Schade noteren"), (day, *fields), {"op": vandaag, "tekort": Waarheid.ONBEKEND.value}
    return (
        _("Schade bijwerken"),
        fields,
        {
            "wat": held.wat,
            "tekort": held.tekort.value,
            "betaalt": held.gezegd,
            "bedrag": spelled(held.bedrag),
            "afgehandeld_op": held.afgehandeld_op,
        },
    )


def _betaald(key: str, row: VolgenRow, vandaag: date) -> Vorm | None:
    found = next((one for one in row.huur if one.maand.maand.isoformat() == key), None)
    if found is None:
        return None
    day = found.maand.betaald_op or min(found.maand.uiterlijk, vandaag)
    return (
        _("Huur betaald"),
        (Veld("betaald_op", _("Betaald op"), D, verleden=True),),
        {"betaald_op": day},
    )


def _moment(key: str, row: VolgenRow, vandaag: date) -> Vorm | None:
    if key not in {str(one.moment.maanden) for one in row.momenten}:
        return None
    held = {soort: row.teken(soort) for soort in TEKENS}
    return (
        _("Hoe gaat het wonen?"),
        (
            Veld("op", _("Besproken op"), D, verleden=True),
            *(
                Veld(soort, label_of("teken", soort), K, _choices("teken_stand", TEKEN_STANDEN))
                for soort in TEKENS
            ),
            Veld("afloop", _("Wat kwam eruit (geen ziekte, geen BSN)"), LANG, breed=True),
        ),
        {
            "op": vandaag,
            **{soort: one.stand if one is not None else TEKEN_STANDEN[0] for soort, one in held.items()},
        },
    )


def _uitleg(row: VolgenRow, vandaag: date) -> Vorm:
    first = next(iter(row.leest_nog_niet or row.leest), "")
    return (
        _("Uitleg over goed wonen gegeven"),
        (
            Veld("taal_code", _("In welke taal"), K, languages()),
            Veld("op", _("Op welke dag"), D, verleden=True),
        ),
        {"taal_code": first, "op": vandaag},
    )
