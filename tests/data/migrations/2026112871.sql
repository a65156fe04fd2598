-- Somebody who wants to hear nothing at weekends.

UPDATE account SET quiet_weekends = 1 WHERE id = (SELECT min(id) FROM account);
