# Сертификаты: свой файлом, чужой по ссылке проверки.

certificates-get = Получить сертификат
certificates-caption = Сертификат № { $number } · { $title }
certificates-genuine = <b>Сертификат № { $number } подлинный.</b>
certificates-not-valid = <b>Сертификат № { $number } больше не действует:</b> отметку об участии исправили.
certificates-name = { $name }
certificates-name-gone = Имя удалено по просьбе участника.
certificates-days = { $days }
certificates-issued = Выдан { $day }
certificates-unknown = <b>Такого сертификата нет.</b> Проверьте, что ссылка перенесена целиком.
certificates-all = Все сертификаты
certificates-progress = Готовлю сертификаты: { $done } из { $total }
certificates-nobody = Пока никто не отмечен как участник: сертификатов нет.
certificates-archive = Сертификатов: { $count }. Имя файла: номер сертификата.
