-- What papers were made from; forms of the name of somebody whom the bot does not know.
INSERT INTO paper_organisation (paper_id, organisation_id) SELECT 1, min(id) FROM organisation WHERE municipality_id = 1;
UPDATE paper SET regulation = 1 WHERE id = 1;
INSERT INTO typed_name_form VALUES (1, 'Жданок Антон Иванович', ' жданок антон иванович', 'genitive',
                                    'Жданока Антона Ивановича');
