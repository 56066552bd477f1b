"""Whether a new site has all that an old one had: facts of a page, what is lost between two, where a URL went. Pure."""
