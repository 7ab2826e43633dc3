"""The schema of a new kluis (written by `python -m models.upgrade freeze`)."""

from alembic import op

revision = "0001"
down_revision = None
CHANGES: tuple[str, ...] = ()

DDL = (
    (
        "CREATE TABLE bewerking ( id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, soort VARCHAR(40) NOT NULL, "
        "wie TEXT NOT NULL, op DATETIME NOT NULL, herkomst TEXT NOT NULL, undo_van TEXT NOT NULL, resultaat "
        "TEXT NOT NULL, dossier_uid TEXT NOT NULL, CONSTRAINT pk_bewerking PRIMARY KEY (id), CONSTRAINT "
        "uq_bewerking_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_bewerking_op ON bewerking (op)"),
    (
        "CREATE TABLE concept ( wie TEXT NOT NULL, scherm TEXT NOT NULL, object_uid TEXT NOT NULL, inhoud "
        "TEXT NOT NULL, bewaard_op DATETIME NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie "
        "INTEGER NOT NULL, CONSTRAINT pk_concept PRIMARY KEY (id), CONSTRAINT "
        "uq_concept_wie_scherm_object_uid UNIQUE (wie, scherm, object_uid), CONSTRAINT uq_concept_uid UNIQUE "
        "(uid) )"
    ),
    (
        "CREATE TABLE instelling ( code VARCHAR(40) NOT NULL, scope VARCHAR(40) NOT NULL, scope_uid TEXT NOT "
        "NULL, waarde TEXT NOT NULL, herkomst VARCHAR(40) NOT NULL, bron TEXT NOT NULL, geldig_vanaf DATE, "
        "geldig_tot DATE, gecontroleerd_op DATE, vervallen_op DATETIME, id INTEGER NOT NULL, uid VARCHAR(36) "
        "NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_instelling PRIMARY KEY (id), CONSTRAINT "
        "ck_instelling_scope CHECK (scope IN ('land', 'provincie', 'gemeente')), CONSTRAINT "
        "ck_instelling_herkomst CHECK (herkomst IN ('document', 'voorstel', 'gemeente')), CONSTRAINT "
        "ck_instelling_tot_na_vanaf CHECK (geldig_tot IS NULL OR geldig_vanaf IS NULL OR geldig_tot >= "
        "geldig_vanaf), CONSTRAINT uq_instelling_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_instelling_code ON instelling (code)"),
    (
        "CREATE TABLE kluis_info ( id INTEGER NOT NULL, kluiscode VARCHAR(40) NOT NULL, formaat INTEGER NOT "
        "NULL, gemaakt_op DATETIME NOT NULL, is_demo BOOLEAN NOT NULL, volgend_nummer INTEGER NOT NULL, "
        "laatste_dagwissel DATE, inhoud_digest TEXT NOT NULL, CONSTRAINT pk_kluis_info PRIMARY KEY (id), "
        "CONSTRAINT ck_kluis_info_een_rij CHECK (id = 1) )"
    ),
    (
        "CREATE TABLE zegel ( id INTEGER NOT NULL, volgnr INTEGER NOT NULL, bewerking_uid TEXT NOT NULL, "
        "keten TEXT NOT NULL, op DATETIME NOT NULL, CONSTRAINT pk_zegel PRIMARY KEY (id), CONSTRAINT "
        "ck_zegel_een_rij CHECK (id = 1) )"
    ),
    (
        "CREATE TABLE medewerker ( naam TEXT NOT NULL, organisatie TEXT NOT NULL, telefoon TEXT NOT NULL, "
        "email TEXT NOT NULL, slot_uid TEXT NOT NULL, van DATE NOT NULL, tot DATE, afwezig_van DATE, "
        "afwezig_tot DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT"
        " pk_medewerker PRIMARY KEY (id), CONSTRAINT uq_medewerker_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE gemeente ( naam TEXT NOT NULL, provincie TEXT NOT NULL, kleine_plaats BOOLEAN NOT NULL,"
        " doet_begeleiding_zelf BOOLEAN NOT NULL, eigen BOOLEAN NOT NULL, id INTEGER NOT NULL, uid "
        "VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_gemeente PRIMARY KEY (id), CONSTRAINT "
        "uq_gemeente_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE persoon ( geteld_op DATE, geteld_reden TEXT NOT NULL, id INTEGER NOT NULL, uid "
        "VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_persoon PRIMARY KEY (id), CONSTRAINT "
        "uq_persoon_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE historie ( id INTEGER NOT NULL, bewerking_id INTEGER NOT NULL, tabel VARCHAR(40) NOT "
        "NULL, object_uid TEXT NOT NULL, dossier_uid TEXT NOT NULL, actie VARCHAR(40) NOT NULL, veld TEXT NOT"
        " NULL, digest TEXT NOT NULL, keten TEXT NOT NULL, CONSTRAINT pk_historie PRIMARY KEY (id), "
        "CONSTRAINT fk_historie_bewerking_id FOREIGN KEY(bewerking_id) REFERENCES bewerking (id) )"
    ),
    ("CREATE INDEX ix_historie_dossier_uid ON historie (dossier_uid)"),
    ("CREATE INDEX ix_historie_object_uid ON historie (object_uid)"),
    ("CREATE INDEX ix_historie_bewerking_id ON historie (bewerking_id)"),
    (
        "CREATE TABLE inhoud_versie ( soort VARCHAR(40) NOT NULL, item_id VARCHAR(40) NOT NULL, nummer "
        "INTEGER NOT NULL, herkomst VARCHAR(40) NOT NULL, gemeente_id INTEGER, json TEXT NOT NULL, hash TEXT "
        "NOT NULL, geldig_vanaf DATE NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER "
        "NOT NULL, CONSTRAINT pk_inhoud_versie PRIMARY KEY (id), CONSTRAINT ck_inhoud_versie_soort CHECK "
        "(soort IN ('actiepunt', 'loket', 'fase', 'voorwaarde', 'matrix', 'instelling', 'feestdag', "
        "'prestatieafspraak')), CONSTRAINT ck_inhoud_versie_herkomst CHECK (herkomst IN ('document', "
        "'voorstel', 'gemeente')), CONSTRAINT een_versie UNIQUE (soort, item_id, nummer, herkomst, "
        "gemeente_id), CONSTRAINT fk_inhoud_versie_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente "
        "(id), CONSTRAINT uq_inhoud_versie_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE punt_aanpassing ( gemeente_id INTEGER NOT NULL, item_id VARCHAR(40) NOT NULL, uit "
        "BOOLEAN NOT NULL, reden TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER"
        " NOT NULL, CONSTRAINT pk_punt_aanpassing PRIMARY KEY (id), CONSTRAINT "
        "uq_punt_aanpassing_gemeente_id_item_id UNIQUE (gemeente_id, item_id), CONSTRAINT "
        "fk_punt_aanpassing_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT "
        "uq_punt_aanpassing_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE matrix_versie ( gemeente_id INTEGER NOT NULL, nummer INTEGER NOT NULL, status "
        "VARCHAR(40) NOT NULL, geldig_vanaf DATE NOT NULL, geldig_tot DATE, evaluatie_op DATE, opmerking TEXT"
        " NOT NULL, vastgesteld_op DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT "
        "NULL, CONSTRAINT pk_matrix_versie PRIMARY KEY (id), CONSTRAINT ck_matrix_versie_status CHECK (status"
        " IN ('voorstel', 'vastgesteld', 'vervangen')), CONSTRAINT uq_matrix_versie_gemeente_id_nummer UNIQUE"
        " (gemeente_id, nummer), CONSTRAINT fk_matrix_versie_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES "
        "gemeente (id), CONSTRAINT uq_matrix_versie_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE medewerker_rol ( medewerker_id INTEGER NOT NULL, rol VARCHAR(40) NOT NULL, van DATE NOT"
        " NULL, tot DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT "
        "pk_medewerker_rol PRIMARY KEY (id), CONSTRAINT ck_medewerker_rol_rol CHECK (rol IN ('begeleider', "
        "'casusregisseur', 'coordinator', 'beheerder')), CONSTRAINT fk_medewerker_rol_medewerker_id FOREIGN "
        "KEY(medewerker_id) REFERENCES medewerker (id), CONSTRAINT uq_medewerker_rol_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE organisatie ( gemeente_id INTEGER, soort VARCHAR(40) NOT NULL, naam TEXT NOT NULL, "
        "telefoon TEXT NOT NULL, email TEXT NOT NULL, adres TEXT NOT NULL, actief BOOLEAN NOT NULL, id "
        "INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_organisatie "
        "PRIMARY KEY (id), CONSTRAINT ck_organisatie_soort CHECK (soort IN ('corporatie', 'azc', "
        "'begeleiding', 'coa', 'nidos', 'huurders', 'verhuurder', 'overig')), CONSTRAINT "
        "fk_organisatie_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT "
        "uq_organisatie_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE persoonsgegevens ( persoon_id INTEGER NOT NULL, roepnaam TEXT NOT NULL, achternaam TEXT"
        " NOT NULL, naam_oorspronkelijk TEXT NOT NULL, geboortedatum DATE, geboortedatum_geschat BOOLEAN NOT "
        "NULL, geslacht TEXT NOT NULL, v_nummer TEXT NOT NULL, bsn_bekend VARCHAR(40) NOT NULL, herkomstland "
        "TEXT NOT NULL, moedertaal TEXT NOT NULL, leestaal TEXT NOT NULL, tolk VARCHAR(40) NOT NULL, "
        "tolk_telefonisch BOOLEAN NOT NULL, nl_niveau VARCHAR(40) NOT NULL, opleiding TEXT NOT NULL, "
        "werkervaring TEXT NOT NULL, talenten TEXT NOT NULL, plannen TEXT NOT NULL, inburgeringsplichtig "
        "VARCHAR(40) NOT NULL, regime VARCHAR(40) NOT NULL, werk VARCHAR(40) NOT NULL, is_amv BOOLEAN NOT "
        "NULL, verlengde_opvang BOOLEAN NOT NULL, pas_stand VARCHAR(40) NOT NULL, pas_loket TEXT NOT NULL, "
        "pas_datum DATE, brp_azc_datum DATE, telefoon TEXT NOT NULL, email TEXT NOT NULL, notitie TEXT NOT "
        "NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT "
        "pk_persoonsgegevens PRIMARY KEY (id), CONSTRAINT ck_persoonsgegevens_bsn_bekend CHECK (bsn_bekend IN"
        " ('ja', 'nee', 'onbekend')), CONSTRAINT ck_persoonsgegevens_inburgeringsplichtig CHECK "
        "(inburgeringsplichtig IN ('ja', 'nee', 'onbekend')), CONSTRAINT ck_persoonsgegevens_tolk CHECK (tolk"
        " IN ('ja', 'nee', 'onbekend')), CONSTRAINT ck_persoonsgegevens_werk CHECK (werk IN ('ja', 'nee', "
        "'onbekend')), CONSTRAINT ck_persoonsgegevens_nl_niveau CHECK (nl_niveau IN ('weinig', 'genoeg', "
        "'onbekend')), CONSTRAINT ck_persoonsgegevens_regime CHECK (regime IN ('wi2013', 'wi2021', 'niet', "
        "'onbekend')), CONSTRAINT ck_persoonsgegevens_pas_stand CHECK (pas_stand IN ('onbekend', "
        "'aangevraagd', 'klaar', 'opgehaald')), CONSTRAINT ck_persoonsgegevens_naam_nodig CHECK (achternaam "
        "<> '' OR roepnaam <> ''), CONSTRAINT uq_persoonsgegevens_persoon_id UNIQUE (persoon_id), CONSTRAINT "
        "fk_persoonsgegevens_persoon_id FOREIGN KEY(persoon_id) REFERENCES persoon (id), CONSTRAINT "
        "uq_persoonsgegevens_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_persoonsgegevens_geboortedatum ON persoonsgegevens (geboortedatum)"),
    ("CREATE INDEX ix_persoonsgegevens_v_nummer ON persoonsgegevens (v_nummer)"),
    (
        "CREATE TABLE regeldag ( gemeente_id INTEGER NOT NULL, nummer INTEGER NOT NULL, dag DATE NOT NULL, "
        "plaats TEXT NOT NULL, start TEXT NOT NULL, notitie TEXT NOT NULL, vervallen BOOLEAN NOT NULL, id "
        "INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_regeldag PRIMARY "
        "KEY (id), CONSTRAINT fk_regeldag_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), "
        "CONSTRAINT uq_regeldag_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_regeldag_dag ON regeldag (dag)"),
    (
        "CREATE TABLE dossier ( gemeente_id INTEGER, nummer TEXT NOT NULL, naam TEXT NOT NULL, fase "
        "VARCHAR(40) NOT NULL, route VARCHAR(40) NOT NULL, begonnen_op DATE NOT NULL, begin_hier DATE, "
        "begin_fase VARCHAR(40) NOT NULL, aantal_personen INTEGER NOT NULL, azc_id INTEGER, corporatie_id "
        "INTEGER, begeleiding_id INTEGER, in_opvang VARCHAR(40) NOT NULL, regio TEXT NOT NULL, bijstand "
        "VARCHAR(40) NOT NULL, overname VARCHAR(40) NOT NULL, papieren_missen VARCHAR(40) NOT NULL, "
        "woonbehoefte VARCHAR(40) NOT NULL, kamers_nodig INTEGER, begane_grond BOOLEAN NOT NULL, lift BOOLEAN"
        " NOT NULL, familie_verwacht VARCHAR(40) NOT NULL, aantal_verwacht INTEGER NOT NULL, talenten TEXT "
        "NOT NULL, perspectief TEXT NOT NULL, notitie TEXT NOT NULL, matrix_versie_id INTEGER, "
        "extra_beschermd BOOLEAN NOT NULL, afgesloten_op DATE, afsluit_reden TEXT NOT NULL, bewaren_tot DATE,"
        " herbereken_op DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, "
        "CONSTRAINT pk_dossier PRIMARY KEY (id), CONSTRAINT ck_dossier_fase CHECK (fase IN ('pre_vestiging', "
        "'vestiging', 'integratie')), CONSTRAINT ck_dossier_route CHECK (route IN ('azc', 'zelfhuisvester', "
        "'hervestigd', 'nareis', 'tussenvoorziening', 'amv', 'rtb', 'overig')), CONSTRAINT "
        "ck_dossier_bijstand CHECK (bijstand IN ('ja', 'nee', 'onbekend')), CONSTRAINT ck_dossier_overname "
        "CHECK (overname IN ('ja', 'nee', 'onbekend')), CONSTRAINT ck_dossier_papieren_missen CHECK "
        "(papieren_missen IN ('ja', 'nee', 'onbekend')), CONSTRAINT ck_dossier_woonbehoefte CHECK "
        "(woonbehoefte IN ('ja', 'nee', 'onbekend')), CONSTRAINT ck_dossier_sluiten_met_reden CHECK "
        "(afgesloten_op IS NULL OR afsluit_reden <> ''), CONSTRAINT ck_dossier_aantal_verwacht CHECK "
        "(aantal_verwacht >= 0), CONSTRAINT fk_dossier_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES "
        "gemeente (id), CONSTRAINT uq_dossier_nummer UNIQUE (nummer), CONSTRAINT fk_dossier_azc_id FOREIGN "
        "KEY(azc_id) REFERENCES organisatie (id), CONSTRAINT fk_dossier_corporatie_id FOREIGN "
        "KEY(corporatie_id) REFERENCES organisatie (id), CONSTRAINT fk_dossier_begeleiding_id FOREIGN "
        "KEY(begeleiding_id) REFERENCES organisatie (id), CONSTRAINT fk_dossier_matrix_versie_id FOREIGN "
        "KEY(matrix_versie_id) REFERENCES matrix_versie (id), CONSTRAINT uq_dossier_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_dossier_fase_afgesloten_op ON dossier (fase, afgesloten_op)"),
    ("CREATE INDEX ix_dossier_herbereken_op ON dossier (herbereken_op)"),
    (
        "CREATE TABLE waarde ( id INTEGER NOT NULL, historie_id INTEGER NOT NULL, zout BLOB NOT NULL, oud "
        "TEXT NOT NULL, nieuw TEXT NOT NULL, CONSTRAINT pk_waarde PRIMARY KEY (id), CONSTRAINT "
        "uq_waarde_historie_id UNIQUE (historie_id), CONSTRAINT fk_waarde_historie_id FOREIGN "
        "KEY(historie_id) REFERENCES historie (id) )"
    ),
    (
        "CREATE TABLE matrix_regel ( matrix_versie_id INTEGER NOT NULL, rij_id VARCHAR(40) NOT NULL, blok "
        "VARCHAR(40) NOT NULL, volgorde INTEGER NOT NULL, tekst TEXT NOT NULL, verdeling VARCHAR(40) NOT "
        "NULL, partijen TEXT NOT NULL, trekker VARCHAR(40) NOT NULL, bron TEXT NOT NULL, herkomst VARCHAR(40)"
        " NOT NULL, wie_doet_wat TEXT NOT NULL, huisdossier BOOLEAN NOT NULL, id INTEGER NOT NULL, uid "
        "VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_matrix_regel PRIMARY KEY (id), "
        "CONSTRAINT ck_matrix_regel_blok CHECK (blok IN ('pre_vestiging', 'vestiging', 'integratie', "
        "'regionaal')), CONSTRAINT ck_matrix_regel_verdeling CHECK (verdeling IN ('volledig', 'gedeeld')), "
        "CONSTRAINT uq_matrix_regel_matrix_versie_id_rij_id UNIQUE (matrix_versie_id, rij_id), CONSTRAINT "
        "fk_matrix_regel_matrix_versie_id FOREIGN KEY(matrix_versie_id) REFERENCES matrix_versie (id), "
        "CONSTRAINT uq_matrix_regel_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE contactpersoon ( organisatie_id INTEGER, gemeente_id INTEGER, naam TEXT NOT NULL, "
        "functie TEXT NOT NULL, telefoon TEXT NOT NULL, email TEXT NOT NULL, loket TEXT NOT NULL, notitie "
        "TEXT NOT NULL, actief BOOLEAN NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie "
        "INTEGER NOT NULL, CONSTRAINT pk_contactpersoon PRIMARY KEY (id), CONSTRAINT "
        "fk_contactpersoon_organisatie_id FOREIGN KEY(organisatie_id) REFERENCES organisatie (id), CONSTRAINT"
        " fk_contactpersoon_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT "
        "uq_contactpersoon_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_contactpersoon_organisatie_id ON contactpersoon (organisatie_id)"),
    (
        "CREATE TABLE actiepunt ( dossier_id INTEGER, gemeente_id INTEGER, drager_uid TEXT NOT NULL, item_id "
        "VARCHAR(40) NOT NULL, inhoud_versie INTEGER NOT NULL, inhoud_herkomst VARCHAR(40) NOT NULL, fase "
        "VARCHAR(40) NOT NULL, nummer INTEGER NOT NULL, onderwerp_soort VARCHAR(40) NOT NULL, onderwerp_uid "
        "TEXT NOT NULL, ronde INTEGER NOT NULL, staat VARCHAR(40) NOT NULL, gedaan_op DATE, gedaan_door TEXT "
        "NOT NULL, reden TEXT NOT NULL, wacht_op TEXT NOT NULL, wacht_sinds DATE, uitgesteld_tot DATE, "
        "notitie TEXT NOT NULL, termijn_datum DATE, termijn_hard BOOLEAN NOT NULL, afleiding TEXT NOT NULL, "
        "wacht_anker TEXT NOT NULL, nog_te_bepalen TEXT NOT NULL, doener TEXT NOT NULL, onze BOOLEAN NOT "
        "NULL, kern BOOLEAN NOT NULL, voor_onze_tijd BOOLEAN NOT NULL, vervallen_op DATE, vervallen_reden "
        "TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT "
        "pk_actiepunt PRIMARY KEY (id), CONSTRAINT identiteit UNIQUE (drager_uid, item_id, onderwerp_soort, "
        "onderwerp_uid, ronde), CONSTRAINT ck_actiepunt_staat CHECK (staat IN ('open', 'gedaan', 'nvt', "
        "'wacht', 'uitgesteld')), CONSTRAINT ck_actiepunt_onderwerp_soort CHECK (onderwerp_soort IN "
        "('huishouden', 'persoon', 'gebeurtenis', 'periode', 'gemeente')), CONSTRAINT ck_actiepunt_fase CHECK"
        " (fase IN ('pre_vestiging', 'vestiging', 'integratie', '')), CONSTRAINT ck_actiepunt_gedaan_met_dag "
        "CHECK (staat <> 'gedaan' OR gedaan_op IS NOT NULL), CONSTRAINT ck_actiepunt_nvt_met_reden CHECK "
        "(staat <> 'nvt' OR reden <> ''), CONSTRAINT ck_actiepunt_uitstel_met_reden CHECK (staat <> "
        "'uitgesteld' OR (uitgesteld_tot IS NOT NULL AND reden <> '')), CONSTRAINT "
        "ck_actiepunt_wacht_op_iemand CHECK (staat <> 'wacht' OR wacht_op <> ''), CONSTRAINT "
        "ck_actiepunt_vervallen_met_reden CHECK (vervallen_op IS NULL OR vervallen_reden <> ''), CONSTRAINT "
        "fk_actiepunt_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT "
        "fk_actiepunt_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT "
        "uq_actiepunt_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_actiepunt_uitgesteld ON actiepunt (dossier_id, nummer) WHERE staat = 'uitgesteld'"),
    ("CREATE INDEX ix_actiepunt_dossier_id_nummer ON actiepunt (dossier_id, nummer)"),
    ("CREATE INDEX ix_actiepunt_wacht ON actiepunt (dossier_id, nummer) WHERE staat = 'wacht'"),
    (
        "CREATE INDEX ix_actiepunt_dossier_id_vervallen_op_staat ON actiepunt (dossier_id, vervallen_op, "
        "staat)"
    ),
    (
        "CREATE INDEX ix_actiepunt_loopt ON actiepunt (termijn_datum, onze, termijn_hard, dossier_id, nummer)"
        " WHERE staat = 'open' AND vervallen_op IS NULL AND NOT voor_onze_tijd AND nog_te_bepalen = ''"
    ),
    (
        "CREATE TABLE voorwaarde_waarde ( dossier_id INTEGER NOT NULL, onderwerp_uid TEXT NOT NULL, code "
        "VARCHAR(40) NOT NULL, item_id TEXT NOT NULL, waarde VARCHAR(40) NOT NULL, bevroren BOOLEAN NOT NULL,"
        " id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT "
        "pk_voorwaarde_waarde PRIMARY KEY (id), CONSTRAINT ck_voorwaarde_waarde_waarde CHECK (waarde IN "
        "('ja', 'nee', 'onbekend')), CONSTRAINT een_per_onderwerp UNIQUE (dossier_id, onderwerp_uid, code, "
        "item_id), CONSTRAINT fk_voorwaarde_waarde_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier "
        "(id), CONSTRAINT uq_voorwaarde_waarde_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE pauze ( dossier_id INTEGER NOT NULL, van DATE NOT NULL, tot DATE, reden TEXT NOT NULL, "
        "bepaald_door TEXT NOT NULL, verwijtbaar BOOLEAN NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT "
        "NULL, versie INTEGER NOT NULL, CONSTRAINT pk_pauze PRIMARY KEY (id), CONSTRAINT ck_pauze_tot_na_van "
        "CHECK (tot IS NULL OR tot >= van), CONSTRAINT ck_pauze_met_reden CHECK (reden <> ''), CONSTRAINT "
        "fk_pauze_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT uq_pauze_uid UNIQUE "
        "(uid) )"
    ),
    ("CREATE INDEX ix_pauze_dossier_id ON pauze (dossier_id)"),
    (
        "CREATE TABLE dossier_stand ( dossier_id INTEGER NOT NULL, zoeknaam TEXT NOT NULL, personen INTEGER "
        "NOT NULL, volgende_stap TEXT NOT NULL, eerste_termijn DATE, te_laat INTEGER NOT NULL, open_punten "
        "INTEGER NOT NULL, wacht_op_ander INTEGER NOT NULL, open_kern INTEGER NOT NULL, laatste_contact DATE,"
        " begeleider TEXT NOT NULL, begeleider_uid TEXT NOT NULL, ontbreekt TEXT NOT NULL, bijgewerkt_op_dag "
        "DATE NOT NULL, bijgewerkt_op DATETIME NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, "
        "versie INTEGER NOT NULL, CONSTRAINT pk_dossier_stand PRIMARY KEY (id), CONSTRAINT "
        "uq_dossier_stand_dossier_id UNIQUE (dossier_id), CONSTRAINT fk_dossier_stand_dossier_id FOREIGN "
        "KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT uq_dossier_stand_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_dossier_stand_eerste_termijn ON dossier_stand (eerste_termijn)"),
    ("CREATE INDEX ix_dossier_stand_laatste_contact ON dossier_stand (laatste_contact)"),
    ("CREATE INDEX ix_dossier_stand_te_laat ON dossier_stand (te_laat)"),
    ("CREATE INDEX ix_dossier_stand_begeleider_uid ON dossier_stand (begeleider_uid)"),
    ("CREATE INDEX ix_dossier_stand_zoeknaam ON dossier_stand (zoeknaam)"),
    (
        "CREATE TABLE afdruk ( code TEXT NOT NULL, soort VARCHAR(40) NOT NULL, dossier_id INTEGER, "
        "gemeente_id INTEGER, wie TEXT NOT NULL, op DATETIME NOT NULL, taal VARCHAR(40) NOT NULL, privacy "
        "VARCHAR(40) NOT NULL, naar VARCHAR(40) NOT NULL, vernietigen_voor DATE, weg_op DATE, id INTEGER NOT "
        "NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_afdruk PRIMARY KEY (id), "
        "CONSTRAINT ck_afdruk_soort CHECK (soort IN ('matrix', 'matrix_drie_kolommen', 'matrix_tekst', "
        "'matrix_leeg', 'matrix_dossier', 'dagkaart', 'gezinsblad', 'checklist', 'ochtendblad', "
        "'herstelcode')), CONSTRAINT ck_afdruk_privacy CHECK (privacy IN ('naam', 'voorletter', 'anoniem')), "
        "CONSTRAINT uq_afdruk_code UNIQUE (code), CONSTRAINT fk_afdruk_dossier_id FOREIGN KEY(dossier_id) "
        "REFERENCES dossier (id), CONSTRAINT fk_afdruk_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES "
        "gemeente (id), CONSTRAINT uq_afdruk_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_afdruk_dossier_id ON afdruk (dossier_id)"),
    (
        "CREATE TABLE ankerdatum ( dossier_id INTEGER, drager_soort VARCHAR(40) NOT NULL, drager_uid "
        "VARCHAR(36) NOT NULL, soort VARCHAR(40) NOT NULL, ronde INTEGER NOT NULL, gepland DATE, werkelijk "
        "DATE, bron TEXT NOT NULL, vastgelegd_op DATETIME NOT NULL, vastgelegd_door TEXT NOT NULL, vervangt "
        "TEXT NOT NULL, vervallen_op DATETIME, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER "
        "NOT NULL, CONSTRAINT pk_ankerdatum PRIMARY KEY (id), CONSTRAINT ck_ankerdatum_drager_soort CHECK "
        "(drager_soort IN ('dossier', 'traject', 'persoon', 'gebeurtenis', 'gemeente')), CONSTRAINT "
        "ck_ankerdatum_soort CHECK (soort IN ('vergunning', 'koppeling', 'profiel_compleet', "
        "'huisvestingsgesprek', 'tekendatum', 'huuringang', 'verhuizing', 'brp_gemeente', 'schoolaanmelding',"
        " 'huisartsaanmelding', 'start_opvang', 'start_werk', 'lidmaatschap', 'pip', 'bericht_nareis', "
        "'aankomst_nareis', 'verjaardag18', 'weigering', 'uitspraak', 'signaal', 'schade', 'einde_tijdelijk',"
        " 'einde_begeleiding', 'erbij', 'ronde_start', 'halfjaarstart', 'elk_halfjaar', 'elk_jaar', "
        "'elk_kwartaal')), CONSTRAINT fk_ankerdatum_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier "
        "(id), CONSTRAINT uq_ankerdatum_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_ankerdatum_soort_gepland ON ankerdatum (soort, gepland)"),
    ("CREATE INDEX ix_ankerdatum_dossier_id ON ankerdatum (dossier_id)"),
    (
        "CREATE UNIQUE INDEX uq_ankerdatum_geldig ON ankerdatum (drager_uid, soort, ronde) WHERE vervallen_op"
        " IS NULL"
    ),
    (
        "CREATE TABLE gebeurtenis ( dossier_id INTEGER NOT NULL, soort VARCHAR(40) NOT NULL, op DATE NOT "
        "NULL, gegevens TEXT NOT NULL, notitie TEXT NOT NULL, ingetrokken_op DATETIME, id INTEGER NOT NULL, "
        "uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_gebeurtenis PRIMARY KEY (id), "
        "CONSTRAINT ck_gebeurtenis_soort CHECK (soort IN ('koppeling', 'profiel_compleet', 'woning_gevonden',"
        " 'tekendatum_gepland', 'getekend', 'verhuisd', 'weigering', 'uitspraak', 'familie_komt', "
        "'familie_is_er', 'kind_geboren', 'signaal', 'schade', 'begeleider_wisselt', 'persoon_erbij', "
        "'persoon_weg', 'vertrokken', 'lidmaatschap', 'fase_verder', 'dossier_gesloten', "
        "'dossier_heropend')), CONSTRAINT fk_gebeurtenis_dossier_id FOREIGN KEY(dossier_id) REFERENCES "
        "dossier (id), CONSTRAINT uq_gebeurtenis_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_gebeurtenis_dossier_id_op ON gebeurtenis (dossier_id, op)"),
    (
        "CREATE TABLE lidmaatschap ( dossier_id INTEGER NOT NULL, persoon_id INTEGER NOT NULL, van DATE NOT "
        "NULL, tot DATE, reden_in VARCHAR(40) NOT NULL, reden_uit VARCHAR(40) NOT NULL, relatie VARCHAR(40) "
        "NOT NULL, letter TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT "
        "NULL, CONSTRAINT pk_lidmaatschap PRIMARY KEY (id), CONSTRAINT ck_lidmaatschap_reden_in CHECK "
        "(reden_in IN ('begin', 'geboren', 'nareis', 'ingetrokken')), CONSTRAINT ck_lidmaatschap_reden_uit "
        "CHECK (reden_uit IN ('vertrokken', 'overleden', 'eigen_dossier', 'vergissing', '')), CONSTRAINT "
        "ck_lidmaatschap_relatie CHECK (relatie IN ('hoofd', 'partner', 'kind', 'ouder', 'broer_zus', "
        "'pleegkind', 'overig')), CONSTRAINT ck_lidmaatschap_tot_na_van CHECK (tot IS NULL OR tot >= van), "
        "CONSTRAINT fk_lidmaatschap_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT "
        "fk_lidmaatschap_persoon_id FOREIGN KEY(persoon_id) REFERENCES persoon (id), CONSTRAINT "
        "uq_lidmaatschap_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_lidmaatschap_dossier_id ON lidmaatschap (dossier_id)"),
    ("CREATE INDEX ix_lidmaatschap_persoon_id ON lidmaatschap (persoon_id)"),
    (
        "CREATE TABLE traject ( dossier_id INTEGER NOT NULL, soort VARCHAR(40) NOT NULL, id INTEGER NOT NULL,"
        " uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_traject PRIMARY KEY (id), "
        "CONSTRAINT ck_traject_soort CHECK (soort IN ('eerste', 'nareis', 'herhuisvesting')), CONSTRAINT "
        "fk_traject_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT uq_traject_uid "
        "UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_traject_dossier_id ON traject (dossier_id)"),
    (
        "CREATE TABLE betrokkene ( dossier_id INTEGER NOT NULL, rol VARCHAR(40) NOT NULL, medewerker_id "
        "INTEGER, contactpersoon_id INTEGER, naam TEXT NOT NULL, telefoon TEXT NOT NULL, email TEXT NOT NULL,"
        " van DATE NOT NULL, tot DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT "
        "NULL, CONSTRAINT pk_betrokkene PRIMARY KEY (id), CONSTRAINT ck_betrokkene_rol CHECK (rol IN "
        "('aanspreekpunt', 'begeleider', 'casusregisseur', 'regievoerder', 'programmabegeleider', 'voogd')), "
        "CONSTRAINT ck_betrokkene_tot_na_van CHECK (tot IS NULL OR tot >= van), CONSTRAINT "
        "ck_betrokkene_iemand CHECK (medewerker_id IS NOT NULL OR contactpersoon_id IS NOT NULL OR naam <> "
        "''), CONSTRAINT fk_betrokkene_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT"
        " fk_betrokkene_medewerker_id FOREIGN KEY(medewerker_id) REFERENCES medewerker (id), CONSTRAINT "
        "fk_betrokkene_contactpersoon_id FOREIGN KEY(contactpersoon_id) REFERENCES contactpersoon (id), "
        "CONSTRAINT uq_betrokkene_uid UNIQUE (uid) )"
    ),
    (
        "CREATE UNIQUE INDEX uq_betrokkene_een_actief_aanspreekpunt ON betrokkene (dossier_id) WHERE rol = "
        "'aanspreekpunt' AND tot IS NULL"
    ),
    ("CREATE INDEX ix_betrokkene_dossier_id ON betrokkene (dossier_id)"),
    ("CREATE INDEX ix_betrokkene_medewerker_id ON betrokkene (medewerker_id)"),
    (
        "CREATE TABLE woonadres ( dossier_id INTEGER NOT NULL, soort VARCHAR(40) NOT NULL, straat TEXT NOT "
        "NULL, postcode TEXT NOT NULL, plaats TEXT NOT NULL, kamers INTEGER, particulier BOOLEAN NOT NULL, "
        "van DATE, tot DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, "
        "CONSTRAINT pk_woonadres PRIMARY KEY (id), CONSTRAINT ck_woonadres_soort CHECK (soort IN ('aanbod', "
        "'woning', 'tijdelijk', 'opvang')), CONSTRAINT ck_woonadres_tot_na_van CHECK (tot IS NULL OR van IS "
        "NULL OR tot >= van), CONSTRAINT fk_woonadres_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier "
        "(id), CONSTRAINT uq_woonadres_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_woonadres_dossier_id ON woonadres (dossier_id)"),
    (
        "CREATE TABLE regeldag_loket ( regeldag_id INTEGER NOT NULL, loket VARCHAR(40) NOT NULL, volgorde "
        "INTEGER NOT NULL, ruimte TEXT NOT NULL, contactpersoon_id INTEGER, contact TEXT NOT NULL, telefoon "
        "TEXT NOT NULL, van TEXT NOT NULL, tot TEXT NOT NULL, minuten INTEGER NOT NULL, id INTEGER NOT NULL, "
        "uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_regeldag_loket PRIMARY KEY (id), "
        "CONSTRAINT uq_regeldag_loket_regeldag_id_loket UNIQUE (regeldag_id, loket), CONSTRAINT "
        "fk_regeldag_loket_regeldag_id FOREIGN KEY(regeldag_id) REFERENCES regeldag (id), CONSTRAINT "
        "fk_regeldag_loket_contactpersoon_id FOREIGN KEY(contactpersoon_id) REFERENCES contactpersoon (id), "
        "CONSTRAINT uq_regeldag_loket_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE regeldag_afspraak ( regeldag_id INTEGER NOT NULL, dossier_id INTEGER NOT NULL, loket "
        "TEXT NOT NULL, tijd TEXT NOT NULL, niet_gekomen BOOLEAN NOT NULL, id INTEGER NOT NULL, uid "
        "VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_regeldag_afspraak PRIMARY KEY (id), "
        "CONSTRAINT uq_regeldag_afspraak_regeldag_id_dossier_id_loket UNIQUE (regeldag_id, dossier_id, "
        "loket), CONSTRAINT fk_regeldag_afspraak_regeldag_id FOREIGN KEY(regeldag_id) REFERENCES regeldag "
        "(id), CONSTRAINT fk_regeldag_afspraak_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), "
        "CONSTRAINT uq_regeldag_afspraak_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE verlenging ( actiepunt_id INTEGER NOT NULL, dagen INTEGER NOT NULL, reden TEXT NOT "
        "NULL, bepaald_door TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT "
        "NULL, CONSTRAINT pk_verlenging PRIMARY KEY (id), CONSTRAINT ck_verlenging_dagen_positief CHECK "
        "(dagen > 0), CONSTRAINT ck_verlenging_met_reden CHECK (reden <> ''), CONSTRAINT "
        "fk_verlenging_actiepunt_id FOREIGN KEY(actiepunt_id) REFERENCES actiepunt (id), CONSTRAINT "
        "uq_verlenging_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_verlenging_actiepunt_id ON verlenging (actiepunt_id)"),
    (
        "CREATE TABLE afdruk_regel ( afdruk_id INTEGER NOT NULL, nummer INTEGER NOT NULL, letter TEXT NOT "
        "NULL, actiepunt_uid TEXT NOT NULL, punt_versie INTEGER NOT NULL, id INTEGER NOT NULL, uid "
        "VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_afdruk_regel PRIMARY KEY (id), "
        "CONSTRAINT uq_afdruk_regel_afdruk_id_nummer_actiepunt_uid UNIQUE (afdruk_id, nummer, actiepunt_uid),"
        " CONSTRAINT fk_afdruk_regel_afdruk_id FOREIGN KEY(afdruk_id) REFERENCES afdruk (id), CONSTRAINT "
        "uq_afdruk_regel_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE traject_lid ( traject_id INTEGER NOT NULL, persoon_id INTEGER NOT NULL, id INTEGER NOT "
        "NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_traject_lid PRIMARY KEY (id),"
        " CONSTRAINT uq_traject_lid_traject_id_persoon_id UNIQUE (traject_id, persoon_id), CONSTRAINT "
        "fk_traject_lid_traject_id FOREIGN KEY(traject_id) REFERENCES traject (id), CONSTRAINT "
        "fk_traject_lid_persoon_id FOREIGN KEY(persoon_id) REFERENCES persoon (id), CONSTRAINT "
        "uq_traject_lid_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE ronde ( dossier_id INTEGER NOT NULL, traject_id INTEGER, nummer INTEGER NOT NULL, reden"
        " VARCHAR(40) NOT NULL, start DATE NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie "
        "INTEGER NOT NULL, CONSTRAINT pk_ronde PRIMARY KEY (id), CONSTRAINT ck_ronde_reden CHECK (reden IN "
        "('weigering', 'herhuisvesting', 'vaste_woning')), CONSTRAINT uq_ronde_dossier_id_nummer UNIQUE "
        "(dossier_id, nummer), CONSTRAINT fk_ronde_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier "
        "(id), CONSTRAINT fk_ronde_traject_id FOREIGN KEY(traject_id) REFERENCES traject (id), CONSTRAINT "
        "uq_ronde_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE zoek_document (id INTEGER PRIMARY KEY, soort TEXT NOT NULL, uid TEXT NOT NULL, "
        "dossier_uid TEXT NOT NULL, woorden TEXT NOT NULL, UNIQUE (soort, uid))"
    ),
    ("CREATE TABLE zoek_woord (woord TEXT PRIMARY KEY, aantal INTEGER NOT NULL) WITHOUT ROWID"),
    (
        "CREATE TABLE zoek_variant (variant TEXT NOT NULL, woord TEXT NOT NULL, PRIMARY KEY (variant, woord))"
        " WITHOUT ROWID"
    ),
    (
        "CREATE VIRTUAL TABLE zoek USING fts5(tekst, sleutel, content='', contentless_delete=1, "
        "detail=column, prefix='1 2 3', tokenize='ascii')"
    ),
    ("INSERT INTO zoek(zoek, rank) VALUES ('secure-delete', 1)"),
    (
        "CREATE TRIGGER historie_geen_update BEFORE UPDATE ON historie BEGIN SELECT RAISE(ABORT, 'historie: "
        "append-only'); END"
    ),
    (
        "CREATE TRIGGER historie_geen_delete BEFORE DELETE ON historie BEGIN SELECT RAISE(ABORT, 'historie: "
        "append-only'); END"
    ),
    (
        "CREATE TRIGGER inhoud_versie_geen_update BEFORE UPDATE ON inhoud_versie BEGIN SELECT RAISE(ABORT, "
        "'inhoud_versie: append-only'); END"
    ),
    (
        "CREATE TRIGGER inhoud_versie_geen_delete BEFORE DELETE ON inhoud_versie BEGIN SELECT RAISE(ABORT, "
        "'inhoud_versie: append-only'); END"
    ),
)


def upgrade() -> None:
    """Make everything."""
    for statement in DDL:
        op.get_bind().exec_driver_sql(statement)
