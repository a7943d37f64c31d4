"""The referral to the National Referral Mechanism and the notification, prepared to be typed there."""
