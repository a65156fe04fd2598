selfcheck-door = Самодиагностика
selfcheck-command = Самодиагностика за три минуты
selfcheck-help = 🔒 Десять утверждений помогут увидеть, где нужна помощь, а чему можете научить.
selfcheck-kept = самодиагностика: суммы по темам
selfcheck-draft = опрос о себе

selfcheck-title = Самодиагностика
selfcheck-private = 🔒 Видите только вы
selfcheck-question = Выберите, с чего начать. Хранятся суммы по темам, сами ответы — нет.
selfcheck-profile = Мой профиль

selfcheck-step = { $number } из { $count }
selfcheck-asks = Насколько это про вас?
selfcheck-said = Сейчас: { $answer }
selfcheck-answer-none = Не знаю, как
selfcheck-answer-help = Нужна помощь
selfcheck-answer-cope = Справляюсь
selfcheck-answer-teach = Могу научить коллегу

selfcheck-found-title = Что вышло
selfcheck-found-line = { $number }. { $topic }: { $level }
selfcheck-strong = Можете научить: { $topics }
selfcheck-found-question = Отмеченное запишется в дефициты. Лишнее снимите.
selfcheck-found-none = Трудного не нашлось: вы справляетесь со всем, о чём был вопрос.
selfcheck-found-both = Отмеченное запишется: трудное — в дефициты, сильное — в «Могу помочь с…». Лишнее снимите.
selfcheck-found-strong = Отмеченное запишется в «Могу помочь с…», видеть это будете только вы. Лишнее снимите.
selfcheck-teach-taken = ✅ Помогу: { $topic }
selfcheck-teach-left-out = Помогу: { $topic }
selfcheck-saved-strong =
    { $count ->
        [one] «Могу помочь с…»: записана { $count } тема. Видите только вы, показать её коллегам можно там же.
        [few] «Могу помочь с…»: записаны { $count } темы. Видите только вы, показать их коллегам можно там же.
       *[other] «Могу помочь с…»: записано { $count } тем. Видите только вы, показать их коллегам можно там же.
    }
selfcheck-taken-up = ✅ { $number }. { $topic }
selfcheck-left-out = { $number }. { $topic }
selfcheck-save = Сохранить без дефицитов
selfcheck-save-with =
    { $count ->
        [one] Записать { $count } дефицит
        [few] Записать { $count } дефицита
       *[other] Записать { $count } дефицитов
    }
selfcheck-drop = Ничего не сохранять
selfcheck-dropped = Ничего не сохранено.
selfcheck-saved = ✅ Сохранено.
selfcheck-saved-with =
    { $count ->
        [one] ✅ Сохранено, записан { $count } дефицит.
        [few] ✅ Сохранено, записано { $count } дефицита.
       *[other] ✅ Сохранено, записано { $count } дефицитов.
    }

selfcheck-share = { $topic }: { $percent } %
selfcheck-share-before = { $topic }: { $percent } % (было { $before } %)
selfcheck-profile-question = Чем ближе к 100 %, тем увереннее вы себя чувствуете.
selfcheck-profile-none = Здесь будет ваш профиль, когда пройдёте хотя бы одну самодиагностику.
selfcheck-picture = Картинка
selfcheck-again = Пройти ещё раз
selfcheck-now = Сейчас
selfcheck-before = В прошлый раз
selfcheck-caption = Больше всего помощь нужна здесь: { $topic }. Картинку видите только вы.
selfcheck-source = Самодиагностика, { $day }; в процентах от «могу научить коллегу»
selfcheck-forget = Удалить результаты
selfcheck-forget-title = Удалить самодиагностику?
selfcheck-forget-goes = Уйдут суммы всех прохождений. Вернуть их нельзя.
selfcheck-forget-stays = Останутся дефициты, которые вы записали.
selfcheck-forgotten = ✅ Результаты удалены.
