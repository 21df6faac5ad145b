-- Machine time: leases, time-outs and back-off go by it. The real time of the moment, even in the middle of a transaction,
-- unless a test moves it: for a session (SET) or a database (ALTER DATABASE ... SET quarterdeck.machine_offset = '1 hour').
CREATE FUNCTION machine_time() RETURNS timestamptz LANGUAGE sql VOLATILE
RETURN clock_timestamp() + coalesce(nullif(current_setting('quarterdeck.machine_offset', true), '')::interval, interval '0');
