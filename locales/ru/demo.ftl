# Демонстрация: что попробовать каждому из людей-образцов. Карточка рядом с чатом.

demo-try-teacher-1 = Нажмите «{ menu-deficit }»: выберите тему или напишите своими словами.
demo-try-teacher-2 = Встаньте в очередь на семинар без мест, найдите свой сертификат: «{ menu-activities }».
demo-try-teacher-3 = «{ menu-more }», «{ menu-calls }»: защитите свой опыт, найдите свой диплом.

demo-try-member-1 = «{ menu-pending }»: заявка с ⏳ ждёт слишком долго. Примите её или спросите автора.
demo-try-member-2 = Решите новую заявку Айшат: второй член Совета сразу это увидит.
demo-try-member-3 = Напишите педагогам своего района: «{ menu-announcements }».

demo-try-curator-1 = Назначьте мероприятие по общей трудности: «{ menu-activities }», «{ organising-to-made }».
demo-try-curator-2 = Там же Дума, которая идёт сейчас: дайте слово следующему. И прошедший семинар с отзывами.
demo-try-curator-3 = «{ menu-more }», «{ menu-calls }»: в защите опыта одна работа ждёт третьей оценки.

demo-try-mentee-1 = Напишите своему наставнику: «{ menu-growth }» → «{ mentors-open }».
demo-try-mentee-2 = Вы в очереди на семинар. Пусть Руслан откажется от места: его предложат вам.
demo-try-mentee-3 = Ответьте, когда заявку о малокомплектной школе решит Совет.

demo-try-mentor-1 = Напишите подопечному: «{ menu-growth }» → «{ mentors-open }».
demo-try-mentor-2 = Пусть Айшат попросит вас стать наставником: ответьте ей «да» или «нет».
demo-try-mentor-3 = Хадижат – председатель «Учителей математики»: «{ menu-growth }» → «{ communities-to }» → «{ communities-write }».

demo-try-administrator-1 = «{ menu-roles }»: создайте ссылку, которая даёт роль, и откройте её от имени нового учителя.
demo-try-administrator-2 = «{ menu-more }», «{ menu-organizations }»: переименуйте школу или объедините две.
demo-try-administrator-3 = Там же переведите муниципалитет в другой округ с нужного дня.

demo-try-expert-1 = «{ menu-more }», «{ menu-calls }», «{ reviews-section }»: оцените работу, двое уже оценили.
demo-try-expert-2 = Там же «{ experts-own }»: что и сколько вы готовы смотреть.
demo-try-expert-3 = Сообщите, что готовы поделиться опытом: «{ menu-deficit }», «{ deficits-severity-exchange }».

demo-try-methodist-1 = Вы были на прошлом семинаре: откройте «{ menu-activities }» и скачайте сертификат.
demo-try-methodist-2 = Откройте «{ menu-growth }» → «{ consult-open }»: ваше время приёма уже стоит. Запишитесь на него как учитель.
demo-try-methodist-3 = Напишите /menu: вы начали защиту опыта, допишите её.

demo-try-newcomer-1 = Нажмите «Начать»: имя, школа, и всё готово.
demo-try-newcomer-2 = Имя пишите целиком в одном сообщении, место работы коротко: «леваши 2».
demo-try-newcomer-3 = Расскажите о трудности и посмотрите, как её увидит член Совета.
