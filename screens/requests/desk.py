"""Letters of a desk: the digest of a morning, the count of a week."""

from district.requests.desk import Digest, Week
from keyboards.requests.pending import desk_keyboard
from locales.texts import Words
from screens.requests.kinds import Kinds
from screens.requests.pending import row
from screens.screen import Screen, lines


def digest_letter(words: Words, kinds: Kinds, found: Digest) -> Screen:
    left = found.total - len(found.items)
    text = lines(
        words("desk-digest", count=found.total),
        words("desk-late", late=found.late) if found.late else None,
        *(row(words, kinds[item.request.kind], item) for item in found.items),
        words("desk-more", count=left) if left else None,
    )
    return Screen(text=text, keyboard=desk_keyboard(words, found.total))


def week_letter(words: Words, found: Week) -> Screen:
    text = lines(
        words("desk-week", decided=found.decided, waiting=found.waiting),
        words("desk-late", late=found.late) if found.late else None,
    )
    return Screen(text=text, keyboard=desk_keyboard(words, found.waiting))
