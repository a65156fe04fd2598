//! Pictures and files of messages to many: albums, files in answer to a data call, and its lists however long they are.

use sim::{NewFile, UpdateId};

use crate::broadcasts::{begins, runs};
use crate::world::{Somebody, World};

/// A picture of one grey dot.
const DOT: &[u8] =
    b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\
        \x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\x0a\x49\x44\x41\x54\x78\x9c\x63\x60\x07\x00\x00\x09\x00\
        \x08\x20\x23\xc3\x8c\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// Sends so many pictures as one album, with these words below the first, and waits until all are there.
async fn sends_album(somebody: &Somebody<'_>, count: usize, caption: &str) {
    let world = somebody.world;
    let part = |place: usize| NewFile {
        kind: "photo",
        name: None,
        bytes: DOT.into(),
        caption: if place == 0 { caption.to_owned() } else { String::new() },
    };
    let sent: Vec<UpdateId> = world.sim.sends_album(somebody.id, (0..count).map(part).collect()).unwrap();
    for update in sent {
        world.answered(update).await;
    }
    world.fetched().await;
}

/// «Events, Broadcasts»: «Telegram puts no buttons under an album: they come in the message after it»: the sender sees all
/// of it before, and gets one answer for it; each gets the album once, with the words and the button below.
#[tokio::test]
async fn an_album_arrives_whole_with_its_button_below() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Лугова Анна Ильинична").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    begins(&irina).await;
    irina.presses("Всем").await;
    irina.presses("Дальше: 2").await;
    irina.sees("пришлите фото, файл или альбом с подписью");
    let long = "я".repeat(1_020);
    sends_album(&irina, 3, &long).await;
    // Words of this length would not fit under one picture; below an album they stand in a message of their own.
    irina.sees("Отправить?");
    irina.presses("Текст").await;
    irina.sees("Приложен альбом: 3 файла");
    sends_album(&irina, 2, "Наша школа").await;
    irina.sees("Отправить?");
    irina.presses("Что под текстом").await;
    irina.presses("Кнопка «Прочитано»").await;
    let before = world.sim.calls("sendMediaGroup");
    irina.presses("Отправить: 2").await;
    runs(&world).await;
    assert_eq!(world.sim.calls("sendMediaGroup"), before + 2);
    for somebody in [&olga, &anna] {
        let got: Vec<_> = world.sim.chat(somebody.id).into_iter().filter(|message| message.is_from_bot()).collect();
        let [.., first, second, words] = got.as_slice() else { panic!("{}", somebody.chat()) };
        assert!(first.album.is_some() && first.album == second.album, "{}", somebody.chat());
        assert!(first.keyboard.is_empty() && first.text.is_empty(), "{}", somebody.chat());
        assert!(words.text.starts_with("Наша школа\n\n— Смирнова Ирина Викторовна"), "{}", words.text);
    }
    olga.presses("Прочитано").await;
    assert!(olga.card().has_button("✅ Прочитано"), "{}", olga.screen());
    assert_eq!(world.count("SELECT count(*) FROM broadcast_recipient WHERE state = 'sent'").await, 2);
    // The files go with whoever has sent them, and the message with its words.
    irina.says("/forget").await;
    irina.presses("Удалить всё").await;
    assert_eq!(world.count("SELECT count(*) FROM broadcast_file").await, 0);
    world.end().await;
}

/// «Events, Data call»: «a number, a short text, a file»: the newest file of a school counts, its people see its name, the
/// sender gets it by one tap, and it goes with whoever has sent it, while the figures stay.
#[tokio::test]
async fn a_file_is_an_answer() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Лугова Анна Ильинична").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    begins(&irina).await;
    irina.presses("Всем").await;
    irina.presses("Дальше: 2").await;
    irina.says("Пришлите план работы").await;
    irina.presses("Что под текстом").await;
    irina.presses("Попросить файл").await;
    irina.presses("Один ответ от школы").await;
    irina.presses("Отправить: 2").await;
    runs(&world).await;
    irina.goes(">1:broadcasts:{\"card\":{\"id\":1}}").await;
    irina.presses("По людям").await;
    irina.presses("Файлы").await;
    irina.sees("Файлов пока нет.");

    olga.presses("Ответить").await;
    olga.sees("Пришлите файл или фото.");
    olga.says("план будет завтра").await;
    olga.sees("Нужен файл или фото");
    olga.done(world.sim.sends_document(olga.id, "план.docx", "слова", "")).await;
    world.fetched().await;
    olga.sees("Ответ принят: план.docx");
    world.deliver().await;
    assert!(anna.chat().contains("✅ Ответ школы: план.docx"), "{}", anna.chat());
    anna.presses("Изменить ответ").await;
    anna.done(world.sim.sends_document(anna.id, "план-2.docx", "другие слова", "")).await;
    world.fetched().await;
    anna.sees("Ответ принят: план-2.docx");
    // Of the same person the one before is gone.
    anna.presses("Изменить ответ").await;
    anna.done(world.sim.sends_document(anna.id, "план-3.docx", "третьи слова", "")).await;
    world.fetched().await;
    assert_eq!(world.count("SELECT count(*) FROM file").await, 2);

    irina.goes(">1:broadcasts:{\"card\":{\"id\":1}}").await;
    irina.sees("Ответили школы: 1 из 1");
    irina.presses("По людям").await;
    irina.presses("Файлы").await;
    irina.sees("Пришёл 1 файл.");
    irina.presses_like("план-3.docx").await;
    assert_eq!(irina.file("план-3.docx"), "третьи слова");
    anna.says("/forget").await;
    anna.presses("Удалить всё").await;
    irina.goes(">1:broadcasts:{\"card\":{\"id\":1}}").await;
    // Her answer counts, and its file is gone with her.
    irina.sees("Доставлено: 2");
    assert_eq!(world.count("SELECT count(*) FROM broadcast_recipient WHERE answered_at IS NOT NULL").await, 2);
    assert_eq!(world.count("SELECT count(*) FROM file WHERE name LIKE 'план-%'").await, 0);
    world.end().await;
}

/// «Events, Data call»: an album is one answer with all of its files; the next one takes its place. Of a video in an album it is
/// said that it is not taken.
#[tokio::test]
async fn an_album_is_an_answer_with_all_its_files() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    begins(&irina).await;
    irina.presses("Всем").await;
    irina.presses("Дальше: 1").await;
    let part = |kind, caption: &str| NewFile { kind, name: None, bytes: DOT.into(), caption: caption.to_owned() };
    let sends = async |somebody: &Somebody<'_>, parts: Vec<NewFile>| {
        for update in world.sim.sends_album(somebody.id, parts).unwrap() {
            world.answered(update).await;
        }
        world.fetched().await;
    };
    sends(&irina, vec![part("photo", "Фото и видео"), part("video", ""), part("photo", "")]).await;
    assert!(irina.chat().contains("❗ Видео из альбома не берём: только фото и файлы."), "{}", irina.chat());
    irina.sees("Отправить?");
    irina.presses("Текст").await;
    irina.sees("Приложен альбом: 2 файла");
    irina.presses("Без альбома").await;
    irina.says("Пришлите фото кабинета").await;
    irina.presses("Что под текстом").await;
    irina.presses("Попросить файл").await;
    irina.presses("Отправить: 1").await;
    runs(&world).await;

    olga.presses("Ответить").await;
    sends(&olga, vec![part("photo", ""), part("photo", ""), part("photo", "")]).await;
    assert!(olga.chat().contains("(+2)"), "{}", olga.chat());
    assert_eq!(world.count("SELECT count(*) FROM file WHERE account_id = 1").await, 3);
    irina.goes(">1:broadcasts:{\"card\":{\"id\":1}}").await;
    irina.presses("По людям").await;
    irina.presses("Файлы").await;
    irina.sees("Пришли 3 файла.");
    // The next answer takes the place of all of it.
    world.deliver().await;
    olga.presses("Изменить ответ").await;
    sends(&olga, vec![part("photo", ""), part("photo", "")]).await;
    assert_eq!(world.count("SELECT count(*) FROM file WHERE account_id = 1").await, 2);
    olga.presses("Изменить ответ").await;
    olga.done(world.sim.sends_document(olga.id, "план.docx", "слова", "")).await;
    world.fetched().await;
    assert_eq!(world.count("SELECT count(*) FROM file WHERE account_id = 1").await, 1);
    world.end().await;
}

/// «Each list with 0, 1, 7, 300 rows»: those of a data call, of people, schools and files, the silent among them.
#[tokio::test]
async fn the_lists_of_a_data_call_however_long() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world
        .tamper(
            "INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
             WITH RECURSIVE numbers (n) AS (SELECT 1001 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1300)
             SELECT n, 1, 'Школа-сад № ' || n, 'Школа-сад № ' || n, CAST(n AS BLOB), ' школа сад ' || n FROM numbers;
             INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                 post_id, enrolled_at)
             SELECT id, 1, id, 'Рядовая', 'Анна ' || id, CAST(id AS BLOB), '', 2, '2026-09-01T00:00:00+00:00'
             FROM organisation WHERE id > 1000;
             INSERT INTO file (id, account_id, hash, name, bytes, received_at, kept)
             SELECT id, 1, printf('%064d', id), 'план-' || id || '.docx', 5, '2026-11-20T09:00:00+00:00', 1
             FROM person WHERE id > 1000",
        )
        .await;
    world
        .tamper(
            "INSERT INTO broadcast (id, municipality_id, author_id, says, asks, whom, by_school, state, made_at, begins_at,
                                    ended_at)
             SELECT value, 1, 1, '{\"text\":\"Пришлите план\"}', '\"file\"',
                    '{\"ru\":[\"координатор\",\"все\"],\"en\":[\"coordinator\",\"all\"]}', 1, 'done',
                    '2026-11-20T09:00:00+00:00', '2026-11-20T09:00:00+00:00', '2026-11-20T09:00:00+00:00'
             FROM json_each('[1,2,3,4]');
             INSERT INTO broadcast_recipient (broadcast_id, person_id, organisation_id, state, sent_at, answered_at, nth,
                                              file_id)
             SELECT asked.value ->> 0, person.id, person.id, 'sent', '2026-11-20T09:00:00+00:00', '2026-11-20T10:00:00+00:00', person.id, person.id
             FROM json_each('[[2,1],[3,7],[4,300]]') AS asked JOIN person ON person.id BETWEEN 1001 AND 1000 + (asked.value ->> 1)",
        )
        .await;
    for (number, rows) in [(1, 0), (2, 1), (3, 7), (4, 300)] {
        irina.goes(&format!(">1:broadcasts:{{\"card\":{{\"id\":{number}}}}}")).await;
        irina.sees(&format!("Ответили школы: {rows} из {rows}"));
        if rows == 0 {
            irina.does_not_see("По людям");
            continue;
        }
        irina.presses("По людям").await;
        let said =
            |one: &str, many: &str| if rows == 1 { one.to_owned() } else { many.replace("{}", &rows.to_string()) };
        irina.sees(&said("Всего 1 человек.", "Всего {} человек."));
        irina.presses("Школы").await;
        irina.sees(&said("Всего 1 школа.", "Всего {} школ."));
        irina.sees("Школа-сад № 1001 — план-1001.docx");
        assert_eq!(irina.card().has_button("1 из 30"), rows == 300, "{}", irina.screen());
        irina.presses("Школы молчат").await;
        irina.sees("Таких школ нет.");
        irina.presses("Файлы").await;
        irina.sees(&said("Пришёл 1 файл.", "Пришло {} файлов."));
        assert!(irina.card().has_button("Школа-сад № 1001 — план-1001.docx"), "{}", irina.screen());
        assert!(irina.card().keyboard.len() <= 12, "{}", irina.screen());
    }
    irina.presses("‹ Назад").await;
    irina.presses("Таблица").await;
    assert!(irina.chat().contains("Сбор_4_2026-11-21.xlsx"), "{}", irina.chat());
    world.end().await;
}
