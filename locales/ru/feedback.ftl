# Три вопроса после мероприятия.

feedback-head = <b>Как прошло «{ $title }»?</b>
feedback-ask-useful = Насколько это пригодится? 1 — совсем нет, { $largest } — очень.
feedback-ask-level = По уровню было:
feedback-ask-applies = Примените в работе?
feedback-level-easy = Слишком просто
feedback-level-right = В самый раз
feedback-level-hard = Слишком сложно
feedback-applies-yes = Да
feedback-applies-partly = Отчасти
feedback-applies-no = Нет
feedback-thanks = Спасибо! Организаторы увидят только общий итог.
feedback-too-few = Отзывов пока меньше { $few }.
feedback-thought = Отзывы: { $answered } из { $asked }, польза { $useful } из 5, { $applies }. Итог обновляется с каждыми пятью отзывами.
feedback-applies-all = применят { $people }
feedback-applies-at-least = применят не меньше { $people }
feedback-applies-few = применят меньше { $few }
feedback-applies-later = сколько применят, покажу от { $people } отзывов
