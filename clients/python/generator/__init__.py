"""Writes the types and resources of the client from the OpenAPI schema; see decision 37."""
