-- An event of a kind of the municipality's own.
INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_by, created_at, for_all, own_kind)
VALUES (913, 1, 'other', 'Августовка', ' августовка', '2026-12-14T09:00:00+00:00', 'Школа № 3', 1,
        '2026-11-20T06:00:00+00:00', 1, 'Августовское совещание');
