-- A session whose card has two labels.
UPDATE session SET labels = 'a1b2c3d4
0badf00d' WHERE room = 'today';
