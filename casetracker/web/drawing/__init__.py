"""Pictures that the site draws: SVG from templates of its own, as PNG where nothing else is taken."""
