"""What may be typed about people: `signing_in` holds the forms of allauth in our words, `managing` the rest."""
