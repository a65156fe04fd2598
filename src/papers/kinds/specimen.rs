//! Invented values: what a specimen of a blank shows, and every name that a blank may use.

use chrono::{Datelike, NaiveDate};

use super::{
    Head, Host, Line, PlanLine, Requisites, Somebody, StaffLine, agreement, plan, roster_order,
    rules::specimen as in_force, staff,
};
use crate::model::papers::Kind;
use crate::model::people::FullName;
use crate::papers::word::Values;

/// Invented values, for a specimen of a blank.
pub fn specimen(kind: Kind, day: NaiveDate) -> Values {
    let named =
        |family: &str, given: &str, patronymic: &str| FullName::of(family.into(), given.into(), patronymic.into());
    let head = Head {
        office: Some("Управление образования".to_owned()),
        number: Some("1".to_owned()),
        day: Some(day),
        school_year: format!("{0}/{1}", day.year(), day.year() + 1),
        signatory: Some("Начальников Пётр Петрович".to_owned()),
        signatory_post: Some("Начальник управления".to_owned()),
        basis: Some("Положения об управлении".to_owned()),
        place: Some("с. Образцовое".to_owned()),
        address: Some("с. Образцовое, ул. Центральная, 1".to_owned()),
        inn: Some("0000000000".to_owned()),
        ogrn: Some("0000000000000".to_owned()),
        executor: Some(named("Методистова", "Мария", "Ивановна")),
        phone: Some("8 (000) 000-00-00".to_owned()),
        ..Head::default()
    };
    let leader = Somebody {
        name: named("Образцова", "Анна", "Ильинична"),
        post: Some("Учитель".to_owned()),
        organisation: "Школа № 1".to_owned(),
    };
    let member = |name: &FullName, role: &str| Line {
        name: Some(name.listed()),
        post: Some("Учитель".to_owned()),
        organisation: Some("Школа № 1".to_owned()),
        role: role.to_owned(),
        outside: false,
    };
    let other = named("Примеров", "Иван", "Сергеевич");
    match kind {
        Kind::RosterOrder => {
            let members = [member(&leader.name, "руководитель"), member(&other, "участник")];
            roster_order(&head, "Образец", Some(&leader), &members)
        }
        Kind::Agreement => {
            let director = Somebody { name: other, post: Some("Директор".to_owned()), ..leader };
            let requisites = Requisites {
                address: Some("ул. Школьная, 1".to_owned()),
                inn: Some("0000000000".to_owned()),
                ogrn: Some("0000000000000".to_owned()),
                basis: Some("Устава".to_owned()),
            };
            let host = Host { name: Some("Школа № 1"), requisites: &requisites };
            agreement(&head, "Образец", host, Some(&director), &["Школа № 2".to_owned()])
        }
        Kind::Staff => {
            let line = StaffLine {
                name: Some(other.listed()),
                post: Some("Учитель".to_owned()),
                organisation: Some("Школа № 1".to_owned()),
                subjects: "Физика".to_owned(),
                since: Some(day),
            };
            staff(&head, "Образцовый район", &[line])
        }
        Kind::Rules => in_force(&head, day),
        Kind::Plan => {
            let line = PlanLine {
                number: Some("1".to_owned()),
                matter: "Заседание".to_owned(),
                form: Some("семинар".to_owned()),
                term: "октябрь 2026".to_owned(),
                responsible: Some("методист".to_owned()),
                participants: Some("учителя".to_owned()),
                result: Some("протокол".to_owned()),
                note: None,
                mark: String::new(),
            };
            plan(&head, Some("Образец"), Some(&leader.name), &[line])
        }
    }
}
