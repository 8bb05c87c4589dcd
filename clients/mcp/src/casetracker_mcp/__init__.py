"""An MCP server over the public API of any Casetracker site."""

__version__ = "0.1.0"
