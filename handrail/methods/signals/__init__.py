"""What is worth a second look in coded events: several sources at once, several districts, a rise beyond chance."""
