-- The four roles and the two databases. Run once, as the PostgreSQL superuser, before the first `handrail setup`:
--     sudo -u postgres psql -f /opt/handrail/deploy/postgresql/databases.sql
-- Safe to repeat. Nobody gets a password here: on the machine itself they sign in as the system user of that name.
\set ON_ERROR_STOP on

SELECT format('CREATE ROLE %I LOGIN', role)
FROM unnest(ARRAY['handrail_owner', 'handrail_public', 'handrail_staff', 'handrail_insight']) AS role
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) \gexec

SELECT format('CREATE DATABASE %I OWNER handrail_owner ENCODING ''UTF8'' TEMPLATE template0', name)
FROM unnest(ARRAY['handrail', 'handrail_keyring']) AS name
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = name) \gexec

-- Who may come in at all: the public door and the analysts never reach the subjects' keys.
REVOKE ALL ON DATABASE handrail, handrail_keyring FROM PUBLIC;
GRANT CONNECT ON DATABASE handrail TO handrail_public, handrail_staff, handrail_insight;
GRANT CONNECT ON DATABASE handrail_keyring TO handrail_staff;

-- One stuck request must not hold a table, or the next line of the trail, against everybody else.
ALTER ROLE handrail_public SET statement_timeout = '20s';
ALTER ROLE handrail_public SET idle_in_transaction_session_timeout = '30s';
ALTER ROLE handrail_staff SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE handrail_insight SET default_transaction_read_only = on;
