-- A zone by the regulation, and another one by the settings.

UPDATE municipality SET settings_zone = 'Europe/Samara' WHERE id = 1;
