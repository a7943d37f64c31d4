"""Translates the web to one decision."""

from handrail.public.pathway.views.offline import offline, offline_manifest, offline_pathway, offline_worker
from handrail.public.pathway.views.wizard import Wizard

__all__ = ["Wizard", "offline", "offline_manifest", "offline_pathway", "offline_worker"]
