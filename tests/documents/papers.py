"""Papers of calls: a spravka, a diploma, a certificate and a letter."""

from dataclasses import replace

from district.languages import Language
from documents.call_paper import CallPaper

SPRAVKA = CallPaper(
    heading="Справка",
    under_heading="о публичной защите опыта",
    is_framed=False,
    holder="Магомедова Айшат Магомедовна",
    under_holder="Учитель, МБОУ «Левашинская СОШ № 2»",
    together="Соавторы: Алиева З. М.",
    reason="Представлен и защищён опыт работы по теме",
    title="Как помочь неуспевающему ученику",
    notes=(
        "Публичная защита опыта приравнивается к распространению опыта на региональном уровне.",
        "Решение Совета округа: протокол № 3 от 24 ноября 2026 г.",
    ),
    number="ЗО-2026-0001",
    issued="24 ноября 2026 г.",
    issuer="Институт (образец)",
    signer="Образцова А. Б.",
    signer_post="Координатор округа",
    check_link="https://t.me/okrug_bot?start=paper-abcdefghijklmnop",
    language=Language.RU,
)
DIPLOMA = replace(
    SPRAVKA,
    heading="Диплом",
    under_heading="",
    is_framed=True,
    outcome="Победитель, 1 место",
    together="",
    reason="Дагестан & образовательный брэнд",
    title="Школьный музей как класс",
    notes=("Номинация «Школа»",),
    number="ОБ-2026-0001",
)
PUPIL = replace(
    DIPLOMA,
    outcome="Призёр, 2 место",
    holder="",
    blank="Фамилия, имя, отчество",
    under_holder="8 класс, МБОУ «Левашинская СОШ № 2»",
    reason="Предметная олимпиада",
    title="Олимпиада по математике",
    notes=(),
    number="ОЛ-2026-0012",
)
CERTIFICATE = replace(
    DIPLOMA,
    heading="Сертификат участника",
    outcome="",
    reason="Педагогические чтения",
    notes=("В программе",),
    number="ПЧ-2026-0002",
)
LETTER = replace(
    SPRAVKA,
    heading="Письмо Совета",
    under_heading="",
    outcome="Рекомендована",
    holder="МБОУ «Левашинская СОШ № 2»",
    under_holder="",
    together="",
    reason="Дагестанская Лига лучших школ",
    title="Школа, в которую хочется идти",
    number="ЛШ-2026-0001",
)
PAPERS = {
    "spravka": SPRAVKA,
    "diploma": DIPLOMA,
    "pupil": PUPIL,
    "certificate": CERTIFICATE,
    "letter": LETTER,
}
