"""Lists that come in from partners: whose they are, how far each has come, and which reports it brought."""

from handrail.casework.exchange.models.files import UNDER_WAY, FileKind, FileState, Landed, PartnerFile
from handrail.casework.exchange.models.senders import Sender

__all__ = ["UNDER_WAY", "FileKind", "FileState", "Landed", "PartnerFile", "Sender"]
