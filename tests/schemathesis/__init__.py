"""Requests made of the API's own document; `make api-check` runs them."""
