"""Questions about sessions and who takes part."""

from handrail.partnership.training.models import Booking, BookingState, Session


def places_left(session: Session) -> int:
    """How many places nobody has."""
    return session.capacity - Booking.objects.filter(session=session, state=BookingState.CONFIRMED).count()
