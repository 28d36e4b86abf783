# More than one MiB of remarks.
{
  printf 'remarks: |\n'
  for _ in $(seq 20000); do printf '  %s\n' 'The whole report was pasted into the record, page after page.'; done
} >>requests/2025-01.yaml
