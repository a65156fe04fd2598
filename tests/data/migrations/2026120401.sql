-- A guest who turned out to be somebody: at one event.
INSERT INTO guest_joining (municipality_id, person_id, name, joined_at, marks, records)
VALUES (1, 1, 'Гостева Анна', '2026-11-20T06:00:00+00:00', '[[1,"Гостева Анна","present",null,null,null]]',
        '[[1,"Гостева Анна","2026-10-01",null,null,0]]');
