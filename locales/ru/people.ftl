people-title = Люди
people-since = 🗓 Преподаёт с { $year } года
people-targets = Целевые категории: { $targets }
people-leads = 👥 Руководит: { $clusters }
people-coordinates = ✅ Координатор муниципалитета
people-target-young = молодой специалист
people-target-beginning = начинающий руководитель
people-target-low = школа с низкими результатами
people-target-adverse = школа в сложных условиях
people-make-leader = Назначить руководителем
people-promote = Сделать координатором
people-dismiss = Снять координатора
people-to-organisation = К организации

people-promote-title = Сделать координатором?
people-promote-line = Увидит всех людей, школы и показатели, сможет назначать и снимать. Чужих дефицитов не увидит.
people-promoted = ✅ Назначено.
people-dismiss-title = Снять координатора?
people-dismiss-line = Потеряет доступ к людям, школам и показателям. Своё останется.
people-dismissed = ✅ Снято.
people-dismiss-last = Это единственный координатор. Сначала назначьте другого.

people-notice-promoted-title = ✅ Вы координатор муниципалитета
people-notice-promoted-line = Вас назначил другой координатор. Теперь вам видны люди, школы и показатели.
people-notice-dismissed-title = Вы больше не координатор
people-notice-dismissed-line = Так решил координатор муниципалитета. Ваши записи и кластеры остались.
people-open-desk = Люди и школы
