-- The scan of a signed paper, and where it was published.
UPDATE paper SET scan_hash = '5a57056168b816b3d87a5dbea2570ebb2d2523683766c9f894d8bcd1476d48bf', scan_name = 'приказ.pdf',
    scan_bytes = 70000, scan_at = '2026-10-05T08:00:00+00:00', link = 'https://example.org/orders/12',
    published_at = '2026-10-06T08:00:00+00:00'
WHERE id = 1;
