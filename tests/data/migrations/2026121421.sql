-- A mark of somebody who promised a report, and of whom no leader has said what they brought.
INSERT INTO event_speaker (event_id, person_id, topic, contribution)
SELECT event_id, person_id, 'Критерии вместо отметок', 'report' FROM mark
WHERE person_id IS NOT NULL AND contribution IS NULL AND topic IS NULL
  AND NOT EXISTS (SELECT 1 FROM event_speaker AS named
                  WHERE named.event_id = mark.event_id AND named.person_id = mark.person_id);
UPDATE mark SET follows_promise = 1
WHERE person_id IS NOT NULL AND contribution IS NULL AND topic IS NULL;
