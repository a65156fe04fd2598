//! Heads as schools and offices write them.

use super::*;
use crate::model::imports::Kind;

fn mapping(rows: &[&[&str]]) -> Mapping {
    let grid = Grid::of_texts("", rows.iter().map(|row| row.to_vec()));
    recognise(Kind::Staff.shape(), &[grid]).unwrap()
}

fn fields(mapping: &Mapping) -> Vec<String> {
    let code = |column: &Column| match &column.means {
        Meaning::Field(code) => code.clone(),
        Meaning::Nothing => "-".to_owned(),
        Meaning::Private => "private".to_owned(),
    };
    mapping.columns.iter().map(code).collect()
}

/// Office «Imports»: columns are recognised by their heads in many spellings.
#[test]
fn heads_are_recognised_in_many_spellings() {
    for (heads, expected) in [
        (
            &["№ п/п", "Ф.И.О.", "Место работы", "Должность", "Предмет", "Стаж"][..],
            &["-", "name", "organisation", "post", "subject", "teaching"][..],
        ),
        (
            &["Фамилия", "Имя", "Отчество", "ОО", "Занимаемая должность", "Преподаваемые предметы"],
            &["family", "given", "patronymic", "organisation", "post", "subject"],
        ),
        (
            &[
                "Фамилия, имя, отчество педагога (полностью)",
                "Наименование образовательной организации (краткое)",
                "Должность по штатному расписанию",
                "Общий стаж",
                "Педагогический стаж с (год)",
            ],
            &["name", "organisation", "post", "-", "teaching"],
        ),
        (
            &[
                "ФИО",
                "Образовательная организация",
                "Должность",
                "СНИЛС",
                "Паспорт (серия, номер)",
                "Телефон",
                "Дата рождения",
                "E-mail",
                "Адрес проживания",
            ],
            &["name", "organisation", "post", "private", "private", "private", "private", "private", "private"],
        ),
        (
            &["Full name", "School", "Position", "Teaching since", "Phone"],
            &["name", "organisation", "post", "teaching", "private"],
        ),
        // Of two that say the same, the plainer one.
        (&["ФИО педагога", "ФИО директора школы", "Школа", "Должность"], &["name", "-", "organisation", "post"]),
    ] {
        assert_eq!(fields(&mapping(&[heads, &["а"; 9][..heads.len()]])), expected, "{heads:?}");
    }
}

/// Office «Imports»: a title above the table, heads over two rows of which the upper one spans columns.
#[test]
fn heads_stand_below_titles_and_over_two_rows() {
    let found = mapping(&[
        &["Сведения о педагогических работниках"],
        &["на 1 сентября 2026 года"],
        &["№", "ФИО", "Место работы", "Стаж", ""],
        &["", "", "", "педагогический", "управленческий"],
        &["1", "Лугова Анна Ильинична", "Школа № 3", "12", ""],
    ]);
    assert_eq!(found.head, [3, 4]);
    assert_eq!(fields(&found), ["-", "name", "organisation", "teaching", "managing"]);
    assert_eq!(found.rows, 1);
    assert_eq!(found.lacks(Kind::Staff.shape()).iter().map(|field| field.code).collect::<Vec<_>>(), ["post"]);
    // A table without any known head is none.
    assert_eq!(recognise(Kind::Staff.shape(), &[Grid::of_texts("", [vec!["а", "б"], vec!["1", "2"]])]), None);
}

/// The table that reads most like a list of staff, whichever sheet it stands on.
#[test]
fn the_likeliest_table_is_taken() {
    let cover = Grid::of_texts("Титул", [vec!["Школа"], vec!["Лицей"]]);
    let list = Grid::of_texts("Кадры", [vec!["ФИО", "Школа", "Должность"], vec!["а", "б", "в"]]);
    let found = recognise(Kind::Staff.shape(), &[cover, list]).unwrap();
    assert_eq!((found.table, found.name.as_str()), (1, "Кадры"));
}

/// What was said of the same heads before is recalled; a private column stays one whatever anybody says.
#[test]
fn meanings_are_corrected_and_recalled_but_never_for_what_is_private() {
    let heads: &[&str] = &["Педагог", "Комментарий", "СНИЛС", "Школа", "Должность"];
    let found = mapping(&[heads, &["а", "б", "в", "г", "д"]]);
    let name = Meaning::Field("name".to_owned());
    let corrected = found.clone().corrected(1, name.clone());
    assert_eq!(fields(&corrected), ["-", "name", "private", "organisation", "post"]);
    assert_eq!(fields(&corrected.clone().corrected(2, name)), ["-", "-", "private", "organisation", "post"]);
    let again = mapping(&[heads, &["е", "ё", "ж", "з", "и"]]);
    assert_eq!(key(&again), key(&found));
    let meanings = corrected.meanings().into_iter().cloned().collect();
    let recalled = again.recalling(meanings);
    assert!(recalled.remembered && fields(&recalled) == fields(&corrected));
    assert_ne!(key(&mapping(&[&["ФИО", "Школа"], &["а", "б"]])), key(&found));
}

/// Nobody of the list is lost as a head: neither a school without a head above it, nor a person whose cells hold words of
/// heads.
#[test]
fn what_stands_in_a_list_is_no_head() {
    let schools = Grid::of_texts("", [vec!["Школа № 1"], vec!["МБОУ «Школа»"]]);
    assert_eq!(recognise(Kind::Schools.shape(), &[schools]), None);
    let found = mapping(&[
        &["", "ФИО", "Школа", "Должность", "Комментарий"],
        &["1", "Лугова Анна", "Лицей", "учитель", "предмет ведёт временно"],
    ]);
    assert_eq!((found.head, found.rows), (vec![1], 1));
}
