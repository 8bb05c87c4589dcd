"""What runs beside the site: in threads of the server of `bin/run`, or as services of their own in compose."""
