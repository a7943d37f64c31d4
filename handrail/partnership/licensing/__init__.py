"""The districts' registers of taxi and private-hire licences, and the leaflet at renewal."""
