"""Tokens: what a program shows the API in place of a person's login.

`models` keeps them, `authentication` finds whose a request is, `permissions` asks the scope and then the policy;
`pages` are one's own tokens on the desk, `admin` everybody's.
"""
