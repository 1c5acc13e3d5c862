-- Who changed a subject or a ticket last, when and why. The names come from the transaction's settings where it has
-- them, else from whoever is connected.
ALTER TABLE subject
    ADD COLUMN protected_since     date,
    ADD COLUMN moved_out_by_staff  boolean NOT NULL DEFAULT false,
    ADD COLUMN died_by_staff       boolean NOT NULL DEFAULT false,
    ADD COLUMN protected_by_staff  boolean NOT NULL DEFAULT false,
    ADD COLUMN news_history_number integer NOT NULL DEFAULT 0,
    ADD COLUMN news_version        integer NOT NULL DEFAULT 0,
    ADD COLUMN version             integer NOT NULL DEFAULT 1,
    ADD COLUMN change              text NOT NULL DEFAULT 'REGISTERED',
    ADD COLUMN changed_by          text NOT NULL
        DEFAULT coalesce(nullif(current_setting('app.actor', true), ''), session_user),
    ADD COLUMN changed_at          timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN reason              text DEFAULT nullif(current_setting('app.reason', true), ''),
    ADD CONSTRAINT subject_change_check
        CHECK (change IN ('REGISTERED', 'UPDATED', 'MY_NUMBER_REPLACED', 'FLAGGED', 'NEWS')),
    ADD CONSTRAINT subject_protected_since_check CHECK (protected OR protected_since IS NULL);
COMMENT ON COLUMN subject.moved_out_by_staff IS 'Staff said so; neither a file nor the registry''s news takes it back.';
COMMENT ON COLUMN subject.news_history_number IS 'With news_version: the registry''s latest news that was applied.';

ALTER TABLE ticket
    ADD COLUMN replaced_by text CONSTRAINT ticket_replaced_by_check CHECK (replaced_by ~ '^[0-9]{10}$'),
    ADD COLUMN version     integer NOT NULL DEFAULT 1,
    ADD COLUMN change      text NOT NULL DEFAULT 'REGISTERED',
    ADD COLUMN changed_by  text NOT NULL
        DEFAULT coalesce(nullif(current_setting('app.actor', true), ''), session_user),
    ADD COLUMN changed_at  timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN reason      text DEFAULT nullif(current_setting('app.reason', true), ''),
    ADD CONSTRAINT ticket_change_check CHECK (change IN ('REGISTERED', 'UPDATED', 'REISSUED'));

CREATE TABLE subject_revision (
    municipality     text NOT NULL,
    addressee_number text NOT NULL,
    position         bigint GENERATED ALWAYS AS IDENTITY,
    version          integer NOT NULL,
    change           text NOT NULL,
    name             text,
    kana             text,
    birth_date       date,
    sex              text,
    moved_out_on     date,
    died_on          date,
    protected        boolean NOT NULL,
    protected_since  date,
    revised_by       text NOT NULL,
    revised_at       timestamptz NOT NULL,
    reason           text,
    CONSTRAINT subject_revision_pkey PRIMARY KEY (municipality, addressee_number, position)
);
COMMENT ON TABLE subject_revision IS 'Every state a subject has had, who brought it about, when and why. Never changed.';

CREATE TABLE ticket_revision (
    municipality     text NOT NULL,
    ticket_number    text NOT NULL,
    position         bigint GENERATED ALWAYS AS IDENTITY,
    version          integer NOT NULL,
    change           text NOT NULL,
    addressee_number text NOT NULL,
    issued_on        date NOT NULL,
    state            text NOT NULL CONSTRAINT ticket_revision_state_check CHECK (state IN ('VALID', 'VOID', 'WITHDRAWN')),
    replaced_by      text,
    revised_by       text NOT NULL,
    revised_at       timestamptz NOT NULL,
    reason           text,
    CONSTRAINT ticket_revision_pkey PRIMARY KEY (municipality, ticket_number, position)
);
CREATE INDEX ticket_revision_by_subject ON ticket_revision (municipality, addressee_number);
COMMENT ON TABLE ticket_revision IS 'Every state a ticket has had, who brought it about, when and why. Never changed.';

-- What was there before there was a history. The owner is under row-level security too, and lifts it for this alone.
ALTER TABLE subject NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket NO FORCE ROW LEVEL SECURITY;
UPDATE subject SET changed_by = 'migration', changed_at = registered_at;
UPDATE ticket SET changed_by = 'migration', changed_at = registered_at;
INSERT INTO subject_revision (municipality, addressee_number, version, change, name, kana, birth_date, sex, moved_out_on,
                              died_on, protected, protected_since, revised_by, revised_at)
SELECT municipality, addressee_number, version, change, name, kana, birth_date, sex, moved_out_on, died_on, protected,
       protected_since, changed_by, changed_at FROM subject;
INSERT INTO ticket_revision (municipality, ticket_number, version, change, addressee_number, issued_on, state, revised_by,
                             revised_at)
SELECT municipality, ticket_number, version, change, addressee_number, issued_on, state, changed_by, changed_at FROM ticket;
ALTER TABLE subject FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket FORCE ROW LEVEL SECURITY;
SELECT protect_by_municipality('subject_revision');
SELECT protect_by_municipality('ticket_revision');
GRANT SELECT, INSERT ON subject_revision, ticket_revision TO ${app};

-- Kept by the tables themselves, so that no statement can forget it: a new version makes a revision.
CREATE FUNCTION keep_subject_revisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO subject_revision (municipality, addressee_number, version, change, name, kana, birth_date, sex,
                                      moved_out_on, died_on, protected, protected_since, revised_by, revised_at, reason)
        SELECT n.municipality, n.addressee_number, n.version, n.change, n.name, n.kana, n.birth_date, n.sex,
               n.moved_out_on, n.died_on, n.protected, n.protected_since, n.changed_by, n.changed_at, n.reason
          FROM new_rows n;
    ELSE
        INSERT INTO subject_revision (municipality, addressee_number, version, change, name, kana, birth_date, sex,
                                      moved_out_on, died_on, protected, protected_since, revised_by, revised_at, reason)
        SELECT n.municipality, n.addressee_number, n.version, n.change, n.name, n.kana, n.birth_date, n.sex,
               n.moved_out_on, n.died_on, n.protected, n.protected_since, n.changed_by, n.changed_at, n.reason
          FROM new_rows n
          JOIN old_rows o ON o.municipality = n.municipality AND o.addressee_number = n.addressee_number
         WHERE o.version <> n.version;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER subject_registered AFTER INSERT ON subject
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_subject_revisions();
CREATE TRIGGER subject_changed AFTER UPDATE ON subject
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_subject_revisions();

CREATE FUNCTION keep_ticket_revisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO ticket_revision (municipality, ticket_number, version, change, addressee_number, issued_on, state,
                                     replaced_by, revised_by, revised_at, reason)
        SELECT n.municipality, n.ticket_number, n.version, n.change, n.addressee_number, n.issued_on, n.state,
               n.replaced_by, n.changed_by, n.changed_at, n.reason
          FROM new_rows n;
    ELSE
        INSERT INTO ticket_revision (municipality, ticket_number, version, change, addressee_number, issued_on, state,
                                     replaced_by, revised_by, revised_at, reason)
        SELECT n.municipality, n.ticket_number, n.version, n.change, n.addressee_number, n.issued_on, n.state,
               n.replaced_by, n.changed_by, n.changed_at, n.reason
          FROM new_rows n
          JOIN old_rows o ON o.municipality = n.municipality AND o.ticket_number = n.ticket_number
         WHERE o.version <> n.version;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER ticket_registered AFTER INSERT ON ticket
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_ticket_revisions();
CREATE TRIGGER ticket_changed AFTER UPDATE ON ticket
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_ticket_revisions();
REVOKE ALL ON FUNCTION keep_subject_revisions(), keep_ticket_revisions() FROM PUBLIC;

-- A wrongly registered ticket can be withdrawn, and with its last ticket the subject; never one with a dose on it,
-- whatever the statement says. A subject's My Number goes with the subject.
GRANT DELETE ON subject, ticket TO ${app};
CREATE POLICY without_doses ON ticket AS RESTRICTIVE FOR DELETE
    USING (NOT EXISTS (SELECT FROM dose d
                        WHERE d.municipality = ticket.municipality AND d.ticket_number = ticket.ticket_number));
CREATE POLICY without_tickets ON subject AS RESTRICTIVE FOR DELETE
    USING (NOT EXISTS (SELECT FROM ticket t
                        WHERE t.municipality = subject.municipality AND t.addressee_number = subject.addressee_number));
ALTER TABLE my_number.my_number
    DROP CONSTRAINT my_number_subject_fkey,
    ADD CONSTRAINT my_number_subject_fkey FOREIGN KEY (municipality, addressee_number)
        REFERENCES subject (municipality, addressee_number) ON DELETE CASCADE;
GRANT UPDATE (number_index, ciphertext) ON my_number.my_number TO ${app};
