"""What the site says of its own API: the document, pages to read it, and where programs find it."""
