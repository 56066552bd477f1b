"""Pictures of titles, for messengers that show a link: where fonts are, how a title stands, how it is drawn."""
