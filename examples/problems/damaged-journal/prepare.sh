mkdir -p .mieux/journal
printf 'mieux.journal/1\n- 0123' >.mieux/journal/commit
