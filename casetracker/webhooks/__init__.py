"""Webhooks: other systems are told of changes of the public record, as Standard Webhooks 1.0 has it.

`log` reads the changes, `outbox` makes a delivery of each for each endpoint and decides when it is tried, `sending`
makes the request, `reaching` decides which addresses may be reached, `signing` signs; `admin` is the desk's side.
"""
