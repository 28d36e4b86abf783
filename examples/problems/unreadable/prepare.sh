chmod 000 requests/2025-01.yaml
