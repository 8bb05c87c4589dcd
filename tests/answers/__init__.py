"""What readers, editors and programs are answered, kept in a folder and compared with what they are answered later.

For a change of the code that must change nothing else:

    .venv/bin/python -m tests.answers save BEFORE            in the code as it was
    .venv/bin/python -m tests.answers save AFTER             in the code as it is
    .venv/bin/python -m tests.answers compare BEFORE AFTER

What is meant to differ is named in a file (`--wanted`), a new name by `--replace OLD NEW`; `compare --help` says how.

The same code gives the same folder, byte for byte. So that these modules run unchanged in either, they import nothing
of the product: it is asked by address, by the name of a command, and by what is registered with Django.
"""
