"""The limits that settings put on what is read."""

from dataclasses import fields as fields_of

from alleged.errors import BadSetting
from alleged.read.limits import Limits
from alleged.settings import Settings


def limits_of(settings: Settings) -> Limits:
    """Return the limits of what is read, or raise BadSetting for one that there is not."""
    known = [each.name for each in fields_of(Limits)]
    for name in settings.limits:
        if name not in known:
            raise BadSetting(
                f"there is no limit {name!r} (`limits` in the settings)",
                hint=f"Limits are: {', '.join(known)}.",
            )
    return Limits(**settings.limits)  # type: ignore[arg-type]
