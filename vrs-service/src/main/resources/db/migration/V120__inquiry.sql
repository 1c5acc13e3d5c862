CREATE TABLE inquiry (
    municipality       text NOT NULL,
    id                 uuid NOT NULL,
    asked_municipality text NOT NULL
                       CONSTRAINT inquiry_asked_municipality_check CHECK (asked_municipality ~ '^[0-9]{6}$'),
    addressee_number   text NOT NULL CONSTRAINT inquiry_addressee_number_check CHECK (addressee_number ~ '^[0-9]{10}$'),
    reason             text NOT NULL,
    consent            boolean NOT NULL,
    identity_check     text NOT NULL CONSTRAINT inquiry_identity_check_check CHECK (identity_check IN
                       ('MY_NUMBER_CARD', 'DRIVING_LICENCE', 'PASSPORT', 'RESIDENCE_CARD', 'OTHER_DOCUMENT',
                        'RESIDENT_REGISTRY')),
    asked_by           text NOT NULL,
    asked_via          text NOT NULL,
    asked_at           timestamptz NOT NULL,
    fingerprint        bytea,
    job_id             uuid,
    line               bigint,
    own_key            text,
    answer             text NOT NULL CONSTRAINT inquiry_answer_check
                       CHECK (answer IN ('ACCEPTED', 'FOUND', 'NOBODY', 'RESTRICTED', 'DECLINED', 'FAILED')),
    answered_at        timestamptz,
    failed_at          timestamptz,
    doses              smallint NOT NULL DEFAULT 0,
    digest             bytea,
    CONSTRAINT inquiry_pkey PRIMARY KEY (municipality, id),
    CONSTRAINT inquiry_answered_check CHECK ((answer IN ('ACCEPTED', 'FAILED')) = (answered_at IS NULL))
);
CREATE INDEX inquiry_by_time ON inquiry (municipality, asked_at);
CREATE INDEX inquiry_by_asked ON inquiry (municipality, asked_municipality, asked_at);
CREATE INDEX inquiry_unanswered ON inquiry (municipality, asked_at) WHERE answer IN ('ACCEPTED', 'FAILED');
CREATE UNIQUE INDEX inquiry_line_key ON inquiry (municipality, job_id, line);
COMMENT ON TABLE inquiry IS
    'What this municipality asked of another about one person, on what grounds, and what the answer was.';
COMMENT ON COLUMN inquiry.fingerprint IS
    'Of what was asked, under this id: tells the same inquiry again from another one. Nothing can be read back.';
SELECT protect_by_municipality('inquiry');
GRANT SELECT, INSERT, DELETE, UPDATE (answer, answered_at, failed_at, doses, digest) ON inquiry TO ${app};

CREATE TABLE inquiry_dose (
    municipality      text NOT NULL,
    inquiry_id        uuid NOT NULL,
    position          smallint NOT NULL,
    dose_number       smallint NOT NULL,
    given_on          date NOT NULL,
    ticket_number     text NOT NULL,
    dose_municipality text NOT NULL,
    venue             text NOT NULL,
    product           text NOT NULL,
    lot_number        text NOT NULL,
    doctor            text,
    CONSTRAINT inquiry_dose_pkey PRIMARY KEY (municipality, inquiry_id, position),
    CONSTRAINT inquiry_dose_inquiry_fkey FOREIGN KEY (municipality, inquiry_id)
        REFERENCES inquiry (municipality, id) ON DELETE CASCADE
);
COMMENT ON TABLE inquiry_dose IS 'The doses that an answer held, until they are let go.';
SELECT protect_by_municipality('inquiry_dose');
GRANT SELECT, INSERT, DELETE ON inquiry_dose TO ${app};

CREATE TABLE my_number.inquiry_number (
    municipality text NOT NULL,
    inquiry_id   uuid NOT NULL,
    ciphertext   bytea NOT NULL,
    CONSTRAINT inquiry_number_pkey PRIMARY KEY (municipality, inquiry_id),
    CONSTRAINT inquiry_number_inquiry_fkey FOREIGN KEY (municipality, inquiry_id)
        REFERENCES inquiry (municipality, id) ON DELETE CASCADE
);
COMMENT ON TABLE my_number.inquiry_number IS 'My Numbers of inquiries, as ciphertext, until they are answered.';
SELECT protect_by_municipality('my_number.inquiry_number');
GRANT SELECT, INSERT, DELETE ON my_number.inquiry_number TO ${app};
