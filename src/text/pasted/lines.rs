//! The lines of a pasted list: cells of a table, several things on one line, and what a line is.

use super::{Of, Passed, Why, marks};
use crate::text::{forms, one_line};

/// What a line, or a part of one, turned out to be.
pub enum Row {
    Item(String),
    Passed(Passed),
}

/// The rows of a pasted text, in their order.
pub fn rows(typed: &str, of: Of) -> Vec<Row> {
    let lines: Vec<&str> = typed.lines().map(seen).filter(|line| !line.is_empty()).flat_map(numbered_through).collect();
    let semicolons = is_table_of_semicolons(&lines, of);
    let counted = counts_lines(&lines);
    let mut columns = None;
    let mut rows = Vec::new();
    for line in lines {
        let cells = cells(line, semicolons);
        if cells.len() > 1
            && let Some(found) = head(&cells, of)
        {
            columns = Some(found);
            rows.push(passed(line, Why::Heading));
            continue;
        }
        let thing = thing(&cells, columns.as_deref(), of);
        let thing = match marks::bare_number(&thing) {
            Some((_, rest)) if counted && cells.len() == 1 => rest.to_owned(),
            _ => thing,
        };
        let thing = marks::unmarked(&thing);
        match about(thing) {
            Some(why) => match named_after(thing, of) {
                Some(names) => things(names, of, &mut rows),
                None => rows.push(passed(line, why)),
            },
            None => things(thing, of, &mut rows),
        }
    }
    rows
}

/// A line without what cannot be seen at its ends; tabs part the cells of a table, and stay.
fn seen(line: &str) -> &str {
    let line = line.trim_matches(|c: char| c != '\t' && forms::is_blank(c.encode_utf8(&mut [0; 4])));
    if forms::is_blank(line) { "" } else { line }
}

fn passed(line: &str, why: Why) -> Row {
    Row::Passed(Passed { line: one_line(line), why })
}

/// «1. Лицей 2. Гимназия»: the breaks between the lines were lost on the way, the numbers were not.
fn numbered_through(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = line;
    let first = line.split(['.', ')']).next().and_then(|number| number.trim().parse::<u32>().ok());
    let mut number = first.filter(|number| *number < 1000);
    while let Some(this) = number {
        let next = this + 1;
        let at = [format!(" {next}. "), format!(" {next}) ")].iter().filter_map(|mark| rest.find(mark.as_str())).min();
        match at {
            Some(at) => {
                parts.push(&rest[..at]);
                rest = &rest[at + 1..];
                number = Some(next);
            }
            None => number = None,
        }
    }
    parts.push(rest);
    parts
}

/// Whether numbers without a sign count the lines: one follows the other, and what stands behind them differs. «3 школа»
/// and «4 школа» are names.
fn counts_lines(lines: &[&str]) -> bool {
    let numbered: Vec<(u32, &str)> = lines.iter().filter_map(|line| marks::bare_number(line)).collect();
    let mut things: Vec<String> = numbered.iter().map(|(_, rest)| forms::search(rest)).collect();
    let count = things.len();
    things.sort_unstable();
    things.dedup();
    count > 1 && things.len() == count && numbered.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1)
}

/// The cells of a line of a table; a line that is none has one.
fn cells(line: &str, semicolons: bool) -> Vec<&str> {
    if line.contains('\t') {
        line.split('\t').map(str::trim).collect()
    } else if line.starts_with('|') || line.matches('|').count() > 1 {
        line.trim_matches('|').split('|').map(str::trim).collect()
    } else if semicolons {
        parted(line, &[';']).into_iter().map(str::trim).collect()
    } else {
        vec![line]
    }
}

/// Whether semicolons part the cells of a table, as in a file of a spreadsheet, and not the things of a list: a table has
/// a head, or counts its lines.
fn is_table_of_semicolons(lines: &[&str], of: Of) -> bool {
    let rows: Vec<Vec<&str>> = lines.iter().map(|line| cells(line, true)).filter(|cells| cells.len() > 1).collect();
    let counted = rows.iter().filter(|cells| cells[0].parse::<u32>().is_ok()).count();
    rows.len() > 1 && (head(&rows[0], of).is_some() || 2 * counted > rows.len())
}

/// If these cells are the head of a table, the columns with the names.
fn head(cells: &[&str], of: Of) -> Option<Vec<usize>> {
    let forms: Vec<String> = cells.iter().map(|cell| forms::search(cell).trim_start().to_owned()).collect();
    let columns = |heads: &[&str]| -> Vec<usize> {
        let begins = |form: &String| heads.iter().any(|head| form == head || form.starts_with(&format!("{head} ")));
        (0..forms.len()).filter(|at| begins(&forms[*at])).collect()
    };
    let found = match of {
        Of::Organisations => {
            let mut named = columns(&["полное наименование", "наименование", "название", "краткое наименование"]);
            if named.is_empty() {
                let whole = ["школа", "организация", "учреждение", "оо", "оу", "образовательная организация"];
                named = (0..forms.len()).filter(|at| whole.contains(&forms[*at].as_str())).collect();
            }
            named.truncate(1);
            named
        }
        Of::People => {
            let mut named = columns(&["фио", "ф и о", "фамилия имя", "фамилия и"]);
            named.truncate(1);
            if named.is_empty() { columns(&["фамилия", "имя", "отчество"]) } else { named }
        }
    };
    (!found.is_empty()).then_some(found)
}

/// The cell with the name; of people, up to three cells.
fn thing(cells: &[&str], columns: Option<&[usize]>, of: Of) -> String {
    if cells.len() == 1 {
        return cells[0].to_owned();
    }
    if let Some(columns) = columns.filter(|columns| columns.iter().all(|at| *at < cells.len())) {
        let named: Vec<&str> = columns.iter().map(|at| cells[*at]).filter(|cell| !cell.is_empty()).collect();
        if !named.is_empty() {
            return named.join(" ");
        }
    }
    // A letter alone is a bullet of Word's.
    let is_named = |cell: &&&str| cell.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
    let Some(at) = cells.iter().position(|cell| is_named(&cell)) else {
        return cells.join(" ");
    };
    let is_word =
        |cell: &str| !cell.is_empty() && cell.chars().all(|c| c.is_alphabetic() || c == '-') && !is_organisation(cell);
    if of == Of::People && is_word(cells[at]) {
        return cells[at..].iter().take(3).take_while(|cell| is_word(cell)).copied().collect::<Vec<_>>().join(" ");
    }
    cells[at].to_owned()
}

/// The things of a line.
fn things(line: &str, of: Of, rows: &mut Vec<Row>) {
    let mut parts = parted(line, &[';']);
    match of {
        Of::People => {
            let names = parts.into_iter().flat_map(|part| parted(part, &[','])).flat_map(|part| part.split(" и "));
            parts = names.map(without_remark).collect();
        }
        Of::Organisations => {
            let commas = |part| {
                let parts = parted(part, &[',']);
                if parts.iter().all(|part| is_organisation(part)) { parts } else { vec![part] }
            };
            parts = parts.into_iter().flat_map(commas).collect();
        }
    }
    let lone = parts.len() == 1;
    for part in parts {
        let item = marks::tidy(marks::unmarked(part));
        match about(&item) {
            // «Борисов Николай, учитель физики»: what stands behind a name is no name.
            None if of == Of::People && !lone && is_post(&item) => rows.push(passed(part, Why::Heading)),
            None => rows.push(Row::Item(item)),
            // Nothing between two signs is nothing; a line of nothing is a line.
            Some(Why::Empty) if !lone && forms::search(part).is_empty() => {}
            Some(why) => rows.push(passed(part, why)),
        }
    }
}

/// Parts a line at these signs, but not within quotes or brackets.
fn parted<'a>(line: &'a str, signs: &[char]) -> Vec<&'a str> {
    let (mut parts, mut from, mut depth, mut straight) = (Vec::new(), 0, 0_usize, false);
    // A quote that is never closed encloses nothing.
    let pairs = line.matches('"').count().is_multiple_of(2);
    let closes = line.chars().filter(|c| matches!(c, '«' | '„' | '(')).count()
        <= line.chars().filter(|c| matches!(c, '»' | '“' | '”' | ')')).count();
    for (at, c) in line.char_indices() {
        match c {
            '"' if pairs => straight = !straight,
            '«' | '„' | '(' if closes => depth += 1,
            '»' | '“' | '”' | ')' if closes => depth = depth.saturating_sub(1),
            _ if depth == 0 && !straight && signs.contains(&c) => {
                parts.push(&line[from..at]);
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&line[from..]);
    parts
}

/// A name without what stands behind it: «(Школа № 3)», « — учитель».
fn without_remark(name: &str) -> &str {
    let ends = ["(", " - ", " – ", " — ", " :"];
    let end = ends.iter().filter_map(|end| name.find(end)).filter(|at| *at > 0).min();
    end.map_or(name, |end| &name[..end])
}

/// «Присутствовали: Борисов, Иванова»: the names after a heading of those who came.
fn named_after(line: &str, of: Of) -> Option<&str> {
    let (head, names) = line.split_once(':')?;
    let came = ["присутствовали", "присутствуют", "пришли", "были", "участники", "участвовали"];
    let head = forms::search(head);
    let is_of_those = of == Of::People && head.split_whitespace().next().is_some_and(|word| came.contains(&word));
    (is_of_those && names.chars().any(char::is_alphabetic)).then_some(names)
}

/// If a line is about the list and not of it, what it is.
fn about(line: &str) -> Option<Why> {
    let form = forms::search(line);
    let words: Vec<&str> = form.split_whitespace().collect();
    let Some(first) = words.first().filter(|_| line.chars().any(char::is_alphabetic)) else {
        return Some(Why::Empty);
    };
    let is_sum = SUMS.contains(first) || words.starts_with(&["общее", "количество"]);
    if is_sum {
        return Some(Why::Sum);
    }
    let is_day = *first == "на" && words.get(1).is_some_and(|word| word.chars().all(|c| c.is_ascii_digit()));
    let is_address = line.contains('@') || ["http", "https", "www"].contains(first);
    let last = words.last().copied().unwrap_or_default();
    let is_district =
        ["район", "района", "округ", "округа"].contains(&last) && !is_organisation(line) && !line.contains('«');
    let leads = line.trim_end().ends_with(':') && !line.contains(['«', '№', '"']);
    (HEADS.contains(first) || is_day || is_address || is_district || leads || words == ["п", "п"])
        .then_some(Why::Heading)
}

/// The words that a sum begins with.
const SUMS: [&str; 6] = ["итого", "всего", "итог", "сумма", "количество", "total"];

/// The words that a heading, a signature or a letter around a list begins with: no school and nobody is called so.
const HEADS: [&str; 81] = [
    "дата",
    "не",
    "нет",
    "отсутствовал",
    "отсутствовала",
    "присутствовало",
    "список",
    "списки",
    "перечень",
    "реестр",
    "приложение",
    "таблица",
    "наименование",
    "название",
    "утверждаю",
    "утвержден",
    "утверждено",
    "исполнитель",
    "исполнила",
    "исп",
    "начальник",
    "руководитель",
    "директор",
    "заместитель",
    "специалист",
    "методист",
    "подпись",
    "составил",
    "составила",
    "тел",
    "телефон",
    "факс",
    "email",
    "здравствуйте",
    "добрый",
    "уважаемые",
    "уважаемый",
    "уважаемая",
    "прошу",
    "просим",
    "направляем",
    "направляю",
    "высылаю",
    "вот",
    "присутствовали",
    "присутствуют",
    "участники",
    "участвовали",
    "отсутствовали",
    "отсутствуют",
    "явочный",
    "регистрационный",
    "фио",
    "фамилия",
    "председатель",
    "секретарь",
    "протокол",
    "сведения",
    "информация",
    "контакты",
    "адрес",
    "сайт",
    "страница",
    "образовательные",
    "общеобразовательные",
    "муниципальные",
    "государственные",
    "дошкольные",
    "городские",
    "сельские",
    "средние",
    "школы",
    "сады",
    "детские",
    "гимназии",
    "лицеи",
    "организации",
    "учреждения",
    "филиалы",
    "пришли",
    "были",
];

/// Whether something is said of somebody, and is nobody's name.
fn is_post(words: &str) -> bool {
    const POSTS: [&str; 15] = [
        "учител",
        "воспитател",
        "директор",
        "завуч",
        "педагог",
        "методист",
        "психолог",
        "логопед",
        "заместител",
        "заведующ",
        "преподавател",
        "библиотекар",
        "тьютор",
        "руководител",
        "классный",
    ];
    let form = forms::search(words);
    let first = form.split_whitespace().next().unwrap_or_default();
    POSTS.iter().any(|post| first.starts_with(post)) || is_organisation(words)
}

/// Whether something is called as institutions are.
fn is_organisation(name: &str) -> bool {
    let form = forms::search(name);
    form.split_whitespace().any(|word| {
        let begins =
            ["школ", "гимнази", "лице", "детск", "сад", "центр", "учрежден", "колледж", "техникум", "интернат"];
        let whole = [
            "сош",
            "оош",
            "нош",
            "мбоу",
            "мкоу",
            "маоу",
            "моу",
            "мдоу",
            "мбдоу",
            "мкдоу",
            "мадоу",
            "доу",
            "мбу",
            "мку",
            "мау",
            "дюсш",
            "сюн",
            "ддт",
        ];
        begins.iter().any(|begin| word.starts_with(begin)) || whole.contains(&word)
    })
}
