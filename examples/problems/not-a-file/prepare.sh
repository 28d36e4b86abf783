mkdir requests
ln -s ../sources/2025-01.yaml requests/2025-01.yaml
