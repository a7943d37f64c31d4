"""What people may ask of us about themselves, how long anything is kept, and that it goes."""
