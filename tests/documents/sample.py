"""A usual certificate."""

from district.languages import Language
from documents.certificate import Certificate

PLAIN = Certificate(
    holder="Магомедова Айшат Магомедовна",
    activity="Как помочь неуспевающему ученику",
    reason="с благодарностью за участие в семинаре",
    days="4 декабря 2026 г.",
    hours="в объёме 4 часов",
    number="2026-00012",
    place="Леваши, СОШ № 2",
    issuer="Институт (образец)",
    issued="5 декабря 2026 г.",
    check_link="https://t.me/okrug_bot?start=cert-abcdefghijklmnop",
    language=Language.RU,
)
