-- A cluster that stands for a difficulty.
UPDATE groups SET made_for = 'difficulty' WHERE id = 1;
