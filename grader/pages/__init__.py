"""What all HTML pages share: templates and a style."""
