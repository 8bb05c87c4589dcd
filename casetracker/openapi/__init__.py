"""The OpenAPI document, beyond what drf-spectacular writes itself."""
