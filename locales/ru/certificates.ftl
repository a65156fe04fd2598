certificates-title = Сертификаты
certificates-none = Здесь появятся события, на которых вы были, когда руководитель закроет лист присутствия.
certificates-no-such = По запросу «{ $search }» ничего не нашлось. Попробуйте короче.
certificates-count =
    { $count ->
        [one] Подтверждено участие в { $count } событии.
        [few] Подтверждено участие в { $count } событиях.
       *[other] Подтверждено участие в { $count } событиях.
    }
certificates-question = Выберите событие, чтобы получить сертификат.
certificates-unconfirmed = Сертификат выдают, когда руководитель закрыл лист присутствия и вы в нём есть.
certificates-caption = Сертификат № { $number }: { $title }
certificates-proof-title = Сертификат № { $number }
certificates-proof-valid = ✅ Выдан и действует.
certificates-proof-revoked = ❌ Отозван: сведения в нём больше не подтверждаются.
certificates-proof-erased = ❌ Выдан, но данные его владельца удалены по его просьбе, подтвердить имя нельзя.
certificates-proof-from = Кто выдал: { $name }
certificates-proof-issued = Дата выдачи: { $day }
certificates-proof-part = Вид участия: { $part }
certificates-proof-question = Чья фамилия на бумаге? Напишите её, и бот скажет, та ли она.
certificates-proof-right = ✅ Фамилия на бумаге эта.
certificates-proof-wrong =
    { $count ->
        [0] ❌ Фамилия другая. Попыток больше нет.
        [one] ❌ Фамилия другая. Осталась { $count } попытка.
        [few] ❌ Фамилия другая. Осталось { $count } попытки.
       *[other] ❌ Фамилия другая. Осталось { $count } попыток.
    }
certificates-proof-too-often = Попыток больше нет.
certificates-proof-unknown = Сертификата с таким кодом нет. Проверьте, что код прочитан с бумаги целиком.
