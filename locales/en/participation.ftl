participation-listener = listener
participation-message = message
participation-report = report
participation-development = methodological work
participation-lesson = lesson
participation-class = class
participation-master-class = master class
participation-other = other
