-- What the card of an event in a group chat shows, as a mark of it: a card whose mark is another one has become untrue.
CREATE VIEW event_print AS
    SELECT event.id AS event_id,
           event.kind || '|' || event.title || '|' || event.starts_at || '|' || coalesce(event.ends_at, '') || '|' || event.place
               || '|' || (event.cancelled_at IS NOT NULL) || coalesce('|' || event.own_kind, '')
               || iif(event.all_day, '|day', '') || '|'
               || (SELECT group_concat(name, ', ')
                   FROM (SELECT groups.name FROM event_group CROSS JOIN groups ON groups.id = event_group.group_id
                         WHERE event_group.event_id = event.id ORDER BY groups.sort_form, groups.id)) AS print
    FROM event;
