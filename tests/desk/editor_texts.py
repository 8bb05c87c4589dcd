"""What an answer says to whoever reads it."""

from typing import Any

from django.utils.html import strip_tags


def text_of(response: Any) -> str:
    return " ".join(strip_tags(response.content.decode()).split())
