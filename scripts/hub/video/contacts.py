"""Help contacts as the pictures show them, taken from the registry."""

from __future__ import annotations

from hub.content.common import Registry
from hub.content.help import Contact
from hub.content.languages import Lang
from hub.video.refs import Contacts, HelpLine


def contacts_from(registry: Registry[Contact]) -> Contacts:
    """Return the look-up of contacts that a video needs: number, name, cost and hours.

    The look-up raises LookupError for an unknown contact and for one without a number.
    """

    def look_up(id_: str, lang: Lang) -> HelpLine:
        contact = registry.get(id_)
        if contact is None:
            raise LookupError(f'There is no contact "{id_}".')
        if contact.number is None:
            raise LookupError(f'The contact "{id_}" has no number that a video could show.')
        said = [text.get(lang) for text in (contact.cost, contact.hours) if text is not None]
        rest = [text[:1].lower() + text[1:] for text in said[1:]]
        return HelpLine(id_, contact.number, contact.name.get(lang), ", ".join(said[:1] + rest))

    return look_up
