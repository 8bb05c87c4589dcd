"""The timeline of a case for readers: what each entry says, and where a drawing puts it.

`entries` puts the story in words, `lettering` measures and wraps them, `scale` turns days into places, `blocks` groups
what stands together, `placing` finds room for the words of a lane, and `drawing` puts the lanes below each other.
Nothing here reads the database or writes HTML.
"""
