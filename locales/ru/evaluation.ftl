evaluation-title = Как прошло?
evaluation-anonymous = 🔒 Без имени: кто ответил и что ответил, хранится отдельно.
evaluation-question = Поставьте оценку: 5 — отлично, 1 — зря потратили время.
evaluation-score-flaw = Нужна цифра от 1 до 5. Например: 4
evaluation-thanks = ✅ Спасибо за оценку
evaluation-given-line = Она учтена без имени.
evaluation-given-already = Оценка уже учтена
evaluation-add-words = Добавить слово
evaluation-words-title = Что скажете о событии?
evaluation-words-question = Напишите слово или фразу. Имён не называйте.
evaluation-words-flaw = Нужно хотя бы слово, до 200 знаков. Например: полезно
evaluation-enough = Ничего не добавлять
evaluation-thanks-line = Итог увидит руководитель через три дня, если ответят хотя бы пятеро.
evaluation-stranger = Оценку ставят те, кто был на событии.
evaluation-over = Оценки этого события уже собраны.
evaluation-told-title = 📈 Как оценили событие
evaluation-told-average =
    { $count ->
        [one] В среднем { $average } из 5, { $count } ответ
        [few] В среднем { $average } из 5, { $count } ответа
       *[other] В среднем { $average } из 5, { $count } ответов
    }
evaluation-too-few = Ответили меньше { $fewest } человек, поэтому итог не показываем никому.
evaluation-wait = Оценить: { $day } { $title }
evaluation-more = Ещё слова: { $count }
