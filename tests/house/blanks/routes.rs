//! The blanks of individual routes: the route with its sheet of agreement (P19), the extract for an attestation (P20), the
//! profile of deficits (P21).

use super::*;

/// P19. Whoever is not known is written in by hand.
pub fn route() -> Vec<u8> {
    let grif = Look { left: 150.0, ..PLAIN };
    let mut body = vec![
        paragraph("{{шапка}}", Look { after: 6, ..HEAD }),
        paragraph("УТВЕРЖДАЮ", grif),
        paragraph("Директор __________ ______________", grif),
        paragraph("«___» __________ 20__ г.", Look { after: 12, ..grif }),
        paragraph("ИНДИВИДУАЛЬНЫЙ ОБРАЗОВАТЕЛЬНЫЙ МАРШРУТ", HEAD),
        paragraph("педагогического работника", Look { after: 12, ..HEAD }),
    ];
    for words in [
        "Фамилия, имя, отчество: {{имя}}",
        "Должность: {{должность}}. Предметы: {{предметы}}. Преподаёт с: {{преподает с}}",
        "Квалификационная категория: {{категория}}. Последнее повышение квалификации: {{повышение}}",
        "Период: {{период}}. Версия {{версия}}, {{состояние}}",
        "Основание: {{основание}}",
        "Цель: {{цель}}",
        "Тьютор: {{тьютор}}",
    ] {
        body.push(paragraph(words, PLAIN));
    }
    body.push(paragraph("", PLAIN));
    body.push(table(&[
        (11.0, "№ п/п", "{{#шаги}}{{№}}"),
        (38.0, "Дефицит", "{{дефицит}}"),
        (62.0, "Мероприятие, форма", "{{мероприятие}}"),
        (26.0, "Срок", "{{срок}}"),
        (38.0, "Результат", "{{результат}}"),
        (38.0, "Подтверждение", "{{подтверждение}}"),
        (35.0, "Отметка", "{{отметка}}{{/шаги}}"),
    ]));
    body.push(paragraph("{{по этапам}}", Look { after: 12, ..PLAIN }));
    body.push(paragraph("Достигнутый уровень: {{итог}}", PLAIN));
    body.push(paragraph("Рефлексия: {{рефлексия}}", PLAIN));
    body.push(paragraph("Рекомендация: {{рекомендация}}", Look { after: 12, ..PLAIN }));
    body.push(paragraph("ЛИСТ СОГЛАСОВАНИЯ", HEAD));
    body.push(table(&[
        (11.0, "№ п/п", "{{#согласование}}{{№}}"),
        (55.0, "Должность", "{{должность}}"),
        (70.0, "Фамилия, имя, отчество", "{{имя}}"),
        (56.0, "Замечания", "{{замечания}}"),
        (30.0, "Дата", "{{дата}}"),
        (30.0, "Подпись", "{{/согласование}}"),
    ]));
    document(body, true)
}

/// P20. The office writes the number and the day; deficits stand there by the teacher's own word alone.
pub fn extract() -> Vec<u8> {
    let mut body = vec![
        paragraph("{{шапка}}", Look { after: 12, ..HEAD }),
        paragraph("«___» __________ 20__ г.\t\t№ ___", Look { after: 12, ..PLAIN }),
        paragraph("СПРАВКА", HEAD),
        paragraph("о реализации индивидуального образовательного маршрута", Look { after: 12, ..HEAD }),
        paragraph(
            "Дана {{имя дательный}} ({{должность}}, {{организация}}) в том, что педагогический работник {{проходит}} \
             индивидуальный образовательный маршрут. Период: {{период}}. Основание: {{основание}}.",
            BODY,
        ),
        paragraph("{{#с дефицитами}}", PLAIN),
        paragraph("Маршрут направлен на преодоление дефицитов: {{дефициты}}.", BODY),
        paragraph("{{/с дефицитами}}", PLAIN),
        paragraph("Выполнено: {{сделано}} из {{всего}}.", Look { after: 6, ..BODY }),
    ];
    body.push(table(&[
        (25.0, "Дата", "{{#выполнено}}{{день}}"),
        (30.0, "Форма", "{{форма}}"),
        (60.0, "Содержание", "{{мероприятие}}"),
        (50.0, "Подтверждение", "{{подтверждение}}{{/выполнено}}"),
    ]));
    body.push(paragraph("Справка дана для представления в аттестационную комиссию.", Look { after: 12, ..BODY }));
    body.push(paragraph(SIGNED, PLAIN));
    document(body, false)
}

/// P21.
pub fn profile() -> Vec<u8> {
    let mut body = vec![
        paragraph("{{шапка}}", Look { after: 12, ..HEAD }),
        paragraph("ПРОФИЛЬ ПРОФЕССИОНАЛЬНЫХ ДЕФИЦИТОВ", HEAD),
        paragraph("на {{дата}}", Look { after: 12, ..CENTRE }),
        paragraph("{{имя}}, {{должность}}, {{организация}}", Look { after: 12, ..PLAIN }),
    ];
    body.push(table(&[
        (11.0, "№ п/п", "{{#дефициты}}{{№}}"),
        (34.0, "Область", "{{область}}"),
        (38.0, "Дефицит", "{{дефицит}}"),
        (22.0, "Уровень", "{{уровень}}"),
        (32.0, "Источник, результат", "{{источник}}"),
        (28.0, "Состояние", "{{состояние}}{{/дефициты}}"),
    ]));
    body.push(paragraph("Приоритетные дефициты (не более трёх): {{приоритетные}}", Look { after: 6, ..BODY }));
    body.push(paragraph("Рекомендация: {{рекомендация}}", Look { after: 12, ..BODY }));
    body.push(paragraph("Ознакомлен(а)\t____________\t{{подпись}}", PLAIN));
    document(body, false)
}
