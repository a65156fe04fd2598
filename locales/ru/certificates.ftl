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
certificates-samples-title = Сертификат и справка
certificates-samples-line = Они печатаются по обычному образцу или по вашему.
certificates-samples-question = Какой образец посмотреть или заменить?
certificates-sample-certificate = Сертификат
certificates-sample-reference = Справка об участии
certificates-sample-own = ✅ Ваш образец: { $name }
certificates-sample-ours = Сейчас обычный образец.
certificates-sample-svg = Нужны поля { $marks } и прямоугольник, у которого ID — «код»: там встанет QR-код. Можно и { $more }.
certificates-sample-word = Нужны поля { $marks }. Как они стоят, видно в обычном образце.
certificates-sample-question-svg = Пришлите свой образец файлом SVG, лист А4 поперёк.
certificates-sample-question-word = Пришлите свой образец файлом Word.
certificates-sample-take = Прислать этот образец
certificates-sample-back = Вернуть обычный
certificates-sample-gone = ✅ Снова обычный образец.
certificates-sample-caption = { $kind }: образец. Поправьте его и пришлите обратно.
certificates-sample-specimen = Так это напечатают: слова здесь выдуманы.
certificates-sample-taken = ✅ Образец принят. Как он выглядит, смотрите в файле.
certificates-flaw-too-much = Файл великоват: образец бывает до 1 МБ. Уберите лишнее и пришлите снова.
certificates-flaw-not-svg = Файл не читается. Для сертификата нужен SVG: сохраните рисунок в этом виде и пришлите снова.
certificates-flaw-runs = В файле есть то, что запускается: { $what }. Уберите это и пришлите снова.
certificates-flaw-fetches = Файл обращается наружу или в нём картинка: { $what }. Нарисуйте это линиями и пришлите снова.
certificates-flaw-lacks = В образце не хватает: { $marks }. Добавьте и пришлите снова.
certificates-flaw-unknown = Поля «{ $name }» нет. Поправьте и пришлите снова.
certificates-flaw-near = Поля «{ $name }» нет. Может быть, «{ $near }»?
certificates-flaw-shows = Это не напечатать: { $what }. Оставьте сплошные заливки и линии без прозрачности и пришлите снова.
