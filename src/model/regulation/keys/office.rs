//! The office: its names, its letterhead, on what it stands.

use crate::model::organisations::{inn, ogrn};
use crate::model::regulation::rule::{Chapter, Concern, Fit, Key, Preset, Rule};
use crate::say;

/// Name of the municipality: papers and pictures bear it.
pub static MUNICIPALITY_NAME: Key<Vec<String>> =
    Key::cases("municipality_name", Chapter::Office, |language| say!(language, "regulation-municipality-name"))
        .note(|language| say!(language, "regulation-municipality-name-note"))
        .own()
        .acts();

/// Name of the office.
pub static OFFICE_NAME: Key<Vec<String>> =
    Key::cases("office_name", Chapter::Office, |language| say!(language, "regulation-office-name")).own().acts();

/// Post of the head.
pub static HEAD_POST: Key<Vec<String>> =
    Key::cases("head_post", Chapter::Office, |language| say!(language, "regulation-head-post")).own().acts();

/// Head.
pub static HEAD_NAME: Key<Vec<String>> =
    Key::cases("head_name", Chapter::Office, |language| say!(language, "regulation-head-name")).own().acts();

/// Letterhead.
pub static LETTERHEAD: Key<Vec<String>> =
    Key::lines("letterhead", Chapter::Office, |language| say!(language, "regulation-letterhead"), 8).own().acts();

/// By what right the head signs, in the genitive: «Устава» (P36).
pub static HEAD_BASIS: Key<Vec<String>> =
    Key::lines("head_basis", Chapter::Office, |language| say!(language, "regulation-head-basis"), 1)
        .note(|language| say!(language, "regulation-head-basis-note"))
        .own()
        .acts();

/// The place that stands on papers: a town, a village (PAPERS 0.1).
pub static OFFICE_PLACE: Key<Vec<String>> =
    Key::lines("office_place", Chapter::Office, |language| say!(language, "regulation-office-place"), 1).own().acts();

/// The office's own address, for agreements.
pub static OFFICE_ADDRESS: Key<Vec<String>> =
    Key::lines("office_address", Chapter::Office, |language| say!(language, "regulation-office-address"), 1)
        .own()
        .acts();

/// The office's ИНН.
pub static OFFICE_INN: Key<Vec<String>> = Key::code(
    "office_inn",
    Chapter::Office,
    |language| say!(language, "regulation-office-inn"),
    |typed| inn(typed).ok(),
)
.own()
.acts();

/// The office's ОГРН.
pub static OFFICE_OGRN: Key<Vec<String>> = Key::code(
    "office_ogrn",
    Chapter::Office,
    |language| say!(language, "regulation-office-ogrn"),
    |typed| ogrn(typed).ok(),
)
.own()
.acts();

/// The telephone that stands beside whoever made a paper (PAPERS 0.12).
pub static OFFICE_PHONE: Key<Vec<String>> =
    Key::lines("office_phone", Chapter::Office, |language| say!(language, "regulation-office-phone"), 1).own().acts();

choices! {
    /// In which order a signature has the parts of a name (PAPERS 0.9).
    NameOrder {
        InitialsFirst "initials_first" |language| say!(language, "regulation-name-order-initials"),
        FamilyFirst "family_first" |language| say!(language, "regulation-name-order-family"),
    }
}

/// Names in signatures.
pub static NAME_ORDER: Key<NameOrder> =
    Key::choice("name_order", Chapter::Office, |language| say!(language, "regulation-name-order"), "initials_first")
        // In S1 the stamp of approval has it the other way round, which is no rule for all papers.
        .clauses(Fit::First, &[Preset::S4.says("подпись", "initials_first")])
        .acts();

choices! {
    /// In which year the numbers of papers run.
    NumberYear {
        Calendar "calendar" |language| say!(language, "regulation-paper-numbers-calendar"),
        School "school" |language| say!(language, "regulation-paper-numbers-school"),
    }
}

/// Numbers of papers.
pub static PAPER_NUMBERS: Key<NumberYear> =
    Key::choice("paper_numbers", Chapter::Office, |language| say!(language, "regulation-paper-numbers"), "calendar")
        .acts();

choices! {
    /// Where papers and lists go.
    PapersGo {
        Messenger "messenger" |language| say!(language, "regulation-papers-go-messenger"),
        Folder "folder" |language| say!(language, "regulation-papers-go-folder"),
    }
}

/// Where papers go.
pub static PAPERS_GO: Key<PapersGo> =
    Key::choice("papers_go", Chapter::Office, |language| say!(language, "regulation-papers-go"), "messenger")
        .note(|language| say!(language, "regulation-papers-go-note"))
        .acts();

/// Who answers for the personal data.
pub static OPERATOR: Key<Vec<String>> =
    Key::lines("operator", Chapter::Office, |language| say!(language, "regulation-operator"), 1)
        .note(|language| say!(language, "regulation-operator-note"))
        .concerns(Concern::Everybody)
        .own()
        .acts();

/// Their address.
pub static OPERATOR_ADDRESS: Key<Vec<String>> =
    Key::lines("operator_address", Chapter::Office, |language| say!(language, "regulation-operator-address"), 1)
        .concerns(Concern::Everybody)
        .own()
        .acts();

/// Where questions about the data are asked.
pub static OPERATOR_CONTACT: Key<Vec<String>> =
    Key::lines("operator_contact", Chapter::Office, |language| say!(language, "regulation-operator-contact"), 1)
        .concerns(Concern::Everybody)
        .own()
        .acts();

/// Link of the policy.
pub static POLICY_LINK: Key<Vec<String>> =
    Key::link("policy_link", Chapter::Office, |language| say!(language, "regulation-policy-link"))
        .concerns(Concern::Everybody)
        .own()
        .acts();

/// How long the data are kept.
pub static CONSENT_TERM: Key<Vec<String>> =
    Key::lines("consent_term", Chapter::Office, |language| say!(language, "regulation-consent-term"), 1)
        .concerns(Concern::Everybody)
        .own()
        .acts();

/// The keys that stand in the text of the consent: a change of one is another text, which is asked anew.
pub static CONSENT: [&Rule; 5] =
    [&OPERATOR.rule, &OPERATOR_ADDRESS.rule, &OPERATOR_CONTACT.rule, &POLICY_LINK.rule, &CONSENT_TERM.rule];

/// Legal base.
pub static LEGAL_BASE: Key<Vec<String>> =
    Key::lines("legal_base", Chapter::Office, |language| say!(language, "regulation-legal-base"), 12)
        .clauses(
            Fit::Union,
            &[
                Preset::S2.says("п. 1.4", "распоряжение Минпросвещения России от 06.08.2020 № Р-76"),
                Preset::S3.says("разд. I, п. 1.3", "распоряжение Минпросвещения России от 16.12.2020 № Р-174"),
                Preset::S4.says("п. 1.2", "распоряжение Минпросвещения России от 16.12.2020 № Р-174"),
            ],
        )
        .note(|language| say!(language, "regulation-legal-base-note"));
