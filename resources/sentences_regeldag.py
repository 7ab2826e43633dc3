"""Sentences of the plan of a regeldag: what cannot be, what does not fit and what would help."""

from __future__ import annotations

from resources.i18n import N_

REGELDAG: dict[str, str] = {
    "rekenen_mislukt": N_("Het plannen is niet gelukt. Probeer het nog eens."),
    "span_vorm": N_("Typ een begin en een einde, zoals 12:30-13:00. Geen pauze? Typ geen."),
    "letters_vorm": N_("Typ de letters van wie komt, met spaties ertussen: a c"),
    "regeldag_kiezen": N_("Er is nog geen regeldag. Maak er eerst een bij Regeldag."),
    "agenda_leeg": N_("In deze dagen staat er niets in de agenda."),
    "agenda_te_lang": N_("Kies hoogstens een jaar."),
    "bal_leeg": N_("Er wordt op niemand anders gewacht. Er is niets te schrijven."),
    "regeldag_leeg": N_("Op deze regeldag komt nog geen gezin aan een loket. Zet er bij Regeldag een op."),
    "van_regeldag_af": N_("Dit gezin gaat van de regeldag van {dag} af."),
    "nog_op_regeldag": N_("Let op: dit gezin staat nog op de regeldag van {dag}. Haal het daar weg."),
    # what cannot be
    "dagplan_loket_bezet": N_("{loket} om {tijd}: {gezin} en {ander_gezin} tegelijk."),
    "dagplan_gezin_dubbel": N_("{gezin} om {tijd}: bij {loket} en bij {ander_loket} tegelijk."),
    "dagplan_mens_dubbel": N_("{loket} om {tijd}: iemand van {gezin} is dan ook bij {ander_gezin} nodig."),
    "dagplan_gesloten": N_("{loket} om {tijd} ({gezin}): dan is het loket dicht of is het pauze."),
    "dagplan_gezin_niet_dan": N_("{loket} om {tijd}: {gezin} is er dan niet."),
    "dagplan_volgorde": N_("{gezin}: {ander_loket} moet vóór {loket} ({tijd})."),
    "dagplan_liever_na": N_("{gezin}: liever {ander_loket} vóór {loket} ({tijd})."),
    "dagplan_loopt_krap": N_("{gezin}: weinig tijd om van {ander_loket} naar {loket} ({tijd}) te lopen."),
    "dagplan_klein_lang": N_("{gezin} heeft een klein kind en is {duur} binnen."),
    # what got no time
    "dagplan_over_vol": N_("{gezin}: {loket} zit vol."),
    "dagplan_over_krap": N_("{gezin}: te weinig tijd voor alle loketten, {loket} past er niet meer bij."),
    "dagplan_over_gesloten": N_("{gezin}: {loket} is niet lang genoeg open."),
    "dagplan_over_na": N_("{gezin}: {loket} kan pas na een loket dat zelf geen tijd heeft."),
    "dagplan_over_past_niet": N_("{gezin}: geen tijd bij {loket} die bij de andere loketten past."),
    # what would help
    "hulp_tafel": N_("Een tafel erbij bij {loket}: {meer}."),
    "hulp_langer": N_("Doorgaan tot {tijd}: {meer}."),
    "hulp_korter": N_("Bij {loket} {minuten} minuten per gezin: {meer}."),
}
"""Code -> sentence."""
