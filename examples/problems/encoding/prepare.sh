# \350 and \351 are letters with accents in Latin-1, no characters of UTF-8.
printf 'remarks: Minist\350re de l\047int\351rieur\n' >>requests/2025-01.yaml
