# Сообщества: список, одно из них, приглашение, ссылка на чат.

communities-to = Сообщества
communities-title = <b>Сообщества округа</b>
communities-yours = Ваши отмечены галочкой, в остальные можно вступить.
communities-joinable = В любое из них можно вступить.
communities-none = Пока ни одно вам не подходит. В полном списке видно, для кого какое.
communities-all = Все сообщества
communities-all-title =
    <b>Все сообщества округа</b>
    Откройте любое: там сказано, кто может вступить.

communities-name = <b>{ $name }</b>
communities-purpose = { $purpose }
communities-who = Кто может вступить: { $who }.
communities-who-service = { $years ->
    [one] стаж до { $years } года
    [few] стаж до { $years } лет
    [many] стаж до { $years } лет
   *[other] стаж до { $years } лет
}
communities-who-role = роль «{ $role }»
communities-who-subjects = предмет: { $names }
communities-who-positions = должность: { $names }
communities-who-anybody = любой педагог округа
communities-members = Участников: от { $people }
communities-members-few = Участников: меньше { $few } в каждом муниципалитете
communities-mine = Вы в этом сообществе. Его объявления приходят вам сюда.
communities-ended = Вы в этом сообществе и останетесь в нём, пока не выйдете сами, хотя условие к вам больше не относится.
communities-open = Вы можете вступить.
communities-refused = Вступить не получится. { $reason }

communities-join = Вступить
communities-leave = Выйти из сообщества
communities-leave-sure = Да, выйти
communities-chat = Открыть чат
communities-ask-leave = Выйти из сообщества «{ $name }»? Его объявления больше не придут.
communities-no-way-back = Условие к вам больше не относится, поэтому вступить снова не получится.

communities-invited = Вас приглашают в сообщество округа.
communities-later = Если не сейчас, больше не позову. Вступить можно и потом: «Школы и наставники» → «Сообщества».
communities-not-now = Не сейчас
communities-declined = Хорошо, в «{ $name }» больше не позову. Вступить можно в любой день: «Школы и наставники» → «Сообщества».

communities-keep = Вести сообщество
communities-kept = <b>{ $name }</b> · { $district }
communities-place = { $place }: { $people }
communities-link = Ссылка на чат: { $link }
communities-no-link = Ссылки на чат пока нет.
communities-set-link = Задать ссылку
communities-change-link = Изменить ссылку
communities-take-link = Убрать ссылку
communities-ask-link =
    <b>Чат сообщества «{ $name }»</b>
    Пришлите ссылку на группу, например: https://t.me/+AbCdEfGhIjKl. Её увидят участники сообщества и больше никто.

communities-chair = Председатель: { $name }
communities-no-chair = Председателя нет. Готовы им быть: { $people }
communities-own-ready = Вы готовы быть председателем. Если куратор вас назначит, ваше имя увидят на этой странице.
communities-own-named = Председатель – вы: участники обращаются к вам, а вы пишете им объявления.
communities-write = Написать участникам
communities-ready = Готов(а) быть председателем
communities-unready-ready = Не готов(а) быть председателем
communities-unready-named = Больше не председатель
communities-name-chair = Назначить: { $name }
communities-take-chair = Снять председателя
communities-chair-now = Вы председатель сообщества «{ $name }». Ваше имя видно на его странице, там же можно написать участникам.
communities-chair-before = Вы больше не председатель сообщества «{ $name }». Спасибо за работу!
