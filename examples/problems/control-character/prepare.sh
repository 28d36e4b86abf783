# An override of the writing direction, as text copied from a document may hold it.
printf 'remarks: The letter \342\200\256(scanned) is in the archive.\n' >>requests/2025-01.yaml
