participation-listener = слушатель
participation-message = сообщение
participation-report = доклад
participation-development = методическая разработка
participation-lesson = урок
participation-class = занятие
participation-master-class = мастер-класс
participation-other = другое
