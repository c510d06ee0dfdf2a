# Кто ведёт и побеждает; согласие назвать имя; ведущие мероприятий.

mentions-candidates = Кто ведёт и побеждает
mentions-candidates-title = <b>Кто ведёт, кто побеждает</b> · этот учебный год
mentions-wish-won = Призёры
mentions-wish-master = 3 мастер-класса
mentions-wish-led = Ведут занятия
mentions-wish-shared = Практика в банке
mentions-none = Таких пока нет.
mentions-candidate-row = • <b>{ $name }</b>: { $counts }
mentions-count-won = призовых мест { $count }
mentions-count-led = занятий { $count }
mentions-count-master = мастер-классов { $count }
mentions-count-practices = практик { $count }
mentions-candidate = <b>{ $name }</b>
    { $workplace }
mentions-won = • { $place } место · { $title } · { $call }
mentions-led-row = • { $days } · { $type } · { $title } · { $hours } ч
mentions-state-none = Чтобы рассказать о коллеге, сначала спросим согласие.
mentions-state-asked = Согласие спросили, ждём ответа. Пока имя не называем.
mentions-state-agreed = Согласие есть.
mentions-state-refused = Человек не хочет, чтобы его называли.
mentions-state-withdrawn = Согласие отозвано: имя не называем.
mentions-state-dropped = Вопрос убрали.
mentions-ask = Спросить согласие
mentions-tell = Написать объявление
mentions-spotlight = Знакомьтесь: { $name }, { $workplace }.
mentions-spotlight-led = • { $type } «{ $title }»
mentions-asked = <b>{ $by } хочет рассказать о вас коллегам</b>
    В объявлении будут имя, школа и ваши результаты этого года. Можно?{ $title ->
       *[other] { "" }
    }
mentions-asked-leader = <b>{ $by } просит вас провести «{ $title }»</b>
    Если вы согласны, ваше имя увидят в карточке мероприятия.
mentions-asked-means = Без вашего «да» имя не появится. Ответ можно изменить: «Настройки» → «Где называют моё имя».
mentions-yes = Да, можно
mentions-no = Не нужно
mentions-answered-about = { $state ->
    [agreed] <b>{ $name }</b>: согласие есть. Можно написать объявление.
    [refused] <b>{ $name }</b>: просит не называть.
   *[withdrawn] <b>{ $name }</b>: согласие отозвано. Остановите или отзовите объявление, если оно уже есть.
}{ $title ->
   *[other] { "" }
}
mentions-answered-leader = { $state ->
    [agreed] <b>{ $name }</b>: проведёт «{ $title }», имя видно в карточке.
    [refused] <b>{ $name }</b>: не сможет провести «{ $title }».
   *[withdrawn] <b>{ $name }</b>: просит не называть в карточке «{ $title }».
}
mentions-mine = Где называют моё имя
mentions-mine-title = <b>Где называют моё имя</b>
mentions-mine-none = Пока нигде, и никто не спрашивал. Сначала спросят вас.
mentions-mine-row = { $state ->
    [agreed] ✓
   *[other] ○
} { $title }: { $state ->
    [agreed] можно
    [asked] ждёт вашего ответа
    [refused] нельзя
   *[withdrawn] согласие отозвано
}
mentions-announcement = Объявление обо мне
mentions-withdraw = Отозвать: { $title }
mentions-allow = Разрешить: { $title }
mentions-said-agreed = Спасибо! Куратору передали.
mentions-said-refused = Хорошо, имени не будет.
mentions-said-withdrawn = Согласие отозвано, куратору сказали. То, что уже разослано, он может отозвать в течение двух суток.
mentions-led = Кто ведёт
mentions-led-title = <b>Ведут «{ $title }»</b>
mentions-led-none = Ведущие не названы.
mentions-leader = <b>{ $name }</b>, { $workplace }
mentions-leaders = Ведущие
mentions-leaders-title = <b>Ведущие: { $title }</b>
mentions-leader-row = • { $name }: { $state ->
    [agreed] согласие есть
    [asked] ждём ответа
    [refused] отказ
   *[withdrawn] согласие отозвано
}
mentions-leaders-ask = Напишите фамилию, и я спрошу человека. Имя появится в карточке после его «да».
mentions-leaders-found = { $count ->
    [0] По словам «{ $search }» в округе никого нет. Напишите фамилию иначе.
   *[other] Нашлось по словам «{ $search }»: кто ведёт?
}
mentions-name = { $name }
mentions-drop = Убрать: { $name }
mentions-led-own = <b>Провели и ведёте: { $count }</b>
