//! What stands about an organisation in papers: its kind, where it is, its numbers, who heads it and by what right.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::db::{Call, Values};
use crate::ids::{OrganisationId, PersonId};
use crate::model::journal::{self, Entry};
use crate::model::people::FullName;
use crate::model::roles::Coordinator;
use crate::say;
use crate::talk::{Result, Trouble, Tx};
use crate::text::{Language, forms};

/// Of what kind an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Kind {
    /// Школа, лицей, гимназия.
    School,
    /// Детский сад.
    Kindergarten,
    /// Дополнительное образование.
    Further,
    /// Методический центр, центр развития образования.
    Centre,
    /// Колледж, техникум.
    College,
    /// Вуз, институт.
    University,
    /// Орган управления.
    Authority,
    /// Общественное объединение.
    Association,
    /// Другая.
    Other,
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Kind; 9] = [
        Kind::School,
        Kind::Kindergarten,
        Kind::Further,
        Kind::Centre,
        Kind::College,
        Kind::University,
        Kind::Authority,
        Kind::Association,
        Kind::Other,
    ];

    /// «Детский сад»: on a button and in a list.
    pub fn named(self, language: Language) -> String {
        match self {
            Kind::School => say!(language, "model-kind-school"),
            Kind::Kindergarten => say!(language, "model-kind-kindergarten"),
            Kind::Further => say!(language, "model-kind-further"),
            Kind::Centre => say!(language, "model-kind-centre"),
            Kind::College => say!(language, "model-kind-college"),
            Kind::University => say!(language, "model-kind-university"),
            Kind::Authority => say!(language, "model-kind-authority"),
            Kind::Association => say!(language, "model-kind-association"),
            Kind::Other => say!(language, "model-kind-other"),
        }
    }

    /// The kind that a name tells; what tells nothing is a school, as most are.
    pub fn of(search_form: &str) -> Kind {
        // Search forms have a blank before each word.
        let has = |words: &[&str]| words.iter().any(|word| search_form.contains(&format!(" {word}")));
        if has(&["детский сад", "детсад", "доу", "мбдоу", "мдоу", "мкдоу", "мадоу", "ясли"])
        {
            Kind::Kindergarten
        } else if has(&["школа искусств", "музыкальная школа", "спортивная школа", "дом творчества", "дюсш"])
            || has(&["детского творчества", "дополнительного образования", "дши", "центр творчества"])
        {
            Kind::Further
        } else if has(&["школа", "сош", "оош", "нош", "лице", "гимнази", "интернат"]) {
            Kind::School
        } else if has(&["колледж", "техникум", "училищ"]) {
            Kind::College
        } else if has(&["университет", "институт", "академия"]) {
            Kind::University
        } else if has(&["управление", "отдел образования", "комитет", "администраци", "департамент"])
        {
            Kind::Authority
        } else if has(&["центр", "методическ", "имц", "цро"]) {
            Kind::Centre
        } else if has(&["ассоциация", "союз", "объединение", "общественн"]) {
            Kind::Association
        } else {
            Kind::School
        }
    }
}

/// What papers say of an organisation.
#[derive(Debug, Clone)]
pub struct Details {
    /// The short name.
    pub name: String,
    /// The official name.
    pub full_name: String,
    /// Its kind.
    pub kind: Kind,
    /// Whether it is outside the municipality.
    pub outside: bool,
    /// Where it is.
    pub address: Option<String>,
    /// ИНН.
    pub inn: Option<String>,
    /// ОГРН.
    pub ogrn: Option<String>,
    /// Who heads it.
    pub head: Option<Head>,
}

/// Who heads an organisation.
#[derive(Debug, Clone)]
pub struct Head {
    /// The person, where they are known here.
    pub person: Option<PersonId>,
    /// The name.
    pub name: FullName,
    /// The post: «директор».
    pub post: String,
    /// By what right they sign, in the genitive: «Устава», «доверенности № 5 от 01.09.2026».
    pub basis: String,
    /// Whether they work elsewhere by now: such a head signs nothing.
    pub has_left: bool,
}

/// What papers say of an organisation of the municipality.
pub async fn details(tx: &mut Tx, _: Coordinator, id: OrganisationId) -> Result<Details> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT short_name, full_name, kind AS "kind!: Kind", outside AS "outside!: bool", address, inn, ogrn,
                  person_id AS "person?: PersonId", coalesce(person.family_name, head.family_name) AS "family?: String",
                  coalesce(person.given_name, head.given_name) AS "given?: String",
                  coalesce(person.patronymic, head.patronymic) AS "patronymic?: String", post AS "post?",
                  basis AS "basis?",
                  person_id IS NOT NULL AND (person.organisation_id IS NOT organisation.id OR person.left_at IS NOT NULL)
                      AS "has_left!: bool"
           FROM organisation
           LEFT JOIN organisation_head AS head ON head.organisation_id = organisation.id
           LEFT JOIN person ON person.id = head.person_id
           WHERE organisation.id = ? AND organisation.municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let named = row.family.zip(row.given).zip(row.patronymic).zip(row.post.zip(row.basis));
    let head = named.map(|(((family, given), patronymic), (post, basis))| Head {
        person: row.person,
        name: FullName::of(family, given, patronymic),
        post,
        basis,
        has_left: row.has_left,
    });
    Ok(Details {
        name: row.short_name,
        full_name: row.full_name,
        kind: row.kind,
        outside: row.outside,
        address: row.address,
        inn: row.inn,
        ogrn: row.ogrn,
        head,
    })
}

/// One thing that is said of an organisation, as it shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// Its kind.
    Kind(Kind),
    /// Whether it is outside the municipality.
    Outside(bool),
    /// Where it is; `None` takes it away.
    Address(Option<String>),
    /// ИНН.
    Inn(Option<String>),
    /// ОГРН.
    Ogrn(Option<String>),
}

/// Says one thing of an organisation anew; nothing where it stands there already.
pub async fn set_detail(tx: &mut Tx, by: Coordinator, id: OrganisationId, detail: &Detail) -> Result<()> {
    static KIND: LazyLock<Call> = LazyLock::new(|| Call::of(&[SET_KIND, journal::NOTE]));
    static OUTSIDE: LazyLock<Call> = LazyLock::new(|| Call::of(&[SET_OUTSIDE, journal::NOTE]));
    static ADDRESS: LazyLock<Call> = LazyLock::new(|| Call::of(&[SET_ADDRESS, journal::NOTE]));
    static INN: LazyLock<Call> = LazyLock::new(|| Call::of(&[SET_INN, journal::NOTE]));
    static OGRN: LazyLock<Call> = LazyLock::new(|| Call::of(&[SET_OGRN, journal::NOTE]));
    let now = details(tx, by, id).await?;
    let stored = |kind: Kind| serde_json::to_value(kind).ok().and_then(|kind| kind.as_str().map(str::to_owned));
    let values = Values::default();
    let (call, values, matter, was, became): (&'static Call, _, _, _, _) = match detail {
        Detail::Kind(kind) => (&*KIND, values.and(*kind)?, "organisation-kind", stored(now.kind), stored(*kind)),
        Detail::Outside(outside) => (
            &*OUTSIDE,
            values.and(*outside)?,
            "organisation-outside",
            Some(now.outside.to_string()),
            Some(outside.to_string()),
        ),
        Detail::Address(address) => {
            (&*ADDRESS, values.and(address.clone())?, "organisation-address", now.address, address.clone())
        }
        Detail::Inn(inn) => (&*INN, values.and(inn.clone())?, "organisation-inn", now.inn, inn.clone()),
        Detail::Ogrn(ogrn) => (&*OGRN, values.and(ogrn.clone())?, "organisation-ogrn", now.ogrn, ogrn.clone()),
    };
    if was == became {
        return Ok(());
    }
    let values = values.and(id)?.and(tx.municipality())?;
    let entry = Entry { organisation: Some(id), was, became, ..Entry::default() };
    let values = journal::noted(values, tx, by.id(), matter, entry)?;
    call.make(tx.db(), values).await?;
    Ok(())
}

const SET_KIND: &str = "UPDATE organisation SET kind = ? WHERE id = ? AND municipality_id = ?";
const SET_OUTSIDE: &str = "UPDATE organisation SET outside = ? WHERE id = ? AND municipality_id = ?";
const SET_ADDRESS: &str = "UPDATE organisation SET address = ? WHERE id = ? AND municipality_id = ?";
const SET_INN: &str = "UPDATE organisation SET inn = ? WHERE id = ? AND municipality_id = ?";
const SET_OGRN: &str = "UPDATE organisation SET ogrn = ? WHERE id = ? AND municipality_id = ?";

/// A head that is to be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewHead {
    /// The name: whoever works there under it alone is meant, and is followed when they are renamed.
    pub name: FullName,
    /// The post.
    pub post: String,
    /// By what right they sign.
    pub basis: String,
}

/// Names who heads an organisation. The journal says that it was done, and no name.
pub async fn set_head(tx: &mut Tx, by: Coordinator, id: OrganisationId, head: &NewHead) -> Result<()> {
    static NAMES: LazyLock<Call> = LazyLock::new(|| Call::of(&[NAME, journal::NOTE]));
    let municipality = tx.municipality();
    let NewHead { name, post, basis } = head;
    let form = forms::search(&name.listed());
    // One of two namesakes would be taken for the other: then it is the name alone.
    let found = sqlx::query!(
        r#"SELECT (SELECT iif(count(*) = 1, max(person.id), NULL) FROM person
                   WHERE organisation_id = organisation.id AND search_form = ?3 AND left_at IS NULL) AS "person?: PersonId"
           FROM organisation WHERE id = ?1 AND municipality_id = ?2"#,
        id,
        municipality,
        form
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let typed = found.person.is_none();
    let part = |part: &str| typed.then(|| part.to_owned());
    let values = Values::default().and(id)?.and(found.person)?.and(part(&name.family))?.and(part(&name.given))?;
    let values = values.and(part(&name.patronymic))?.and(part(&form))?.and(post.clone())?.and(basis.clone())?;
    let entry = Entry { organisation: Some(id), person: found.person, ..Entry::default() };
    let values = journal::noted(values, tx, by.id(), "organisation-head", entry)?;
    NAMES.make(tx.db(), values).await?;
    Ok(())
}

const NAME: &str = "INSERT INTO organisation_head (organisation_id, person_id, family_name, given_name, patronymic,
                                                   search_form, post, basis)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (organisation_id) DO UPDATE SET person_id = excluded.person_id, family_name = excluded.family_name,
         given_name = excluded.given_name, patronymic = excluded.patronymic, search_form = excluded.search_form,
         post = excluded.post, basis = excluded.basis";

/// Forgets who heads an organisation: at their request, or because they do no more.
pub async fn forget_head(tx: &mut Tx, by: Coordinator, id: OrganisationId) -> Result<()> {
    static FORGETS: LazyLock<Call> = LazyLock::new(|| Call::of(&[FORGET, journal::NOTE]));
    let values = Values::default().and(id)?.and(tx.municipality())?;
    let entry = Entry { organisation: Some(id), became: Some("false".to_owned()), ..Entry::default() };
    let values = journal::noted(values, tx, by.id(), "organisation-head", entry)?;
    FORGETS.make(tx.db(), values).await?;
    Ok(())
}

const FORGET: &str = "DELETE FROM organisation_head
     WHERE organisation_id = ? AND organisation_id IN (SELECT id FROM organisation WHERE municipality_id = ?)";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::schools::search_form;

    /// Office, «Organisations»: the kind is proposed by the name, however it is written.
    #[test]
    fn a_name_tells_the_kind() {
        for (name, kind) in [
            ("Школа № 3", Kind::School),
            ("МБОУ «СОШ № 3»", Kind::School),
            ("Лицей", Kind::School),
            ("МДОУ детский сад «Теремок»", Kind::Kindergarten),
            ("Детская школа искусств", Kind::Further),
            ("Центр детского творчества", Kind::Further),
            ("Центр развития образования", Kind::Centre),
            ("Лесной педагогический колледж", Kind::College),
            ("Университет", Kind::University),
            ("Управление образования Лесного района", Kind::Authority),
            ("Ассоциация молодых учителей", Kind::Association),
            ("Берёзка", Kind::School),
        ] {
            assert_eq!(Kind::of(&search_form(name, name)), kind, "{name}");
        }
    }
}
