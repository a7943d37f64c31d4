"""Where the square on a leaflet leads."""
