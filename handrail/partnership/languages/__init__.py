"""How far each translation of the public door is: who made it, who checked it, what is still in English."""
