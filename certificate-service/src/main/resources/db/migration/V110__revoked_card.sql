-- A certificate is revoked under each key that may have signed its card: a card says which key that was, and this
-- database doesn't. No row is ever taken away, so that a list's counter is the number of its rows.
CREATE TABLE revoked_card (
    municipality text NOT NULL,
    uvci         text NOT NULL CONSTRAINT revoked_card_uvci_check CHECK (uvci ~ '^[0-9A-Z]{12}$'),
    kid          text NOT NULL CONSTRAINT revoked_card_kid_check CHECK (kid ~ '^[A-Za-z0-9_-]{43}$'),
    rid          text NOT NULL CONSTRAINT revoked_card_rid_check CHECK (rid ~ '^[A-Za-z0-9_-]{1,24}$'),
    revoked_at   timestamptz NOT NULL,
    CONSTRAINT revoked_card_pkey PRIMARY KEY (municipality, uvci, kid)
);
CREATE INDEX revoked_card_by_key ON revoked_card (kid, rid);
CREATE INDEX revoked_card_by_uvci ON revoked_card (uvci);
COMMENT ON TABLE revoked_card IS 'What revoked cards and seals are known by. Nothing in it says whose they are.';
SELECT protect_by_municipality('revoked_card');
GRANT SELECT, INSERT ON revoked_card TO ${app};
-- The lists that anybody may fetch are by key, not by municipality. Only the functions below read as the owner.
CREATE POLICY lists ON revoked_card FOR SELECT TO CURRENT_USER USING (true);

CREATE FUNCTION revoked_rids() RETURNS TABLE (kid text, rid text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$ SELECT r.kid, r.rid FROM revoked_card r ORDER BY r.kid, r.rid $$;
COMMENT ON FUNCTION revoked_rids() IS 'What the public lists hold: keys and revocation ids, of all municipalities.';

CREATE FUNCTION is_uvci_revoked(asked text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$ SELECT EXISTS (SELECT FROM revoked_card r WHERE r.uvci = asked) $$;
COMMENT ON FUNCTION is_uvci_revoked(text) IS 'Whether the certificate with this number, which has to be known, was revoked.';

REVOKE ALL ON FUNCTION revoked_rids(), is_uvci_revoked(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION revoked_rids(), is_uvci_revoked(text) TO ${app}, certificate_internet;
