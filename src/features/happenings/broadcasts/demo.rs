//! Its share of the invented municipality: a question to everybody, an album, and two data calls to the schools, of which one is
//! answered with files; and two messages that wait for the digest of one who wishes it.

use rand::Rng;

use super::digests;
use super::sending::store::{self, New};
use super::telling::Under;
use crate::features::Town;
use crate::files::store::{self as files, Found};
use crate::ids::{AccountId, BroadcastId, FileId, PersonId};
use crate::model::audience::Audience;
use crate::papers::qr;
use crate::talk::{Qr, Result, Styled, Trouble, files as kept, session};
use crate::text::Bilingual;

/// The place of the one who wishes a digest of the day: none of those whose phones stand on the page first.
const DIGEST: usize = 2;

/// Sends all of them, some days ago; what comes with the digest was sent just now.
pub async fn send(town: &mut Town) -> Result<()> {
    let question = Under::Question {
        asks: "Придёте на муниципальные чтения 10 декабря?".to_owned(),
        options: ["Приду", "Не смогу", "Пока не знаю"].map(str::to_owned).to_vec(),
    };
    let words = "Приглашаем на муниципальные методические чтения. Начало в 14:00, школа № 3.";
    one(town, 4, words, question, Vec::new()).await?;
    town.days_ago(3);
    let author = town.people[0].account;
    let mut pictures = Vec::new();
    for (nth, page) in ["programme", "questionnaire"].into_iter().enumerate() {
        pictures.push(picture(town, author, page, Some(nth as i64)).await?);
    }
    let words = "Программа чтений и анкета участника: наведите камеру телефона.";
    one(town, 3, words, Under::Read, pictures).await?;
    one(town, 2, "Сколько педагогов вашей школы готовы провести открытый урок в январе?", Under::Number, Vec::new())
        .await?;
    one(town, 1, "Пришлите фото стенда методической работы вашей школы.", Under::File, Vec::new()).await?;
    digest(town).await
}

/// Two ordinary messages have reached all but one, who gets them together at the hour of the digest.
async fn digest(town: &mut Town) -> Result<()> {
    let Some(wishes) = town.people.get(DIGEST).copied() else { return Ok(()) };
    session::set_digest(&mut town.tx, wishes.account, true).await?;
    town.at(town.now);
    let at = digests::next(&mut town.tx).await?;
    for words in [
        "Открыта запись на курсы центра непрерывного повышения квалификации, до пятницы.",
        "Сборник лучших уроков района вышел, спрашивайте у руководителя кластера.",
    ] {
        let id = one(town, 0, words, Under::Nothing, Vec::new()).await?;
        store::invented_digest(&mut town.tx, id, wishes.person, at).await?;
    }
    Ok(())
}

/// A picture of somebody: a code, since no photo is everybody's.
async fn picture(town: &mut Town, account: AccountId, page: &str, nth: Option<i64>) -> Result<FileId> {
    let link = format!("https://example.org/lesnoy/{page}");
    let code = Qr { title: String::new(), link, lines: Vec::new(), caption: String::new() };
    let drawn = qr::draw(&code).map_err(Trouble::fault)?;
    let hash = town.tx.around.files.put(&drawn).map_err(Trouble::fault)?;
    let found = Found {
        name: format!("{page}.png"),
        kind: Some("image/png".to_owned()),
        bytes: i64::try_from(drawn.len()).map_err(Trouble::fault)?,
        caption: None,
        album: nth.map(|_| "demo".to_owned()),
        nth,
    };
    let now = town.tx.now;
    let file = files::add(town.tx.db(), account, &hash, &found, now).await?;
    kept::keep(&mut town.tx, file).await?;
    Ok(file)
}

async fn one(town: &mut Town, days: i64, words: &str, under: Under, pictures: Vec<FileId>) -> Result<BroadcastId> {
    town.days_ago(days);
    let author = town.coordinator().await?.id();
    let (says, audience) = (Styled::plain(words), Audience { everybody: true, ..Audience::default() });
    let (by_number, by_file) = (under == Under::Number, under == Under::File);
    let both = |ru: &str, en: &str| Bilingual { ru: ru.to_owned(), en: en.to_owned() };
    let others: Vec<(PersonId, AccountId)> =
        town.people.iter().map(|it| (it.person, it.account)).filter(|(person, _)| *person != author).collect();
    let mut pictures = pictures.into_iter();
    let new = New {
        says: &says,
        file: pictures.next().map(|file| (file, true)),
        rest: pictures.collect(),
        under: &under,
        audience: &audience,
        role: both("координатор", "coordinator"),
        whom: both("все", "everybody"),
        begins_at: town.tx.now,
        by_school: by_number || by_file,
        urgent: false,
        reached: others.len() as i64,
    };
    let id = store::create(&mut town.tx, author, new).await?;
    let (mut told, mut sent) = (Vec::with_capacity(others.len()), Vec::new());
    for (person, account) in others {
        let answers = town.chance(if by_number || by_file { 20 } else { 70 });
        let most = if by_number { 9 } else { 3 };
        let answer = answers.then(|| town.random.random_range(0..most));
        if answer.is_some() && by_file && sent.len() < FILES {
            sent.push((person, picture(town, account, "stand", None).await?));
        }
        told.push((person, answer.filter(|_| !by_file)));
    }
    store::invented(&mut town.tx, id, &told, by_number).await?;
    store::invented_files(&mut town.tx, id, &sent).await?;
    town.at(town.now);
    Ok(id)
}

/// So many schools have sent a picture already.
const FILES: usize = 6;
