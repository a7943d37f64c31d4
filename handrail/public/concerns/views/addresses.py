"""Where a request comes from, for counting within the hour. It is hashed at once and never kept."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# One household or office has at least this much of the new address space to itself.
IPV6_NEIGHBOURS = 64


def address_of(request: HttpRequest) -> str:
    """The network address, or its IPv6 neighbourhood. A proxy's word is taken only when settings name one."""
    told = request.META.get("HTTP_X_REAL_IP", "") if settings.BEHIND_PROXY else ""
    text = told or request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(text)
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        return str(ip_network((address, IPV6_NEIGHBOURS), strict=False))
    return str(address)
