"""Sentences of *Papier invoeren*: what cannot be read, and what happened since the sheet was printed."""

from __future__ import annotations

from resources.i18n import N_

PAPIER: dict[str, str] = {
    # the sheet
    "blad_code_vorm": N_("Een bladcode staat rechtsboven op het blad, bijvoorbeeld R17-2. Typ die over."),
    "blad_code_cijfer": N_(
        "Deze code klopt niet. Kijk nog eens op het blad, vooral naar het laatste cijfer."
    ),
    "blad_onbekend": N_(
        "Dit blad is hier niet bekend, of het hoort bij een gezin dat niet van jou is."
        " Kijk de code na, of vraag het de begeleider van het gezin."
    ),
    "blad_zonder_regels": N_(
        "Op dit blad staan geen regels om in te voeren. Is het vernietigd? Kies Mag weg."
    ),
    "blad_al_ingevoerd": N_(
        "Dit blad is op {dag} al ingevoerd door {wie}. Staat er nog iets op? Typ alleen dat."
    ),
    "blad_was_weg": N_("Dit blad stond al als weggedaan ({dag}). Invoeren kan nog."),
    "blad_regel_weg": N_("niet van jou, of er niet meer"),
    "blad_leeg": N_("Er is nog niets ingevuld. Typ wat er op het blad staat, bijvoorbeeld: alles x"),
    "blad_niet_af": N_("Eerst moet er nog iets goed: {aantal}. Kijk wat er rood staat."),
    "niet_gekomen_vastleggen": N_(
        "Het gezin kwam niet. Kies daarna Wat is er gebeurd? en zeg wat er was: niet gekomen of weigert."
    ),
    "waarom_eigen": N_("Deze dag is zelf gekozen."),
    "later_op_papier": N_("stond zo op papier"),
    # words that are not understood
    "blad_regel_te_lang": N_(
        "Deze regel is te lang (meer dan {maximum} tekens). Verdeel hem over meer regels."
    ),
    "blad_regel_onbekend": N_(
        "Begin met een nummer van het blad, of met alles, rest of bijzonder. Bijvoorbeeld: 9 x"
    ),
    "blad_alles_x": N_("Bij alles kan alleen: alles x. De uitzonderingen typ je eronder, met hun nummer."),
    "blad_behalve_welke": N_("Welke nummers niet? Typ bijvoorbeeld: alles x behalve 3, 5"),
    "blad_nummer_onleesbaar": N_("Er staat {woord}. Begin met het nummer van de regel, bijvoorbeeld: 9 x"),
    "blad_reeks": N_(
        "Loopt dit van {woord} terug? Typ een reeks als 3-7 x. Bedoel je een dag? Typ bijvoorbeeld: 2 x 17-6"
    ),
    "blad_wat_ermee": N_("Wat is er met {nummer}? Typ bijvoorbeeld: {nummer} x"),
    "blad_woord_onbekend": N_(
        "Bij {nummer} staat {woord}. Dat kennen we niet. Kies x, nvt, later, wacht of open."
    ),
    "blad_dag_onleesbaar": N_("Bij {nummer} staat {woord}. Dat is geen dag. Typ bijvoorbeeld 17-6."),
    "blad_te_veel_dagen": N_("Bij {nummer} staan te veel dagen. Typ bijvoorbeeld: {nummer} x 17-6"),
    "blad_nvt_waarom": N_("Waarom is {nummer} niet nodig? Typ bijvoorbeeld: {nummer} nvt al geregeld"),
    "blad_later_wanneer": N_("Tot welke dag kan {nummer} wachten? Typ bijvoorbeeld: {nummer} later 17-9"),
    "blad_wacht_op_wie": N_("Op wie wacht {nummer}? Typ bijvoorbeeld: {nummer} wacht coa"),
    "blad_wacht_sinds": N_("Sinds welke dag wacht {nummer}? Typ bijvoorbeeld: {nummer} wacht coa sinds 3-6"),
    "blad_notitie_leeg": N_("Wat wil je bij {nummer} noteren? Typ bijvoorbeeld: {nummer} notitie belt terug"),
    "blad_rest_wat": N_("Wat blijft er over? Typ bijvoorbeeld: rest sleutel ophalen, corporatie, 20-6"),
    "blad_bijzonder_leeg": N_("Wat is er bijzonder? Typ het achter het woord bijzonder."),
    # understood, but it cannot
    "blad_nummer_niet_op_blad": N_(
        "Nummer {nummer} staat niet op dit blad. Het hoogste nummer is {laatste}."
    ),
    "blad_geen_letters": N_("Bij {nummer} staan geen letters van mensen. Typ: {nummer} x"),
    "blad_letter_onbekend": N_("Bij {nummer} staat geen {letter}. Er staan: {letters}."),
    "blad_alles_niet_hier": N_("Op een ochtendblad kan alles x niet. Typ de nummers die klaar zijn: 3, 5 x"),
    "blad_al_klaar": N_(
        "{nummer} is al klaar sinds {dag}. Klopt dat niet? Zet het punt eerst weer open in het dossier."
    ),
    "blad_was_al_klaar": N_("{nummer} was al klaar ({dag}). Dat blijft zo."),
    "blad_regel_dubbel": N_("{nummer} staat hier twee keer. Het laatste telt."),
    "blad_tekst_veranderd": N_("Op het blad heet {nummer} nog: {toen}. Kijk of dit hetzelfde is."),
    "blad_vervallen": N_("{nummer} is vervallen: {reden}. Haal deze regel weg."),
    "blad_dossier_gesloten": N_(
        "Het dossier van {nummer} is gesloten. Heropen het eerst, of haal deze regel weg."
    ),
    "blad_ander_dossier": N_("{nummer} hoort nu bij dossier {dossier}. Vul het daar in."),
    "blad_buiten_bereik": N_(
        "{nummer} is er niet meer, of hoort bij een gezin dat niet van jou is. Vraag het de begeleider."
    ),
    "blad_vervallen_overgeslagen": N_("Vervallen en dus overgeslagen: {nummers}."),
    "blad_dossier_gesloten_overgeslagen": N_("Het dossier is gesloten, dus overgeslagen: {nummers}."),
    "blad_ander_dossier_overgeslagen": N_("Hoort nu bij een ander dossier, dus overgeslagen: {nummers}."),
    "blad_buiten_bereik_overgeslagen": N_("Er niet meer, of niet van jou, dus overgeslagen: {nummers}."),
    "blad_vraagt_geen_dag": N_("Bij {nummer} hoort geen tweede dag. Typ alleen: {nummer} x 17-6"),
    "blad_vraagt_huuringang": N_("Wanneer gaat de huur in? Typ erbij: {nummer} x huur 1-7"),
    "blad_vraagt_datum": N_("Op welke dag? Typ erbij: {nummer} x 1-7. Anders telt de dag van het blad."),
    "blad_dag_moet_nog_komen": N_("{dag} moet nog komen. Gebeurt het dan pas? Typ: later en die dag."),
    "blad_later_voorbij": N_("{dag} is al voorbij. Typ achter later een dag die nog komt."),
    "blad_dag_onmogelijk": N_("{dag} kan niet. Kijk het jaar na."),
    "blad_welk_gezin": N_("Op dit blad staan meer gezinnen. Zet dit in het dossier van het gezin zelf."),
    "blad_niet_gekomen_dagkaart": N_("Niet gekomen kan alleen bij een dagkaart."),
    "blad_niet_gekomen_later": N_("De dag van dit blad is {dag}. Die moet nog komen."),
    "blad_niet_gekomen_en_klaar": N_("Niet gekomen, en toch iets klaar? Haal een van de twee weg."),
}
"""Code -> sentence."""

PAPIER_VERBEN: dict[str, str] = {
    "papier_ingevoerd": N_("Papier ingevoerd"),
    "eigen_punt": N_("Eigen punt erbij"),
}
"""Kind of bewerking -> what it did."""
