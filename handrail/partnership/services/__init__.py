"""Services that people may turn to, as data that the world can read (Open Referral UK, HSDS)."""
