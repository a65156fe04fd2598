catalogue-door = Каталог дефицитов
catalogue-waits =
    { $count ->
        [one] Слова педагогов: { $count }
        [few] Слова педагогов: { $count }
       *[other] Слова педагогов: { $count }
    }
catalogue-title = Каталог дефицитов
catalogue-count =
    { $count ->
        [one] Предлагается { $count } пункт
        [few] Предлагается { $count } пункта
       *[other] Предлагается { $count } пунктов
    }
catalogue-count-retired =
    { $count ->
        [one] Убран { $count } пункт
        [few] Убрано { $count } пункта
       *[other] Убрано { $count } пунктов
    }
catalogue-here = Что вы измените, увидят только в вашем муниципалитете.
catalogue-question = Выберите область или напишите слово, чтобы найти пункт. Например: урок
catalogue-not-found = По запросу «{ $search }» ничего не нашлось. Попробуйте другое слово.
catalogue-found =
    { $count ->
        [one] Нашёлся { $count } пункт
        [few] Нашлось { $count } пункта
       *[other] Нашлось { $count } пунктов
    }
catalogue-to-words = Слова педагогов: { $count }
catalogue-sheet = 📄 Таблица
catalogue-load = Загрузить
catalogue-none = Здесь будут пункты этой области. Добавьте первый.
catalogue-none-retired = Убранных пунктов здесь нет.
catalogue-items =
    { $count ->
        [one] { $count } пункт. Выберите или напишите часть названия.
        [few] { $count } пункта. Выберите или напишите часть названия.
       *[other] { $count } пунктов. Выберите или напишите часть названия.
    }
catalogue-retired =
    { $count ->
        [one] Убран { $count } пункт: для новых записей не предлагается
        [few] Убрано { $count } пункта: для новых записей не предлагаются
       *[other] Убрано { $count } пунктов: для новых записей не предлагаются
    }
catalogue-new = Добавить пункт
catalogue-show-retired = Убранные: { $count }
catalogue-area = Область: { $category }
catalogue-english = По-английски: { $name }
catalogue-untranslated = Без английского названия
catalogue-own = Пункт вашего муниципалитета
catalogue-common = Общий пункт
catalogue-common-named = Общий пункт, который у других называется «{ $name }»
catalogue-is-offered = ✅ Предлагается для новых записей
catalogue-is-retired = ❌ Убран: для новых записей не предлагается
catalogue-rename = Переименовать
catalogue-retire = Убрать из каталога
catalogue-return = Вернуть в каталог
catalogue-retire-title = Убрать пункт из каталога?
catalogue-retire-goes = Его больше не предложат: ни в дефицитах, ни в сильных сторонах, ни в самодиагностике.
catalogue-retire-stays = Останется у всех, у кого он уже записан, и в маршрутах. Вернуть его можно в любой день.
catalogue-retire-question = Убрать?
catalogue-retired-remark = ✅ Пункт убран. У кого он записан, у тех остался.
catalogue-returned = ✅ Пункт снова предлагается.
catalogue-areas-found = Нашлось среди областей
catalogue-areas-retired-show = Убранные области: { $count }
catalogue-areas-retired-title = Убранные области
catalogue-areas-retired-none = Убранных областей нет.
catalogue-areas-retired =
    { $count ->
        [one] { $count } область для новых записей не предлагается
        [few] { $count } области для новых записей не предлагаются
       *[other] { $count } областей для новых записей не предлагаются
    }
catalogue-area-new = Добавить область
catalogue-area-rename = Переименовать область
catalogue-area-retire = Убрать область
catalogue-area-return = Вернуть область
catalogue-area-short = На кнопках: { $name }
catalogue-area-own = Область вашего муниципалитета
catalogue-area-common-named = Общая область, которая у других называется «{ $name }»
catalogue-area-is-retired = ❌ Область убрана: её пункты для новых записей не предлагаются
catalogue-area-retire-title = Убрать область из каталога?
catalogue-area-retire-goes = Её и её пункты больше не предложат: ни в дефицитах, ни в вопросах, ни при создании кластеров и пар.
catalogue-area-retire-stays = Останется всё, что уже записано: дефициты, пары, маршруты, кластеры. Вернуть её можно в любой день.
catalogue-area-retired-remark = ✅ Область убрана. Что в ней записано, то осталось.
catalogue-area-returned = ✅ Область снова предлагается.
catalogue-area-draft = область каталога
catalogue-area-new-title = Новая область
catalogue-area-question = Как назвать область? До { $most } знаков. Например: музейная педагогика
catalogue-area-short-title = Короткое название
catalogue-area-short-question = Это название не поместится на кнопке. Как сказать короче, до { $most } знаков?
catalogue-area-english-question = Напишите английское название, до { $most } знаков, или пропустите.
catalogue-area-taken = Так уже называется другая область, может быть, убранная. Напишите другое название.
catalogue-area-too-many = Областей уже { $most }: больше на кнопках не поместится. Сначала уберите одну из них.
catalogue-area-last = Хотя бы одна область, которую может выбрать каждый, должна остаться.
catalogue-area-added = ✅ Область добавлена.
catalogue-area-renamed = ✅ Область переименована.
catalogue-is-of-retired = ❌ Не предлагается: убрана вся область
catalogue-draft = пункт каталога
catalogue-new-title = Новый пункт
catalogue-rename-title = Другое название
catalogue-name-now = Сейчас: { $name }
catalogue-name-question = Как назвать пункт? До 60 знаков. Например: разновозрастные классы
catalogue-name-flaw = Нужно от { $least } до { $most } знаков и хотя бы одна буква.
catalogue-same-name = Прежнее название
catalogue-same-words = Взять эти слова
catalogue-english-title = Название по-английски
catalogue-english-why = Его увидят те, кто пользуется ботом по-английски.
catalogue-english-question = Напишите английское название или пропустите.
catalogue-without-english = Без перевода
catalogue-taken = В этой области уже есть пункт «{ $name }». Напишите другое название.
catalogue-taken-retired = Пункт «{ $name }» есть среди убранных. Верните его или напишите другое название.
catalogue-added = ✅ Пункт добавлен.
catalogue-renamed = ✅ Пункт переименован.
catalogue-sheet-name = Каталог_дефицитов
catalogue-sheet-caption = Каталог дефицитов. Измените и пришлите обратно: номера не трогайте, новые пункты пишите без номера.
catalogue-sheet-sent = 📄 Таблица отправлена. Измените её и загрузите обратно.
catalogue-head-number = Номер
catalogue-head-category = Область
catalogue-head-item = Пункт
catalogue-head-english = По-английски
catalogue-head-state = Состояние
catalogue-head-short = Коротко
catalogue-state-offered = в каталоге
catalogue-state-retired = убран
catalogue-words-title = Слова педагогов
catalogue-words-none = Здесь будут дефициты, которые педагоги описали своими словами и показали вам без имени.
catalogue-words-count =
    { $count ->
        [one] { $count } запись
        [few] { $count } записи
       *[other] { $count } записей
    }
catalogue-words-unnamed = 🔒 Без имени, школы и дня, в случайном порядке.
catalogue-words-question = Чьи-то слова похожи на пункт каталога? Выберите их или напишите слово для поиска.
catalogue-words-file-question = Есть в каталоге такой пункт?
catalogue-words-file = Выбрать пункт
catalogue-words-leave = Оставить как есть
catalogue-words-left = ✅ Слова остались как есть, здесь их больше нет.
catalogue-words-where-title = Какой пункт подойдёт?
catalogue-words-area-question = Выберите область или напишите слово из названия.
catalogue-words-item-question = Выберите пункт или напишите слово, чтобы искать во всём каталоге.
catalogue-words-new = Новый пункт здесь
catalogue-words-other = Другая область
catalogue-words-filed = ✅ Слова стоят в каталоге, автор узнает об этом.
catalogue-told-title = Вашим словам нашлось место
catalogue-told-line = Вы показали их координатору без имени, и он подобрал пункт каталога. Если не подходит, всё можно вернуть.
catalogue-told-open = Посмотреть
