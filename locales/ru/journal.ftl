journal-title = Журнал
journal-none = Здесь будет всё, что меняли в муниципалитете: роли, школы, кластеры, события, бумаги, положение.
journal-count =
    { $count ->
        [one] Всего { $count } запись.
        [few] Всего { $count } записи.
       *[other] Всего { $count } записей.
    }
journal-found =
    { $count ->
        [one] Найдена { $count } запись: { $filter }
        [few] Найдено { $count } записи: { $filter }
       *[other] Найдено { $count } записей: { $filter }
    }
journal-nothing-found = Ничего не нашлось: { $filter }
journal-line = { $number }. { $moment } · { $author }: { $said }
journal-question = Напишите имя, школу или кластер, чтобы найти. Например: Петрова
journal-to-day = 🗓 День
journal-to-about = О чём
journal-table-sent = ✅ Таблица ниже.
journal-table-cut = { $title }. Последние { $most } записей: в журнале их больше.
journal-day-title = За какой день?
journal-day-question = Выберите день или напишите, например: 12 ноября
journal-about-title = О чём записи?
journal-about-question = Выберите, что показать.
journal-entry-title = Запись журнала
journal-entry-moment = 🗓 { $moment }
journal-entry-author = Кто: { $author }
journal-entry-stays = Записи журнала никто не правит и не удаляет.
journal-open-person = Открыть: { $name }
journal-open-group = Кластер
journal-open-organisation = Школа
journal-open-event = Событие
journal-open-regulation = Положение
journal-open-papers = Бумаги
journal-open-author = Кто менял
journal-column-day = День
journal-column-time = Время
journal-column-author = Кто
journal-column-about = О чём
journal-column-said = Что изменилось

journal-about-roles = Роли
journal-about-people = Люди
journal-about-organisations = Школы
journal-about-groups = Кластеры
journal-about-events = События
journal-about-papers = Бумаги
journal-about-plans = Планы
journal-about-regulation = Положение

journal-by-itself = бот
journal-person-gone = удалённый человек
journal-group-gone = (удалён)
journal-organisation-gone = удалённая организация
journal-event-gone = (удалено)
journal-nothing = ничего
journal-unknown = изменение, о котором эта версия бота не умеет рассказать

journal-coordinator-appointed = новый координатор — { $person }
journal-coordinator-dismissed = больше не координатор — { $person }
journal-leader-appointed = новый руководитель кластера { $group } — { $person }
journal-leader-dismissed = больше не руководитель кластера { $group } — { $person }
journal-deputy-named = новый заместитель руководителя кластера { $group } — { $person }
journal-deputy-ended = больше не заместитель руководителя кластера { $group } — { $person }
journal-leader-ran-out = срок руководителя кластера { $group } кончился — { $person }
journal-role-appointed = новая роль «{ $role }» — { $person }{ $more }
journal-role-ended = больше не { $role } — { $person }
journal-role-ran-out = срок роли «{ $role }» кончился — { $person }
journal-role-term = срок роли «{ $role }», { $person }: { $was } → { $became }
journal-no-term = без срока
journal-event-handed-over = событие { $event } передано — { $person }
journal-pair-confirmed = пара закреплена приказом № { $number } — { $person }
journal-pair-completed = пара завершена — { $person }
journal-pair-cancelled = пара прекращена — { $person }
journal-route-agreed = маршрут согласован, версия { $version } — { $person }
journal-route-taken = маршрут взят тьютором на сопровождение — { $person }
journal-route-declined = тьютор больше не сопровождает маршрут — { $person }
journal-route-returned = маршрут возвращён на доработку — { $person }
journal-route-step-passed = шаг маршрута принят — { $person }
journal-route-step-returned = шаг маршрута возвращён на доработку — { $person }
journal-route-finished = маршрут завершён — { $person }
journal-route-dropped = маршрут прекращён — { $person }
journal-person-renamed = исправлено имя: { $person }
journal-person-listed = в список добавлен человек: { $person }
journal-people-listed =
    { $count ->
        [one] по списку добавлен { $count } человек
        [few] по списку добавлено { $count } человека
       *[other] по списку добавлено { $count } человек
    }
journal-people-relisted =
    { $count ->
        [one] по списку исправлен { $count } человек
        [few] по списку исправлено { $count } человека
       *[other] по списку исправлено { $count } человек
    }
journal-person-moved = { $person }: «{ $was }» → «{ $became }»
journal-person-left = больше не работает — { $person }
journal-person-returned = снова работает — { $person }
journal-merge-asked = спрошено, одна ли это запись с другой: { $person }
journal-merge-refused = «Нет, это не я»: { $person }
journal-merge-withdrawn = отозван вопрос о второй записи: { $person }
journal-people-merged = соединены две записи: { $person }
journal-people-parted = две записи снова раздельны: { $person }
journal-code-handed-over = выдан код: { $person }
journal-namesakes-differ = тёзки, а не один человек: { $person }
journal-person-erased-asked = удалён человек, причина: по просьбе человека
journal-person-erased-mistake = удалён человек, причина: записано по ошибке
journal-person-erased-gone = удалён человек, причина: уже не работает
journal-person-erased-oneself = данные удалены самим человеком
journal-target-assigned = целевая категория «{ $category }» — { $person }
journal-target-ended = снята целевая категория «{ $category }» — { $person }
journal-target-disputed = возражение: категория «{ $category }» — { $person }
journal-target-answered = ответ на возражение: категория «{ $category }» — { $person }
journal-organisations-added =
    { $count ->
        [one] добавлена { $count } организация
        [few] добавлены { $count } организации
       *[other] добавлено { $count } организаций
    }
journal-organisations-taken-back =
    добавление отменено: { $count ->
        [one] убрана { $count } организация
        [few] убраны { $count } организации
       *[other] убрано { $count } организаций
    }
journal-organisation-renamed = организация «{ $was }» теперь называется «{ $became }»
journal-low-results-set = поставлена отметка «низкие результаты»: { $organisation }
journal-low-results-unset = снята отметка «низкие результаты»: { $organisation }
journal-adverse-conditions-set = поставлена отметка «сложные условия»: { $organisation }
journal-adverse-conditions-unset = снята отметка «сложные условия»: { $organisation }
journal-organisation-merged = организация «{ $was }» объединена с «{ $became }»
journal-organisation-deleted = удалена организация «{ $was }»
journal-group-founded = создан кластер { $group }
journal-group-renamed = кластер «{ $was }» теперь называется «{ $became }»
journal-group-phase = этап кластера { $group }: { $was } → { $became }
journal-group-made-for = вид кластера { $group }: { $was } → { $became }
journal-group-host = площадка кластера { $group }: { $was } → { $became }
journal-group-removed = удалён кластер «{ $was }»
journal-group-category = кластер { $group } теперь и о категории «{ $category }»
journal-group-category-gone = кластер { $group } больше не о категории «{ $category }»
journal-chat-bound = группа в мессенджере привязана к кластеру { $group }
journal-chat-unbound = группа в мессенджере отвязана от кластера { $group }
journal-member-joined = в кластере { $group } теперь { $person }
journal-member-left = из кластера { $group } выбывает { $person }
journal-event-cancelled = отменено событие { $event }
journal-event-restored = возвращено событие { $event }
journal-sheet-reopened = лист события { $event } открыт снова: { $why }
journal-broadcast-sent = рассылка, получателей: { $count }
journal-broadcast-cancelled = рассылка отменена
journal-sheet-changed = исправлена ведомость события { $event }: присутствовали { $was } → { $became }
journal-paper-ordered = подготовлена бумага № { $number }
journal-paper-ordered-unnumbered = подготовлена бумага без номера
journal-paper-signed = отмечено подписание бумаги № { $number }
journal-paper-signed-unnumbered = отмечено подписание бумаги без номера
journal-paper-unsigned = снята отметка о подписании бумаги № { $number }
journal-paper-unsigned-unnumbered = снята отметка о подписании бумаги без номера
journal-paper-numbered = записан номер бумаги: { $number }
journal-paper-scanned = сохранён скан бумаги № { $number }
journal-paper-scanned-unnumbered = сохранён скан бумаги без номера
journal-paper-published = записана ссылка на бумагу № { $number }
journal-paper-published-unnumbered = записана ссылка на бумагу без номера
journal-paper-unpublished = убрана ссылка на бумагу № { $number }
journal-paper-unpublished-unnumbered = убрана ссылка на бумагу без номера
journal-forms-kept = проверены падежи имени: { $person }
journal-forms-kept-of-words = проверены падежи слов для бумаг
journal-blank-brought = принят свой бланк: { $kind }
journal-blank-put-back = возвращена версия { $version } своего бланка: { $kind }
journal-blank-ended = возвращён обычный бланк: { $kind }
journal-regulation-key = положение, «{ $title }»: { $was } → { $became }
journal-regulation-key-changed = положение, изменено: «{ $title }»
journal-regulation-key-unknown = положение: { $was } → { $became }
journal-regulation-presets = положение, основа: { $was } → { $became }
journal-regulation-file = положение загружено из файла: версия { $was } → { $became }

journal-high-results-set = поставлена отметка «высокие результаты»: { $organisation }
journal-high-results-unset = снята отметка «высокие результаты»: { $organisation }
journal-organisation-confirmed = подтверждено название: { $organisation }
journal-headcount = численность, { $organisation }, { $became }
journal-counted = на { $day }: { $numbers }
journal-counted-teaching = педагогов { $count }
journal-counted-management = руководителей { $count }
journal-counted-young = до 35 лет { $count }
journal-counted-first = в первые три года { $count }
journal-counted-both = и то и другое { $count }
journal-headcount-taken-back = убрана запись о численности, { $organisation }: { $was }
journal-organisation-kind = вид организации { $organisation }: { $was } → { $became }
journal-organisation-outside = { $organisation } теперь за пределами района
journal-organisation-inside = { $organisation } теперь в районе
journal-organisation-address = адрес { $organisation }: { $was } → { $became }
journal-organisation-inn = ИНН { $organisation }: { $was } → { $became }
journal-organisation-ogrn = ОГРН { $organisation }: { $was } → { $became }
journal-head-named = указан руководитель: { $organisation }
journal-head-forgotten = руководитель больше не указан: { $organisation }
journal-agreement-entered = записан договор № { $number }: { $organisation }
journal-agreement-prolonged = срок договора, { $organisation }: { $was } → { $became }
journal-agreement-for-group = договор № { $number }, { $organisation }: для кластера { $group }
journal-agreement-for-no-group = договор № { $number }, { $organisation }: без кластера
journal-agreement-removed = убрана запись о договоре № { $number }: { $organisation }
journal-import-diagnosis = загружены результаты диагностики: они ушли тем, о ком они
journal-item-added = в каталоге дефицитов новый пункт: «{ $name }»
journal-item-renamed = пункт каталога дефицитов: «{ $was }» → «{ $became }»
journal-item-retired = пункт каталога дефицитов больше не предлагается: «{ $name }»
journal-item-returned = пункт каталога дефицитов снова предлагается: «{ $name }»
journal-category-added = в каталоге дефицитов новая область: «{ $name }»
journal-category-renamed = область каталога дефицитов: «{ $was }» → «{ $became }»
journal-category-retired = область каталога дефицитов больше не предлагается: «{ $name }»
journal-category-returned = область каталога дефицитов снова предлагается: «{ $name }»
journal-import-schools = загружен список школ: новых { $new }, изменено { $changed }
journal-import-plan = загрузка из файла, { $plan }: новых { $new }, изменено { $changed }
journal-plan-of = план { $group }
journal-plan-of-service = план службы
journal-plan-entry-added = { $plan }: новая запись № { $number }, срок { $term }
journal-plan-entry-changed = { $plan }, запись № { $number }: новое «{ $field }»
journal-plan-entry-term = { $plan }, запись № { $number }: срок { $was } → { $became }
journal-plan-entry-state = { $plan }, запись № { $number }: { $was } → { $became }
journal-guest-joined = гость событий соединён с педагогом: { $person }, событий { $count }
journal-guest-parted = гость событий снова отделён от педагога: { $person }

journal-leader-offered = вести кластер { $group } предложено: { $person }
journal-leader-offer-withdrawn = предложение вести кластер { $group } отозвано: { $person }
journal-leader-offer-declined = отказ вести кластер { $group }: { $person }
journal-leader-order = приказ о руководителе кластера { $group }: { $person }{ $more }
journal-no-limit = без ограничения
journal-group-places = места в кластере { $group }: { $was } → { $became }
journal-group-subject = кластер { $group } теперь и для предмета «{ $subject }»
journal-group-subject-gone = кластер { $group } больше не для предмета «{ $subject }»
journal-group-programme = программа кластера { $group }: { $name }
journal-group-programme-gone = программа кластера { $group } убрана
journal-no-part = без роли
journal-member-part = роль в кластере { $group }: { $member } — { $part }
journal-host-offered = предложение принять кластер: { $school }
journal-host-taken = предложение принять кластер принято: { $school }
journal-host-declined = предложение принять кластер отклонено: { $school }
journal-host-withdrawn = предложение принять кластер отозвано: { $school }
