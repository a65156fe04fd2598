-- What a button says of a long name of the reference lists: buttons keep to 24 signs, papers and cards to the full name.
ALTER TABLE post ADD COLUMN label_ru TEXT CHECK (length(label_ru) <= 24);
ALTER TABLE post ADD COLUMN label_en TEXT CHECK (length(label_en) <= 24);
ALTER TABLE subject ADD COLUMN label_ru TEXT CHECK (length(label_ru) <= 24);
ALTER TABLE subject ADD COLUMN label_en TEXT CHECK (length(label_en) <= 24);

UPDATE post SET label_ru = 'Директор, заведующий' WHERE name_ru = 'Руководитель (директор, заведующий)';
UPDATE post SET label_ru = 'Педагог допобразования', label_en = 'Extra classes teacher'
WHERE name_ru = 'Педагог дополнительного образования';
UPDATE post SET label_ru = 'Советник по воспитанию' WHERE name_ru = 'Советник директора по воспитанию';
UPDATE post SET label_ru = 'Преподаватель ОБЗР', label_en = 'Safety teacher'
WHERE name_ru = 'Преподаватель-организатор ОБЗР';
UPDATE post SET label_ru = 'Инструктор физкультуры', label_en = 'PE instructor'
WHERE name_ru = 'Инструктор по физической культуре';
UPDATE post SET label_en = 'Senior nursery teacher' WHERE name_ru = 'Старший воспитатель';
UPDATE post SET label_ru = 'Мастер производства', label_en = 'Vocational master'
WHERE name_ru = 'Мастер производственного обучения';
UPDATE post SET label_ru = 'Рук. физвоспитания', label_en = 'Head of PE'
WHERE name_ru = 'Руководитель физического воспитания';
UPDATE post SET label_ru = 'Руководитель отдела' WHERE name_ru = 'Руководитель структурного подразделения';
UPDATE subject SET label_ru = 'Родной язык, литература', label_en = 'Native language'
WHERE name_ru = 'Родной язык и литература';
UPDATE subject SET label_en = 'Religions and ethics' WHERE name_ru = 'ОРКСЭ';
UPDATE subject SET label_en = 'Extracurricular' WHERE name_ru = 'Внеурочная деятельность';
