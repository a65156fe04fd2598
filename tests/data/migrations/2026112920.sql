-- A message to a group and a post that is under way, one that has ended, and a file with words below it.

INSERT INTO broadcast (id, municipality_id, author_id, says, asks, whom, state, made_at, begins_at, next_at)
SELECT 1, 1, 1, '{"text":"Семинар перенесён"}', '{"question":{"asks":"Придёте?","options":["Да","Нет"]}}',
       '{"ru":["координатор","кластер"],"en":["coordinator","cluster"]}', 'sending', '2026-11-20T10:00:00+00:00', '2026-11-20T10:00:00+00:00',
       '2026-11-20T10:00:03+00:00';
INSERT INTO broadcast (id, municipality_id, says, asks, whom, everybody, state, stopped_by, made_at, begins_at, ended_at)
VALUES (2, 1, '{"text":""}', '"nothing"', '{"ru":["координатор","все"],"en":["coordinator","all"]}', 1, 'cancelled', 'erased',
        '2026-11-20T10:00:00+00:00', '2026-11-20T10:00:00+00:00', '2026-11-20T11:00:00+00:00');
INSERT INTO broadcast_filter (broadcast_id, kind, group_id) SELECT 1, 'group', min(id) FROM groups;
INSERT INTO broadcast_filter (broadcast_id, kind, number) VALUES (1, 'post', 1);
INSERT INTO broadcast_filter (broadcast_id, kind, event_id, part) SELECT 1, 'event', min(id), 'going' FROM event;
INSERT INTO broadcast_filter (broadcast_id, kind, organisation_id) SELECT 1, 'organisation', min(id) FROM organisation;
INSERT INTO broadcast_recipient (broadcast_id, person_id, state, sent_at, read_at, answer, answered_at, nth,
                                 organisation_id)
VALUES (1, 1, 'sent', '2026-11-20T10:00:01+00:00', '2026-11-20T10:01:00+00:00', 1, '2026-11-20T10:01:00+00:00', 1, 1),
       (2, NULL, 'unreached', NULL, NULL, NULL, NULL, NULL, NULL);
UPDATE file SET caption = '{"text":"Снимок"}' WHERE id = (SELECT min(id) FROM file);
