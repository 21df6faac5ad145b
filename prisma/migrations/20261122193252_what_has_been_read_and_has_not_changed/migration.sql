-- CreateTable
CREATE TABLE "record_change" (
    "id" BIGSERIAL NOT NULL,
    "token" BIGINT NOT NULL DEFAULT ((random() * '9223372036854774784'::double precision))::bigint,

    CONSTRAINT "record_change_pkey" PRIMARY KEY ("id")
);

-- What was there before these triggers were.
INSERT INTO "record_change" DEFAULT VALUES;

-- A statement that changes what is read adds a row, and waits for nobody, as a counter would. Each 64th puts together what
-- is there: whoever reads takes all of them.
CREATE FUNCTION add_record_change() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  added bigint;
BEGIN
  INSERT INTO record_change DEFAULT VALUES RETURNING id INTO added;
  IF added % 64 = 0 THEN
    WITH earlier AS (SELECT id FROM record_change FOR UPDATE SKIP LOCKED),
         gone AS (DELETE FROM record_change c USING earlier WHERE c.id = earlier.id RETURNING c.token)
    INSERT INTO record_change (token) SELECT bit_xor(token) FROM gone HAVING count(*) > 0;
  END IF;
END $$;

CREATE FUNCTION note_record_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_record_change();
  RETURN NULL;
END $$;

DO $$
DECLARE
  read text;
BEGIN
  FOREACH read IN ARRAY ARRAY['organisation', 'person', 'programme', 'paper', 'steering_group', 'workstream', 'milestone', 'indicator',
    'saving', 'risk', 'action', 'round', 'extension', 'update', 'milestone_change', 'delegation', 'escalation', 'absence']
  LOOP
    EXECUTE format('CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
                    FOR EACH STATEMENT EXECUTE FUNCTION note_record_change()', read);
  END LOOP;
END $$;

-- A draft changes with each message of an interview, and is read each time. What is left of it when its round has closed is
-- what the next answer begins with.
CREATE FUNCTION note_change_of_closed_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM round WHERE id = (coalesce(NEW, OLD))."roundId" AND state = 'closed') THEN
    PERFORM add_record_change();
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON draft
  FOR EACH ROW EXECUTE FUNCTION note_change_of_closed_draft();

CREATE TRIGGER record_change_all AFTER TRUNCATE ON draft
  FOR EACH STATEMENT EXECUTE FUNCTION note_record_change();
