-- What holds in a municipality by its regulation is a paper, too.
INSERT INTO paper_kind VALUES ('rules');
