"""What all HTML pages share: how templates are read, and a style sheet."""
