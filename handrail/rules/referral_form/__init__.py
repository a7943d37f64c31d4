"""The Home Office's referral form: its pages, its conditions, and what may be sent on each route."""
