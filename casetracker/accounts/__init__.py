"""Who may come to the desk: throttled logins, second factors, invitations, sessions.

`login` leads through password and code, `throttle` counts what fails, `factors` keeps authenticators and recovery
codes, `links` invites and resets passwords, `sessions` ends what is idle or old, `pages` shows all of it to its owner
and `admin` to administrators. docs/decisions/0023-accounts.md says what the libraries do and what is ours.
"""
