-- What each role may do. Run after every `handrail setup` (that is, after every migration), as the superuser:
--     sudo -u postgres psql -f /opt/handrail/deploy/postgresql/roles.sql
-- Safe to repeat: it takes everything away and gives back what is written here. A new table is closed to the public
-- door and to the analysts until somebody adds a line. tests/deploy/test_roles.py tries every sentence below.
\set ON_ERROR_STOP on
\connect handrail
BEGIN;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, handrail_public, handrail_staff, handrail_insight;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, handrail_public, handrail_staff, handrail_insight;
-- Taking a table away does not take away its columns.
SELECT format('REVOKE ALL (%I) ON public.%I FROM handrail_public, handrail_insight', attname, relname)
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
WHERE relnamespace = 'public'::regnamespace AND attacl IS NOT NULL AND NOT attisdropped \gexec
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO handrail_public, handrail_staff, handrail_insight;

-- The public door puts in a sealed report and its line in the trail, and cannot read back either. To add the next
-- line it may see the number and the link of the last. It reads what the desk has published to receipts.
GRANT INSERT ON concerns_sealedreport, concerns_sealedattachment, audit_trailentry TO handrail_public;
GRANT SELECT (seq, link) ON audit_trailentry TO handrail_public;
GRANT SELECT ON concerns_standing, concerns_reply TO handrail_public;
-- Likewise it puts in a sealed request, and that a printed code was followed, and reads what is published.
GRANT INSERT ON published_sealedrequest, published_seen TO handrail_public;
GRANT USAGE ON SEQUENCE published_seen_id_seq TO handrail_public;
GRANT SELECT ON published_campaign, published_shortcode, published_openevent, published_handout,
                published_certificate, published_taught, published_roomcode,
                published_requeststanding TO handrail_public;
-- And the directory of services, in which no person stands.
GRANT SELECT ON services_provider, services_service, services_phone, services_schedule, services_servicearea,
                services_language, services_costoption, services_contact, services_location,
                services_serviceatlocation, services_taxonomy, services_term, services_attribute TO handrail_public;

-- The staff door does the work. It cannot change or remove a line of the trail, nor what was migrated.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO handrail_staff;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO handrail_staff;
REVOKE UPDATE, DELETE ON audit_trailentry FROM handrail_staff;
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM handrail_staff;

-- Analysts count. They see codes and times: no reference, no receipt, no key, no person, nothing that was told.
GRANT SELECT (arrived_at, taken_in_at, entry, lane, reporter_kind, district, sharing, danger, child, place_kind,
              exploitation, campaign, status, priority, opened_at, assessed_at, passed_on_at, closed_at, outcome,
              minutes_to_open, minutes_to_assess, tray)
    ON desk_concern TO handrail_insight;
GRANT SELECT (to_name, to_kind, priority, status, reason, sent_at, acknowledge_by, do_by, opened_at, answered_at, ended_at)
    ON referrals_referral TO handrail_insight;
GRANT SELECT ON figures_publishedcount TO handrail_insight;
COMMIT;

\connect handrail_keyring
BEGIN;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, handrail_staff;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO handrail_staff;
-- A key is made, wrapped anew, and emptied when its subject is forgotten; its row, the tombstone, stays.
GRANT SELECT, INSERT, UPDATE ON vault_subjectkey TO handrail_staff;
COMMIT;
