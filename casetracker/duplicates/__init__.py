"""What may have been entered twice: keys by which records look alike, kept with every change, and what differs.

A model takes part by a method `likeness`, which returns its records' keys (`keys.py`). Records that share a key which
tells enough are suspected to be one (`finder.py`), until an editor merges them or marks them as different for good.
"""
