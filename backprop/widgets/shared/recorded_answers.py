"""What Python would say to each setting of a widget, for a page without a kernel."""


def replies(settings, trait, said):
    """For still.js: ``trait`` follows the traits ``settings``, by pairs of these and a value."""
    return {"settings": settings, "trait": trait, "said": {_key(one): value for one, value in said}}


def _key(values):
    """As JavaScript writes a list of numbers and texts."""
    return ",".join(one if isinstance(one, str) else f"{one:g}" for one in values)
