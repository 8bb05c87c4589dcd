"""What other places show of a page: previews of links, data for search engines, drawn cards, cards to embed."""
