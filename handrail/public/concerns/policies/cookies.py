"""The cookies that hold a half-written report and a receipt: their names, where they are sent, how long they hold."""

from datetime import timedelta

# A browser refuses a cookie above 4,096 bytes with its name and attributes: what is longer comes in pieces.
PIECE = 3_500
MOST_PIECES = 7
# Past this, servers in between begin to refuse the request.
MOST = 24_000

ANSWERS = "handrail_answers"
RECEIPT = "handrail_receipt"
# Another name, not another path alone: who takes cookies away tells them apart by their names.
DRIVER_RECEIPT = "handrail_driver_receipt"
FOLLOW_UP = "handrail_follow_up"
ANSWERS_LAST = timedelta(minutes=60)
RECEIPT_LASTS = timedelta(minutes=30)


def piece(name: str, number: int) -> str:
    """The name of one piece of a cookie."""
    return f"{name}_{number}"


# Name and path of every cookie this room sets at the public door. Receipts fit into one piece.
COOKIES = (
    *((piece(ANSWERS, number), "/tell-us/") for number in range(MOST_PIECES)),
    (piece(RECEIPT, 0), "/tell-us/"),
    (piece(DRIVER_RECEIPT, 0), "/driver/"),
    (piece(FOLLOW_UP, 0), "/follow-up/"),
)
