"""Written by `python -m models.upgrade freeze`, up to the line that says so."""

from alembic import op

revision = "0002"
down_revision = "0001"
CHANGES: tuple[str, ...] = ()

DDL = (
    ("PRAGMA legacy_alter_table = ON"),
    ("ALTER TABLE kluis_info RENAME TO _oud_kluis_info"),
    (
        "CREATE TABLE kluis_info ( id INTEGER NOT NULL, kluiscode VARCHAR(40) NOT NULL, formaat INTEGER NOT "
        "NULL, gemaakt_op DATETIME NOT NULL, is_demo BOOLEAN NOT NULL, volgend_nummer INTEGER NOT NULL, "
        "laatste_dagwissel DATE, inhoud_digest TEXT NOT NULL, toegang_nr INTEGER NOT NULL, CONSTRAINT "
        "pk_kluis_info PRIMARY KEY (id), CONSTRAINT ck_kluis_info_een_rij CHECK (id = 1) )"
    ),
    (
        "INSERT INTO kluis_info (id, kluiscode, formaat, gemaakt_op, is_demo, volgend_nummer, "
        "laatste_dagwissel, inhoud_digest, toegang_nr) SELECT id, kluiscode, formaat, gemaakt_op, is_demo, "
        "volgend_nummer, laatste_dagwissel, inhoud_digest, 0 FROM _oud_kluis_info"
    ),
    ("DROP TABLE _oud_kluis_info"),
    ("ALTER TABLE medewerker RENAME TO _oud_medewerker"),
    (
        "CREATE TABLE medewerker ( naam TEXT NOT NULL, organisatie TEXT NOT NULL, telefoon TEXT NOT NULL, "
        "email TEXT NOT NULL, slot_uid TEXT NOT NULL, van DATE NOT NULL, tot DATE, afwezig_van DATE, "
        "afwezig_tot DATE, vervanger_id INTEGER, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie "
        "INTEGER NOT NULL, CONSTRAINT pk_medewerker PRIMARY KEY (id), CONSTRAINT fk_medewerker_vervanger_id "
        "FOREIGN KEY(vervanger_id) REFERENCES medewerker (id), CONSTRAINT uq_medewerker_uid UNIQUE (uid) )"
    ),
    (
        "INSERT INTO medewerker (naam, organisatie, telefoon, email, slot_uid, van, tot, afwezig_van, "
        "afwezig_tot, id, uid, versie, vervanger_id) SELECT naam, organisatie, telefoon, email, slot_uid, "
        "van, tot, afwezig_van, afwezig_tot, id, uid, versie, NULL FROM _oud_medewerker"
    ),
    ("DROP TABLE _oud_medewerker"),
    ("ALTER TABLE medewerker_rol RENAME TO _oud_medewerker_rol"),
    (
        "CREATE TABLE medewerker_rol ( medewerker_id INTEGER NOT NULL, rol VARCHAR(40) NOT NULL, gemeente_id "
        "INTEGER, van DATE NOT NULL, tot DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER "
        "NOT NULL, CONSTRAINT pk_medewerker_rol PRIMARY KEY (id), CONSTRAINT ck_medewerker_rol_rol CHECK (rol"
        " IN ('begeleider', 'casusregisseur', 'coordinator', 'beheerder')), CONSTRAINT "
        "fk_medewerker_rol_medewerker_id FOREIGN KEY(medewerker_id) REFERENCES medewerker (id), CONSTRAINT "
        "fk_medewerker_rol_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT "
        "uq_medewerker_rol_uid UNIQUE (uid) )"
    ),
    (
        "INSERT INTO medewerker_rol (medewerker_id, rol, van, tot, id, uid, versie, gemeente_id) SELECT "
        "medewerker_id, rol, van, tot, id, uid, versie, NULL FROM _oud_medewerker_rol"
    ),
    ("DROP TABLE _oud_medewerker_rol"),
    ("CREATE INDEX ix_dossier_extra_beschermd ON dossier (id) WHERE extra_beschermd"),
    (
        "CREATE TABLE noodtoegang ( medewerker_id INTEGER NOT NULL, dossier_id INTEGER NOT NULL, dag DATE NOT"
        " NULL, op DATETIME NOT NULL, reden TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, "
        "versie INTEGER NOT NULL, CONSTRAINT pk_noodtoegang PRIMARY KEY (id), CONSTRAINT "
        "ck_noodtoegang_met_reden CHECK (reden <> ''), CONSTRAINT fk_noodtoegang_medewerker_id FOREIGN "
        "KEY(medewerker_id) REFERENCES medewerker (id), CONSTRAINT fk_noodtoegang_dossier_id FOREIGN "
        "KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT uq_noodtoegang_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_noodtoegang_medewerker_id_dag ON noodtoegang (medewerker_id, dag)"),
    ("CREATE INDEX ix_noodtoegang_dossier_id ON noodtoegang (dossier_id)"),
    (
        "CREATE TABLE bericht ( medewerker_id INTEGER NOT NULL, soort VARCHAR(40) NOT NULL, dossier_id "
        "INTEGER, gegevens TEXT NOT NULL, op DATETIME NOT NULL, gelezen_op DATETIME, id INTEGER NOT NULL, uid"
        " VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_bericht PRIMARY KEY (id), CONSTRAINT "
        "fk_bericht_medewerker_id FOREIGN KEY(medewerker_id) REFERENCES medewerker (id), CONSTRAINT "
        "fk_bericht_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT uq_bericht_uid "
        "UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_bericht_medewerker_id_gelezen_op ON bericht (medewerker_id, gelezen_op)"),
    ("INSERT INTO zoek(zoek, rank) VALUES ('secure-delete', 1)"),
    (
        "CREATE TRIGGER betrokkene_toegang_insert AFTER INSERT ON betrokkene BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER betrokkene_toegang_update AFTER UPDATE ON betrokkene BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER betrokkene_toegang_delete AFTER DELETE ON betrokkene BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER medewerker_toegang_insert AFTER INSERT ON medewerker BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER medewerker_toegang_update AFTER UPDATE ON medewerker BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER medewerker_toegang_delete AFTER DELETE ON medewerker BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER medewerker_rol_toegang_insert AFTER INSERT ON medewerker_rol BEGIN UPDATE kluis_info "
        "SET toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER medewerker_rol_toegang_update AFTER UPDATE ON medewerker_rol BEGIN UPDATE kluis_info "
        "SET toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER medewerker_rol_toegang_delete AFTER DELETE ON medewerker_rol BEGIN UPDATE kluis_info "
        "SET toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER noodtoegang_toegang_insert AFTER INSERT ON noodtoegang BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER noodtoegang_toegang_update AFTER UPDATE ON noodtoegang BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER noodtoegang_toegang_delete AFTER DELETE ON noodtoegang BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER dossier_toegang_insert AFTER INSERT ON dossier BEGIN UPDATE kluis_info SET toegang_nr"
        " = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER dossier_toegang_update AFTER UPDATE OF extra_beschermd, afgesloten_op, gemeente_id ON"
        " dossier BEGIN UPDATE kluis_info SET toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER dossier_toegang_delete AFTER DELETE ON dossier BEGIN UPDATE kluis_info SET toegang_nr"
        " = toegang_nr + 1; END"
    ),
)


def upgrade() -> None:
    """Take each step."""
    for statement in (*DDL, *AFTER):
        op.get_bind().exec_driver_sql(statement)


# --- by hand: freeze keeps what stands from here on
AFTER: tuple[str, ...] = ()
