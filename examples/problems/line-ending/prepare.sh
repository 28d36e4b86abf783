# Line ends as on Windows are accepted; a carriage return alone is not.
sed -i 's/$/\r/' requests/2025-01.yaml
printf 'remarks: Sent twice.\r\n' >>requests/2025-01.yaml
printf 'remarks: Sent twice.\rBy post.\n' >>requests/2025-02.yaml
