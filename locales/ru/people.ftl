# What a person, an event and a cluster are called on several screens.
people-phase-forming = набор
people-phase-working = работает
people-phase-summing = подводит итоги
people-phase-closed = завершён
people-notices-yes = ✅ Уведомления
people-notices-no = Включить уведомления
people-name-yes = ✅ Имя видят коллеги
people-name-no = Показать имя коллегам
