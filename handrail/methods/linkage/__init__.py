"""Which records are of one person, how sure that is, and why: Fellegi and Sunter's weights with graded levels.

Pure: no clock, no database of Handrail's, no file. Fields are folded before they come here, once, whatever way they go
on: the pair that is scored alone and the million that are scored by column are compared in the same letters.
"""
